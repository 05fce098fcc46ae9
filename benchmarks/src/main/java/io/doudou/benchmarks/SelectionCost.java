package io.doudou.benchmarks;

import com.sun.management.ThreadMXBean;

import io.doudou.call.CallScope;
import io.doudou.registry.Node;
import io.doudou.selector.Selector;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Question: what does it cost to choose one of 1,000 nodes, and what garbage is left? */
final class SelectionCost {

    private static final int NODES = 1000;
    private static final int PICKS = 300_000;

    /** Odd, so that the median is one of them; the first are the warm-up. */
    private static final int ROUNDS = 7;

    private static final long SEED = 1;

    private SelectionCost() {}

    /** Of one choice. */
    record Cost(double nanos, double bytes) {}

    /** By the name of the strategy, the default first. */
    static Map<String, Cost> measure() {
        var costs = new LinkedHashMap<String, Cost>();
        costs.put("round_robin", cost(Selector.roundRobin()));
        costs.put("random", cost(Selector.random(new SplittableRandom(SEED))));
        costs.put("smooth_weighted", cost(Selector.smoothWeighted()));
        costs.put("least_loaded", cost(Selector.leastLoaded()));
        var keyed = CallScope.NONE.with("x-user-id", "john");
        costs.put("consistent_hash", keyed.call(() -> cost(Selector.consistentHash("x-user-id"))));
        return costs;
    }

    private static Cost cost(Selector selector) {
        var nodes = IntStream.range(0, NODES).mapToObj(SelectionCost::node).toList();
        var times = new ArrayList<Double>();
        var garbage = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            var bytes = threads.getCurrentThreadAllocatedBytes();
            var begin = System.nanoTime();
            long lengths = picks(selector, nodes);
            times.add((System.nanoTime() - begin) / (double) PICKS);
            garbage.add((threads.getCurrentThreadAllocatedBytes() - bytes) / (double) PICKS);
            if (lengths == 0) {
                throw new IllegalStateException("nothing was chosen");
            }
        }
        var warm = ROUNDS / 2;
        return new Cost(
                Figures.median(times.subList(warm, ROUNDS)),
                Figures.median(garbage.subList(warm, ROUNDS)));
    }

    /** As an attempt does it: choose, begin, end. */
    private static long picks(Selector selector, List<Node> nodes) {
        long lengths = 0;
        for (int i = 0; i < PICKS; i++) {
            var node = selector.select(nodes, Set.of());
            selector.started(node);
            selector.finished(node, Selector.Outcome.ANSWERED);
            lengths += node.id().length();
        }
        return lengths;
    }

    private static Node node(int number) {
        var weight = Map.of("weight", Integer.toString(1 + number % 3));
        return new Node("node-" + number, "127.0.0.1:" + (1024 + number), weight);
    }
}
