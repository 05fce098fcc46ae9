package io.doudou.http.client;

import io.doudou.codec.Codecs;
import io.doudou.http.ClientOptions;
import io.doudou.http.loop.Engine;
import io.doudou.http.wire.MessageForm;
import io.doudou.option.Settings;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.selector.Selection;
import io.doudou.selector.Selector;
import io.doudou.time.Ticker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The clients of one application: one wire for each service that is called, all on the same event
 * loops. Serves all threads.
 */
public final class Clients implements AutoCloseable {

    /** Under this name nodes say which codec they want to be called in. */
    private static final String CODEC = "codec";

    private final Settings settings;
    private final Registry registry;
    private final Carrying carrying;
    private final Codecs codecs;
    private final MessageForm usual;
    private final Dialer dialer;
    private final ClientLimits limits;
    private final RetryRules retries;
    private final Breaker.Rules breaker;
    private final RandomGenerator random;
    private final Ticker ticker;
    private final Future<?> cleaning;
    private final CallFilters filters = new CallFilters();
    private final Map<String, BalancedWire> wires = new ConcurrentHashMap<>();
    private final Queue<BalancedWire> chosen = new ConcurrentLinkedQueue<>();
    private final Map<String, SocketWire> direct = new ConcurrentHashMap<>();

    /**
     * @param codecs what remote procedure calls may speak beside JSON; that of {@code
     *     GDD_RPC_CODEC} is among them
     */
    public Clients(
            Settings settings,
            Engine engine,
            Registry registry,
            Carrying carrying,
            Codecs codecs,
            RandomGenerator random,
            Ticker ticker) {
        this.settings = settings;
        this.registry = registry;
        this.carrying = carrying;
        this.codecs = codecs;
        this.usual = form(settings.get(ClientOptions.RPC_CODEC), codecs).orElseThrow();
        this.random = random;
        this.ticker = ticker;
        this.limits = ClientLimits.of(settings);
        this.dialer = new Dialer(engine, limits, settings.get(ClientOptions.TRUST), ticker);
        this.retries =
                new RetryRules(
                        settings.get(ClientOptions.RETRIES),
                        settings.get(ClientOptions.BACKOFF),
                        settings.get(ClientOptions.BACKOFF_MAX),
                        random);
        this.breaker =
                new Breaker.Rules(
                        settings.get(ClientOptions.BREAKER_FAILURES),
                        settings.get(ClientOptions.BREAKER_PAUSE));
        var pause = Math.max(100, limits.idleTimeout().toMillis() / 2);
        this.cleaning =
                engine.loops()
                        .scheduleAtFixedRate(this::closeIdle, pause, pause, TimeUnit.MILLISECONDS);
    }

    private static Optional<MessageForm> form(String name, Codecs codecs) {
        return name.equals(Codecs.JSON)
                ? Optional.of(MessageForm.JSON)
                : codecs.named(name).map(MessageForm::of);
    }

    /** A node may say which codec it wants; one that is not known here is not spoken. */
    private MessageForm form(Node node) {
        var wanted = node.metadata().get(CODEC);
        return wanted == null ? usual : form(wanted, codecs).orElse(usual);
    }

    /** The wire to a service, the same each time. */
    public Wire wire(String service) {
        var known = wires.get(service);
        return known != null
                ? known
                : wires.computeIfAbsent(service, name -> open(name, Selection.ANY));
    }

    /** The filters around each attempt. */
    public CallFilters filters() {
        return filters;
    }

    /** A wire of its own to the nodes of a service that somebody prefers. */
    public Wire wire(String service, Selection selection) {
        var wire = open(service, selection);
        chosen.add(wire);
        return wire;
    }

    /**
     * The wire to one address, the same each time, for those who know which node they want.
     *
     * @param service what messages call the node
     */
    public Wire direct(String service, String address) {
        return direct.computeIfAbsent(
                address,
                key -> new SocketWire(dialer, service, NodeAddress.parse(key), limits, ticker));
    }

    /** Closes the wires to addresses that are not needed any more. */
    public void keepDirect(Predicate<String> needed) {
        for (var address : List.copyOf(direct.keySet())) {
            if (!needed.test(address)) {
                Optional.ofNullable(direct.remove(address)).ifPresent(SocketWire::close);
            }
        }
    }

    private BalancedWire open(String service, Selection selection) {
        var peers =
                fixedAddresses(service, settings)
                        .map(addresses -> Registry.fixed(Map.of(service, addresses)))
                        .orElse(registry);
        return new BalancedWire(
                service,
                new Peers(service, peers, selection, node -> peer(service, node)),
                selection.selector().orElseGet(this::selector),
                filters,
                retries,
                settings.get(ClientOptions.ATTEMPT_TIMEOUT),
                ticker);
    }

    /** Where the operator says that nodes of a service are; empty when the registry knows. */
    public static Optional<String> fixedAddresses(String service, Settings settings) {
        return settings.text(Registry.addressKey(service)).filter(text -> !text.isBlank());
    }

    private Peer peer(String service, Node node) {
        return new Peer(node, wire(service, node), new Breaker(breaker, ticker));
    }

    private NodeWire wire(String service, Node node) {
        var name = Carrying.name(node);
        if (!name.equals(Carrying.HTTP)) {
            var transport = carrying.transport(name);
            var wire = new TransportWire(service, transport, node.address(), ticker);
            return new RpcWire(service, wire, form(node), ticker);
        }
        var address = NodeAddress.parse(node.address());
        return switch (Protocol.of(node).orElseThrow()) {
            case HTTP -> new SocketWire(dialer, service, address, limits, ticker);
            case GRPC -> {
                var root = address.atRoot().inHttp2();
                var sockets = new SocketWire(dialer, service, root, limits, ticker);
                yield new GrpcWire(service, sockets, codecs, ticker);
            }
            case MUCP -> {
                var root = address.atRoot();
                var lifetime = Lifetime.ofGoMicro(settings.get(ClientOptions.CONNECTION_AGE));
                var recycled = limits.within(lifetime);
                var sockets = new SocketWire(dialer, service, root, recycled, ticker);
                yield new RpcWire(service, sockets, form(node), ticker);
            }
        };
    }

    private Selector selector() {
        return switch (settings.get(ClientOptions.SELECTOR)) {
            case ROUND_ROBIN, DEFAULT, CACHE -> Selector.roundRobin();
            case RANDOM -> Selector.random(random);
            case SMOOTH_WEIGHTED -> Selector.smoothWeighted();
            case LEAST_LOADED -> Selector.leastLoaded();
        };
    }

    private void closeIdle() {
        wires.values().forEach(BalancedWire::closeIdle);
        chosen.forEach(BalancedWire::closeIdle);
        direct.values().forEach(SocketWire::closeIdle);
    }

    /** Closes all connections. A second call does nothing. */
    @Override
    public void close() {
        cleaning.cancel(false);
        wires.values().forEach(BalancedWire::close);
        chosen.forEach(BalancedWire::close);
        direct.values().forEach(SocketWire::close);
        dialer.close();
    }
}
