package io.doudou.gossip;

import io.doudou.gossip.GossipOptions.DialectChoice;
import io.doudou.gossip.GossipOptions.Family;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.Envelope;
import io.doudou.gossip.wire.Envelope.Compression;
import io.doudou.gossip.wire.Envelope.LabelCheck;
import io.doudou.gossip.wire.Host;
import io.doudou.gossip.wire.Versions;
import io.doudou.option.Option;
import io.doudou.option.Settings;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was chosen for one member, read from the settings once and checked as a whole. Making one
 * may block: the names of this machine and of its host are looked up.
 */
final class ClusterConfig {

    private final Settings settings;
    private final StandardProtocolFamily family;
    private final InetAddress bind;
    private final String host;
    private final Optional<InetAddress> address;
    private final Envelope envelope;
    private final Networks networks;

    /**
     * @throws IllegalArgumentException when choices do not go together, naming them and what to do
     */
    ClusterConfig(Settings settings) {
        this.settings = settings;
        this.family = family(settings);
        this.bind = bind(settings, family);
        this.host = Advertised.host(settings.get(GossipOptions.HOST), bind);
        this.address = resolve(host);
        this.envelope = envelope(settings);
        this.networks = Networks.of(settings.get(GossipOptions.CIDRS_ALLOWED));
        requireAddress();
        requireSecrecy();
    }

    private void requireAddress() {
        if (address.isEmpty() && settings.get(GossipOptions.DIALECT) == DialectChoice.MEMBERLIST) {
            throw new IllegalArgumentException(
                    "GDD_MEM_HOST is \""
                            + host
                            + "\", which does not resolve, and members of dialect memberlist are"
                            + " told addresses: name an address, or set GDD_MEM_DIALECT=go-doudou");
        }
        address.filter(one -> !networks.allow(one))
                .ifPresent(
                        one -> {
                            throw new IllegalArgumentException(
                                    "the own address "
                                            + Advertised.text(one)
                                            + " is in none of the networks of"
                                            + " GDD_MEM_CIDRS_ALLOWED: add its network, or choose"
                                            + " another GDD_MEM_HOST");
                        });
    }

    private void requireSecrecy() {
        var isPublic = address.isPresent() && !Networks.isPrivate(address.get());
        if (isPublic && isOpen() && !settings.get(GossipOptions.PUBLIC)) {
            throw new IllegalArgumentException(
                    "the cluster has no key, and "
                            + Advertised.text(address.get())
                            + " can be reached by anybody: set GDD_MEM_KEY, choose a private"
                            + " GDD_MEM_HOST, or set GDD_MEM_PUBLIC=true to trust everybody");
        }
    }

    private static StandardProtocolFamily family(Settings settings) {
        var literals =
                settings.get(GossipOptions.BIND).isEmpty()
                        ? settings.get(GossipOptions.HOST)
                        : settings.get(GossipOptions.BIND);
        return switch (settings.get(GossipOptions.FAMILY)) {
            case Family.IPV4 -> StandardProtocolFamily.INET;
            case Family.IPV6 -> StandardProtocolFamily.INET6;
            case Family.AUTO ->
                    literals.contains(":")
                            ? StandardProtocolFamily.INET6
                            : StandardProtocolFamily.INET;
        };
    }

    private static InetAddress bind(Settings settings, ProtocolFamily family) {
        var chosen = settings.get(GossipOptions.BIND);
        if (chosen.isEmpty()) {
            return InetAddress.ofLiteral(family == StandardProtocolFamily.INET ? "0.0.0.0" : "::");
        }
        var address = InetAddress.ofLiteral(chosen);
        if (address instanceof Inet6Address && family == StandardProtocolFamily.INET) {
            throw new IllegalArgumentException(
                    "GDD_MEM_BIND is \"" + chosen + "\", but GDD_MEM_FAMILY is ipv4");
        }
        return address;
    }

    private Optional<InetAddress> resolve(String host) {
        return Resolver.addresses(host, prefersIp4()).stream().findFirst();
    }

    private static Envelope envelope(Settings settings) {
        return new Envelope(
                settings.get(GossipOptions.LABEL),
                LabelCheck.STRICT,
                Keys.ring(settings.get(GossipOptions.KEY)),
                settings.get(GossipOptions.ENCRYPTION),
                settings.get(GossipOptions.PROTOCOL) == 1 ? 0 : 1,
                settings.get(GossipOptions.COMPRESSION) ? Compression.LZW : Compression.NONE);
    }

    ProtocolFamily family() {
        return family;
    }

    boolean prefersIp4() {
        return family == StandardProtocolFamily.INET;
    }

    InetAddress bind() {
        return bind;
    }

    int port() {
        return settings.get(GossipOptions.PORT);
    }

    String name() {
        var chosen = settings.get(GossipOptions.NAME);
        return chosen.isEmpty() ? Advertised.machine() : chosen;
    }

    /** The host that others are told, as text. */
    String host() {
        return host;
    }

    Envelope envelope() {
        return envelope;
    }

    Networks networks() {
        return networks;
    }

    /** Whether everybody who reaches the port is trusted. */
    boolean isOpen() {
        return envelope.keyRing().isEmpty();
    }

    Seeds seeds() {
        return Seeds.of(settings.get(GossipOptions.SEED));
    }

    boolean isStrict() {
        return settings.get(GossipOptions.STRICT);
    }

    Duration joinTimeout() {
        return settings.get(GossipOptions.JOIN_TIMEOUT);
    }

    Duration leaveTimeout() {
        return settings.get(GossipOptions.LEAVE_TIMEOUT);
    }

    Optional<Path> memory() {
        var path = settings.get(GossipOptions.MEMORY);
        return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    }

    /** Whether the first member that is met decides about the dialect. */
    boolean isDialectOpen() {
        return settings.get(GossipOptions.DIALECT) == DialectChoice.AUTO;
    }

    /** The dialect to begin with. A name without an address can only be told as a text. */
    Dialect dialect() {
        return switch (settings.get(GossipOptions.DIALECT)) {
            case MEMBERLIST -> Dialect.MEMBERLIST;
            case GO_DOUDOU -> Dialect.GO_DOUDOU;
            case AUTO -> address.isPresent() ? Dialect.MEMBERLIST : Dialect.GO_DOUDOU;
        };
    }

    /** The own host in a dialect. */
    Host host(Dialect dialect) {
        return switch (dialect) {
            case GO_DOUDOU -> dialect.host(host);
            case MEMBERLIST ->
                    dialect.host(
                            address.orElseThrow(
                                    () -> new IllegalStateException(host + " has no address")));
        };
    }

    /** Whether this member can tell its host in a dialect. */
    boolean speaks(Dialect dialect) {
        return dialect == Dialect.GO_DOUDOU || address.isPresent();
    }

    Versions versions() {
        return DelegateVersions.versions(
                settings.get(GossipOptions.PROTOCOL),
                settings.get(GossipOptions.DELEGATE_VERSIONS));
    }

    Profile profile(Dialect dialect) {
        var profile =
                switch (settings.get(GossipOptions.PROFILE)) {
                    case AUTO ->
                            dialect == Dialect.GO_DOUDOU ? Profile.GO_DOUDOU : Profile.STANDARD;
                    case STANDARD -> Profile.STANDARD;
                    case LAN -> Profile.LAN;
                    case WAN -> Profile.WAN;
                    case LOOPBACK -> Profile.LOOPBACK;
                    case GO_DOUDOU -> Profile.GO_DOUDOU;
                };
        var own = profile.with();
        ifChosen(GossipOptions.DEAD_TIMEOUT, own::gossipToTheDead);
        ifChosen(GossipOptions.SYNC_INTERVAL, own::pushPullInterval);
        ifChosen(GossipOptions.RECLAIM_TIMEOUT, own::deadNodeReclaim);
        return own.build();
    }

    private void ifChosen(Option<Duration> option, Consumer<Duration> use) {
        if (settings.has(option)) {
            use.accept(settings.get(option));
        }
    }

    /** What the machine puts up with: members only in allowed networks. */
    Limits limits(Dialect dialect) {
        return Limits.STANDARD.withNetworks(
                host -> dialect.literal(host).map(networks::allow).orElse(true));
    }

    /** This member as others are told in a dialect. */
    Setup setup(Dialect dialect, int port, Bytes meta) {
        var self = new Identity(name(), new Address(host(dialect), port), meta, versions());
        return new Setup(self, dialect, profile(dialect), limits(dialect));
    }
}
