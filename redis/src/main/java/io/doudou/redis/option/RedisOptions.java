package io.doudou.redis.option;

import io.doudou.option.Option;

import java.time.Duration;
import java.util.List;

/** What an operator may choose about Redis. Where gosd has a name for it, that counts too. */
public final class RedisOptions {

    /**
     * Where the server is: a host, {@code host:port}, or {@code rediss://host:port} for an
     * encrypted connection; several, separated by commas, are tried one after another. Also {@code
     * gosdRedisAddr}. Unless chosen, what {@code GDD_REGISTRY_ADDRESS} and {@code
     * GDD_BROKER_ADDRESS} say, else {@code localhost:6379}.
     */
    public static final Option<String> ADDRESS =
            Option.text("GDD_REDIS_ADDRESS", "")
                    .orKey("gosdRedisAddr")
                    .where(Address::isList, "a host or host:port, or a list of them");

    /** The user to log in as (ACL); empty: the default one. */
    public static final Option<String> USER = Option.text("GDD_REDIS_USER", "");

    /** The password to log in with; empty: none is sent. Also {@code gosdRedisPassword}. */
    public static final Option<String> PASSWORD =
            Option.text("GDD_REDIS_PASSWORD", "").orKey("gosdRedisPassword").secret();

    /**
     * The number of the database, which keeps environments on one server apart. Also {@code
     * gosdRedisDB}.
     */
    public static final Option<Integer> DATABASE =
            Option.integer("GDD_REDIS_DATABASE", 0).orKey("gosdRedisDB").within(0, 1_000_000);

    /** Whether connections to all addresses are encrypted; the server then has a certificate. */
    public static final Option<Boolean> TLS = Option.flag("GDD_REDIS_TLS", false);

    /**
     * A PEM file with the certificates that the server is trusted by. Empty: those that come with
     * the JDK.
     */
    public static final Option<String> TRUST = Option.text("GDD_REDIS_TRUST", "");

    /** How long opening a connection may take, and each wait for an answer. */
    public static final Option<Duration> TIMEOUT =
            Option.duration("GDD_REDIS_TIMEOUT", Duration.ofSeconds(2))
                    .within(Duration.ofMillis(10), Duration.ofMinutes(1));

    /** The key of the hash in which services are listed; what gosd uses is {@code gosd}. */
    public static final Option<String> KEY =
            Option.text("GDD_REDIS_KEY", "gosd").where(key -> !key.isBlank(), "a text, not empty");

    /**
     * How entries of the list live. {@code leased}: they end a while after their process has
     * crashed, and changes are told at once; beside the list this uses keys that begin with its
     * name and a colon. {@code strict}: exactly as gosd does it.
     */
    public static final Option<ListMode> LIST = Option.choice("GDD_REDIS_LIST", ListMode.LEASED);

    /** How often the list is read, give or take a fifth. */
    public static final Option<Duration> REFRESH =
            Option.duration("GDD_REDIS_REFRESH", Duration.ofSeconds(3))
                    .within(Duration.ofMillis(100), Duration.ofHours(1));

    /**
     * Whether the start fails when the server cannot be reached; otherwise it is tried again and
     * again, and the node is registered as soon as it can be.
     */
    public static final Option<Boolean> REQUIRED = Option.flag("GDD_REDIS_REQUIRED", false);

    /**
     * How long after the last sign of a subscriber its messages go to another member of its queue.
     * A member that stops hands them over at once.
     */
    public static final Option<Duration> TAKEOVER =
            Option.duration("GDD_REDIS_TAKEOVER", Duration.ofSeconds(15))
                    .within(Duration.ofMillis(300), Duration.ofHours(1));

    /** Messages of a topic that are kept for queues none of whose members is there. */
    public static final Option<Integer> KEPT =
            Option.integer("GDD_REDIS_KEPT", 100_000).within(1, 100_000_000);

    /** What the registry reads. */
    public static final List<Option<?>> REGISTRY =
            List.of(
                    ADDRESS, USER, PASSWORD, DATABASE, TLS, TRUST, TIMEOUT, KEY, LIST, REFRESH,
                    REQUIRED);

    /** What the broker reads. */
    public static final List<Option<?>> BROKER =
            List.of(
                    ADDRESS, USER, PASSWORD, DATABASE, TLS, TRUST, TIMEOUT, TAKEOVER, KEPT,
                    REQUIRED);

    /** How entries of the list live. */
    public enum ListMode {
        /** With a lease. */
        LEASED,
        /** As gosd does it, for ever. */
        STRICT
    }

    private RedisOptions() {}
}
