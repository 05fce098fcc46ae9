package io.doudou.selector;

import io.doudou.call.CallScope;
import io.doudou.registry.Node;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The same key to the same node: nodes stand at many places of a ring, and a key belongs to the
 * next node behind its own place (Karger and others, 1997). When a node comes or goes, only the
 * keys that it takes or leaves move.
 */
final class ConsistentHash implements Selector {

    /** Places of one node; with so many, the shares of two nodes differ by about a tenth. */
    private static final int PLACES = 128;

    private final String name;
    private final Selector otherwise;
    private volatile @Nullable Ring last;

    /**
     * @param name of the metadata that is the key
     * @param otherwise chooses for calls without it
     */
    ConsistentHash(String name, Selector otherwise) {
        this.name = name.toLowerCase(Locale.ROOT);
        this.otherwise = otherwise;
    }

    @Override
    public Node select(List<Node> nodes, Set<String> tried) {
        var key = CallScope.current().metadata().get(name);
        if (key == null) {
            return otherwise.select(nodes, tried);
        }
        return ring(nodes).choose(key, tried);
    }

    private Ring ring(List<Node> nodes) {
        var known = last;
        if (known == null || (known.nodes != nodes && !known.nodes.equals(nodes))) {
            known = new Ring(nodes);
            last = known;
        }
        return known;
    }

    /** The places of some nodes, in their order on the ring. */
    private static final class Ring {

        private final List<Node> nodes;

        /** The place in the upper half of each number, and the node's index in the lower one. */
        private final long[] places;

        Ring(List<Node> nodes) {
            this.nodes = nodes;
            this.places = new long[nodes.size() * PLACES];
            for (int i = 0; i < nodes.size(); i++) {
                for (int copy = 0; copy < PLACES; copy++) {
                    long place = hash(nodes.get(i).id() + '#' + copy);
                    places[i * PLACES + copy] = place << Integer.SIZE | i;
                }
            }
            Arrays.sort(places);
        }

        Node choose(String key, Set<String> tried) {
            int at = Arrays.binarySearch(places, (long) hash(key) << Integer.SIZE);
            int start = (at < 0 ? -at - 1 : at) % places.length;
            if (!tried.isEmpty()) {
                for (int i = 0; i < places.length; i++) {
                    var node = node((start + i) % places.length);
                    if (!tried.contains(node.id())) {
                        return node;
                    }
                }
            }
            return node(start);
        }

        private Node node(int place) {
            return nodes.get((int) places[place]);
        }

        /** FNV-1a of 64 bits, mixed well and cut: the same on every machine. */
        private static int hash(String text) {
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
            return (int) (hash >>> Integer.SIZE);
        }
    }
}
