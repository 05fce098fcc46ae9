package io.doudou.gossip;

import io.doudou.gossip.wire.Envelope.Encryption;
import io.doudou.option.Option;

import java.time.Duration;
import java.util.List;

/** What an operator may choose about the cluster; the names that go-doudou has mean the same. */
public final class GossipOptions {

    /** The port of a seed that is written without one. */
    static final int SEED_PORT = 56199;

    /**
     * Members to join, as a list of {@code host:port}, asked again and again; empty: others join
     * this one. Without a port it is 56199.
     */
    public static final Option<String> SEED =
            Option.text("GDD_MEM_SEED", "")
                    .where(Seeds::isList, "a list of host or host:port, at most 100 of them");

    /** The unique name of this member. Unless chosen, the name of the machine. */
    public static final Option<String> NAME =
            Option.text("GDD_MEM_NAME", "")
                    .where(name -> name.length() <= 128, "at most 128 characters");

    /**
     * The address that others are told: an address, or a host name where all members are told host
     * names (go-doudou); {@code .suffix} is the name of the machine with that suffix. Unless
     * chosen, the first private address of the machine.
     */
    public static final Option<String> HOST =
            Option.text("GDD_MEM_HOST", "").where(Advertised::isHost, "an address or a host name");

    /**
     * The port for datagrams and streams, on which others are told to reach this member; 0: any.
     */
    public static final Option<Integer> PORT = Option.integer("GDD_MEM_PORT", 0).within(0, 65535);

    /** The address to listen on; empty: all addresses of the machine. */
    public static final Option<String> BIND =
            Option.text("GDD_MEM_BIND", "")
                    .where(Networks::isAddress, "empty, or an IPv4 or IPv6 address");

    /**
     * Which kind of address is used; {@code auto}: that of the host that others are told, or of the
     * address to listen on, else IPv4.
     */
    public static final Option<Family> FAMILY = Option.choice("GDD_MEM_FAMILY", Family.AUTO);

    /** How members write addresses; {@code auto}: as the first one does that is met. */
    public static final Option<DialectChoice> DIALECT =
            Option.choice("GDD_MEM_DIALECT", DialectChoice.AUTO);

    /**
     * The numbers of the protocol; {@code auto}: those of go-doudou in its dialect, and otherwise
     * our own, which tell all of a crash within 5 seconds.
     */
    public static final Option<ProfileChoice> PROFILE =
            Option.choice("GDD_MEM_PROFILE", ProfileChoice.AUTO);

    /**
     * How long a dead member is still told the news before it is forgotten. Unless chosen, that of
     * the profile: 30s.
     */
    public static final Option<Duration> DEAD_TIMEOUT =
            Option.seconds("GDD_MEM_DEAD_TIMEOUT", Duration.ofSeconds(30));

    /**
     * How often two members exchange all they know. Unless chosen, that of the profile: 5s in that
     * of go-doudou.
     */
    public static final Option<Duration> SYNC_INTERVAL =
            Option.seconds("GDD_MEM_SYNC_INTERVAL", Duration.ofSeconds(5));

    /**
     * How long after its death the name of a member may come back at another address. Unless
     * chosen, that of the profile: 3s in that of go-doudou.
     */
    public static final Option<Duration> RECLAIM_TIMEOUT =
            Option.seconds("GDD_MEM_RECLAIM_TIMEOUT", Duration.ofSeconds(3));

    /** How much of the calls this node wants, compared to others. */
    public static final Option<Integer> WEIGHT =
            Option.integer("GDD_MEM_WEIGHT", 1).within(1, 1000);

    /**
     * The keys of the cluster, as a list in Base64 or hexadecimal of 16, 24 or 32 bytes each: the
     * first one encrypts, all of them decrypt; empty: nothing is encrypted.
     */
    public static final Option<String> KEY =
            Option.text("GDD_MEM_KEY", "")
                    .where(Keys::isList, "a list of keys of 16, 24 or 32 bytes, Base64 or hex")
                    .secret();

    /**
     * What a key demands, for switching it on in a running cluster: {@code understood}: send plain;
     * {@code sent}: send encrypted, and take plain too; {@code demanded}: take nothing plain.
     */
    public static final Option<Encryption> ENCRYPTION =
            Option.choice("GDD_MEM_ENCRYPTION", Encryption.DEMANDED);

    /** The name of the cluster: members with another one are not heard. Empty: none. */
    public static final Option<String> LABEL =
            Option.text("GDD_MEM_LABEL", "")
                    .where(label -> label.length() <= 85, "at most 85 characters");

    /** Networks whose members are accepted: {@code 10.0.0.0/8, ::1}; empty: all. */
    public static final Option<String> CIDRS_ALLOWED =
            Option.text("GDD_MEM_CIDRS_ALLOWED", "")
                    .where(Networks::isList, "a list of networks such as 10.0.0.0/8 or ::1");

    /**
     * Whether a cluster without a key may use an address that is neither loopback nor private,
     * where everybody who reaches the port is trusted.
     */
    public static final Option<Boolean> PUBLIC = Option.flag("GDD_MEM_PUBLIC", false);

    /** Whether messages are compressed. */
    public static final Option<Boolean> COMPRESSION = Option.flag("GDD_MEM_COMPRESSION", true);

    /**
     * The protocol version that is spoken. 1 only where all members have one port and old releases
     * are among them.
     */
    public static final Option<Integer> PROTOCOL =
            Option.integer("GDD_MEM_PROTOCOL", 2).within(1, 5);

    /**
     * Lowest, highest and spoken version of the application's own messages; members of Serf demand
     * {@code 2 5 4}, others nothing but {@code 0 0 0}.
     */
    public static final Option<String> DELEGATE_VERSIONS =
            Option.text("GDD_MEM_DELEGATE_VERSIONS", "0 0 0")
                    .where(DelegateVersions::areThree, "three numbers, 0 to 255, such as 2 5 4");

    /** Whether the start fails when no seed answers; otherwise they are asked until one does. */
    public static final Option<Boolean> STRICT = Option.flag("GDD_MEM_STRICT", false);

    /** How long a start waits for a seed to answer. */
    public static final Option<Duration> JOIN_TIMEOUT =
            Option.duration("GDD_MEM_JOIN_TIMEOUT", Duration.ofSeconds(5));

    /** How long a member that leaves still answers, so that all others learn that it left. */
    public static final Option<Duration> LEAVE_TIMEOUT =
            Option.duration("GDD_MEM_LEAVE_TIMEOUT", Duration.ofSeconds(5));

    /**
     * A file in which the addresses of members are kept, so that this one finds its cluster again
     * after a restart without a seed. Empty: none.
     */
    public static final Option<String> MEMORY = Option.text("GDD_MEM_MEMORY", "");

    /** All of them, for the pages and warnings that list them. */
    public static final List<Option<?>> ALL =
            List.of(
                    SEED,
                    NAME,
                    HOST,
                    PORT,
                    BIND,
                    FAMILY,
                    DIALECT,
                    PROFILE,
                    DEAD_TIMEOUT,
                    SYNC_INTERVAL,
                    RECLAIM_TIMEOUT,
                    WEIGHT,
                    KEY,
                    ENCRYPTION,
                    LABEL,
                    CIDRS_ALLOWED,
                    PUBLIC,
                    COMPRESSION,
                    PROTOCOL,
                    DELEGATE_VERSIONS,
                    STRICT,
                    JOIN_TIMEOUT,
                    LEAVE_TIMEOUT,
                    MEMORY);

    private GossipOptions() {}

    /** Which kind of address a cluster uses. */
    public enum Family {
        AUTO,
        IPV4,
        IPV6
    }

    /** How addresses are written, or that the first member that is met decides. */
    public enum DialectChoice {
        AUTO,
        MEMBERLIST,
        GO_DOUDOU
    }

    /** The numbers of the protocol, or that the dialect decides. */
    public enum ProfileChoice {
        AUTO,
        STANDARD,
        LAN,
        WAN,
        LOOPBACK,
        GO_DOUDOU
    }
}
