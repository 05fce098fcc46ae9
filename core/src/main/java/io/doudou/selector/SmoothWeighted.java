package io.doudou.selector;

import io.doudou.registry.Node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/*
 * Smooth weighted round robin, as in nginx (upstream round robin, 2012).
 *
 * Every node has a credit, which begins at 0. For each choice every node is credited with its
 * weight; the node with the highest credit is chosen and debited with the sum of all weights. The
 * sum of all credits is 0 after each choice, so no credit grows without bound, and in as many
 * choices as the sum of the weights each node is chosen as often as its weight says. Because a
 * chosen node falls far back, choices are spread: weights 5, 1, 1 give a a b a c a a and not
 * a a a a a b c.
 *
 * Nodes that were tried are left out of both the credit and the sum, so that the others keep their
 * proportion.
 */
/** In turn by weight. One lock guards the credits, which are kept for the present nodes only. */
final class SmoothWeighted implements Selector {

    /** Larger weights count as this. */
    static final int WEIGHT_MAX = 10_000;

    private List<Node> nodes = List.of();
    private int[] weights = {};
    private long[] credits = {};

    @Override
    public synchronized Optional<Node> select(List<Node> current, Set<String> tried) {
        if (current.isEmpty()) {
            return Optional.empty();
        }
        if (current != nodes && !current.equals(nodes)) {
            take(current);
        }
        var none = Candidates.areAllTried(current, tried) ? Set.<String>of() : tried;
        return Optional.of(current.get(choose(none)));
    }

    private int choose(Set<String> tried) {
        long sum = 0;
        int best = -1;
        for (int i = 0; i < weights.length; i++) {
            if (!tried.contains(nodes.get(i).id())) {
                sum += weights[i];
                credits[i] += weights[i];
                best = best < 0 || credits[i] > credits[best] ? i : best;
            }
        }
        credits[best] -= sum;
        return best;
    }

    /** Nodes that stay keep their credit; a change of nodes must not favour the first again. */
    private void take(List<Node> current) {
        var before = new HashMap<String, Long>();
        for (int i = 0; i < weights.length; i++) {
            before.put(nodes.get(i).id(), credits[i]);
        }
        nodes = List.copyOf(current);
        weights = nodes.stream().mapToInt(SmoothWeighted::weight).toArray();
        credits = nodes.stream().mapToLong(node -> credit(node, before)).toArray();
    }

    private static long credit(Node node, Map<String, Long> before) {
        return before.getOrDefault(node.id(), 0L);
    }

    /** Metadata comes from other machines: what is no weight counts as 1. */
    private static int weight(Node node) {
        try {
            int weight = Integer.parseInt(node.metadata().getOrDefault("weight", "1"));
            return weight < 1 ? 1 : Math.min(weight, WEIGHT_MAX);
        } catch (NumberFormatException wrong) {
            return 1;
        }
    }
}
