package io.doudou.http.client;

import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.registry.Watch;
import io.doudou.selector.Selection;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The nodes of one service, kept up to date by a watch on the registry. Serves all threads. Nothing
 * happens before the first question.
 */
final class Peers implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Peers.class.getName());

    private final String service;
    private final Registry registry;
    private final Selection selection;
    private final Function<Node, Peer> connect;

    private volatile @Nullable View view;

    // Guarded by this.
    private @Nullable Watch watch;
    private boolean closed;

    /**
     * Peers that are not followed yet.
     *
     * @param selection whose filter says which nodes become peers
     * @param connect makes the peer of a node
     */
    Peers(String service, Registry registry, Selection selection, Function<Node, Peer> connect) {
        this.service = service;
        this.registry = registry;
        this.selection = selection;
        this.connect = connect;
    }

    /** The nodes that are known now. The first call asks the registry, and may block. */
    View current() {
        var known = view;
        return known != null ? known : begin();
    }

    private synchronized View begin() {
        var known = view;
        if (known != null) {
            return known;
        }
        if (closed) {
            throw new IllegalStateException("the client of " + service + " is closed");
        }
        // Who is particular chooses among all from the beginning. For the others a registry that
        // has to wait for answers is content with the first, as it tells the watch of the rest.
        var all = selection.equals(Selection.ANY) ? null : registry.lookup(service);
        // Before anything is kept, so that nothing is ever known that is not followed.
        var opened = registry.watch(service);
        try {
            var first = update(all != null ? all : registry.lookup(service));
            watch = opened;
            Thread.ofVirtual().name("doudou-watch-" + service).start(() -> follow(opened));
            return first;
        } catch (RuntimeException unknown) {
            opened.close();
            throw unknown;
        }
    }

    private void follow(Watch opened) {
        try (opened) {
            for (var next = opened.next(); next.isPresent(); next = opened.next()) {
                update(next.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized View update(List<Service> versions) {
        var before = view == null ? View.EMPTY : view;
        var peers = new LinkedHashMap<String, Peer>();
        for (var version : versions) {
            version.nodes().stream()
                    .filter(node -> selection.filter().admits(version, node))
                    .forEach(node -> put(peers, node, before));
        }
        var now = new View(peers.values().stream().map(Peer::node).toList(), Map.copyOf(peers));
        view = now;
        var kept = peers.values().stream().map(Peer::wire).collect(Collectors.toSet());
        before.peers().values().stream()
                .map(Peer::wire)
                .filter(wire -> !kept.contains(wire))
                .forEach(NodeWire::close);
        return now;
    }

    private void put(Map<String, Peer> peers, Node node, View before) {
        var known = before.peers().get(node.id());
        if (known != null && known.node().equals(node)) {
            peers.put(node.id(), known);
        } else if (known != null && isReachedAlike(known.node(), node)) {
            // Its connections stay: a registry may change its mind about a node many times.
            peers.put(node.id(), new Peer(node, known.wire(), known.breaker()));
        } else if (Protocol.of(node).isPresent()) {
            try {
                peers.put(node.id(), connect.apply(node));
            } catch (IllegalArgumentException badAddress) {
                LOG.log(
                        Level.WARNING,
                        "node {0} of {1} is left out: {2}",
                        node.id(),
                        service,
                        badAddress.getMessage());
            }
        }
    }

    private static boolean isReachedAlike(Node one, Node other) {
        return one.address().equals(other.address()) && Protocol.of(one).equals(Protocol.of(other));
    }

    /** Closes what nobody has used for a while. */
    void closeIdle() {
        var known = view;
        if (known != null) {
            known.peers().values().forEach(peer -> peer.wire().closeIdle());
        }
    }

    /** Stops following, and closes unused connections. A second call does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        if (watch != null) {
            watch.close();
        }
        var known = view;
        if (known != null) {
            new ArrayList<>(known.peers().values()).forEach(peer -> peer.wire().close());
        }
    }

    /**
     * The nodes at one moment.
     *
     * @param nodes in the order of the registry
     * @param peers the same by node id
     */
    record View(List<Node> nodes, Map<String, Peer> peers) {
        static final View EMPTY = new View(List.of(), Map.of());

        /** Whether a node may be asked. */
        boolean admits(Node node) {
            var peer = peers.get(node.id());
            return peer != null && peer.breaker().admits();
        }

        /** Whether nothing speaks against asking a node. */
        boolean isHealthy(Node node) {
            var peer = peers.get(node.id());
            return peer != null && peer.isHealthy();
        }
    }
}
