package io.doudou.selector;

import io.doudou.registry.Node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The node with the fewest running attempts; among equals each in turn. */
final class LeastLoaded implements Selector {

    /** Running attempts by node id; a node without any has no entry, so vanished nodes leave. */
    private final Map<String, Integer> running = new ConcurrentHashMap<>();

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public Optional<Node> select(List<Node> nodes, Set<String> tried) {
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        var none = Candidates.areAllTried(nodes, tried) ? Set.<String>of() : tried;
        int start = Math.floorMod(calls.getAndIncrement(), nodes.size());
        var best = Candidates.firstFrom(start, nodes, none);
        int fewest = load(best);
        for (int i = 1; i < nodes.size() && fewest > 0; i++) {
            var node = nodes.get((start + i) % nodes.size());
            if (load(node) < fewest && !none.contains(node.id())) {
                best = node;
                fewest = load(node);
            }
        }
        return Optional.of(best);
    }

    private int load(Node node) {
        return running.getOrDefault(node.id(), 0);
    }

    @Override
    public void started(Node node) {
        running.merge(node.id(), 1, Integer::sum);
    }

    @Override
    public void finished(Node node, Outcome outcome) {
        running.computeIfPresent(node.id(), (id, count) -> count > 1 ? count - 1 : null);
    }
}
