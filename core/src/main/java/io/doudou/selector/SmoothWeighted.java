package io.doudou.selector;

import io.doudou.registry.Node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In turn by weight. One lock guards the turns, which are kept for the present nodes only. */
final class SmoothWeighted implements Selector {

    /** Larger weights count as this. */
    static final int WEIGHT_MAX = 10_000;

    private List<Node> nodes = List.of();

    /** The list that was handed in last: mostly it comes again, and need not be compared. */
    private List<Node> last = nodes;

    private Turns turns = new Turns(new int[] {1}, new long[1]);

    @Override
    public synchronized Node select(List<Node> current, Set<String> tried) {
        if (current != last && !current.equals(nodes)) {
            take(current);
        }
        last = current;
        return tried.isEmpty() ? nodes.get(turns.next()) : untried(tried);
    }

    /** Who was tried loses the turn, so that the others keep their proportion. */
    private Node untried(Set<String> tried) {
        var node = nodes.get(turns.next());
        var areAllTried = Candidates.areAllTried(nodes, tried);
        for (int i = 0; tried.contains(node.id()) && !areAllTried && i < WEIGHT_MAX; i++) {
            node = nodes.get(turns.next());
        }
        return tried.contains(node.id()) ? Candidates.firstFrom(0, nodes, tried) : node;
    }

    /** Nodes that stay keep their credit; a change of nodes must not favour the first again. */
    private void take(List<Node> current) {
        var before = new HashMap<String, Long>();
        var credits = turns.credits();
        for (int i = 0; i < nodes.size(); i++) {
            before.put(nodes.get(i).id(), credits[i]);
        }
        nodes = List.copyOf(current);
        turns =
                new Turns(
                        current.stream().mapToInt(SmoothWeighted::weight).toArray(),
                        current.stream().mapToLong(node -> credit(node, before)).toArray());
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
