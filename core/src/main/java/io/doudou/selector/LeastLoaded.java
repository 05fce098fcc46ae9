package io.doudou.selector;

import io.doudou.registry.Node;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The node with the fewest running attempts; among equals each in turn. */
final class LeastLoaded implements Selector {

    /** Counters of nodes that are not offered any more, before they are looked for and dropped. */
    private static final int FORMER_MAX = 64;

    /** Running attempts by node id. Kept between attempts, so that counting leaves no garbage. */
    private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public Node select(List<Node> nodes, Set<String> tried) {
        if (running.size() > nodes.size() + FORMER_MAX) {
            running.values().removeIf(count -> count.get() == 0);
        }
        var none = Candidates.areAllTried(nodes, tried) ? Set.<String>of() : tried;
        int start = Math.floorMod(calls.getAndIncrement(), nodes.size());
        var best = Candidates.firstFrom(start, nodes, none);
        int fewest = load(best);
        for (int i = 1; i < nodes.size() && fewest > 0; i++) {
            var node = nodes.get((start + i) % nodes.size());
            int load = load(node);
            if (load < fewest && !none.contains(node.id())) {
                best = node;
                fewest = load;
            }
        }
        return best;
    }

    private int load(Node node) {
        var count = running.get(node.id());
        return count == null ? 0 : count.get();
    }

    @Override
    public void started(Node node) {
        counter(node).incrementAndGet();
    }

    private AtomicInteger counter(Node node) {
        var known = running.get(node.id());
        return known != null
                ? known
                : running.computeIfAbsent(node.id(), id -> new AtomicInteger());
    }

    /** How many nodes are counted, or were. */
    int counters() {
        return running.size();
    }

    @Override
    public void finished(Node node, Outcome outcome) {
        var count = running.get(node.id());
        if (count != null) {
            count.updateAndGet(now -> Math.max(0, now - 1));
        }
    }
}
