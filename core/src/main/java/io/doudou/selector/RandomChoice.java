package io.doudou.selector;

import io.doudou.registry.Node;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Any node, with equal chance. */
final class RandomChoice implements Selector {

    /** Guarded by this, because most generators serve one thread only. */
    private final RandomGenerator random;

    RandomChoice(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public Node select(List<Node> nodes, Set<String> tried) {
        if (tried.isEmpty()) {
            return nodes.get(below(nodes.size()));
        }
        // Going round from a random place would favour the node behind a tried one.
        var others = nodes.stream().filter(node -> !tried.contains(node.id())).toList();
        var rest = others.isEmpty() ? nodes : others;
        return rest.get(below(rest.size()));
    }

    private synchronized int below(int bound) {
        return random.nextInt(bound);
    }
}
