package io.doudou.selector;

import io.doudou.registry.Node;

import java.util.List;
import java.util.Set;

/** What strategies have in common: nodes that already failed for a call come last. */
final class Candidates {

    private Candidates() {}

    /** Whether a call may choose a node: it was not tried, or all were. */
    static boolean areAllTried(List<Node> nodes, Set<String> tried) {
        if (tried.size() < nodes.size()) {
            return false;
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (!tried.contains(nodes.get(i).id())) {
                return false;
            }
        }
        return true;
    }

    /**
     * The first node from {@code start} on, going round, that was not tried; else the one there.
     */
    static Node firstFrom(int start, List<Node> nodes, Set<String> tried) {
        if (!tried.isEmpty()) {
            for (int i = 0; i < nodes.size(); i++) {
                var node = nodes.get((start + i) % nodes.size());
                if (!tried.contains(node.id())) {
                    return node;
                }
            }
        }
        return nodes.get(start);
    }
}
