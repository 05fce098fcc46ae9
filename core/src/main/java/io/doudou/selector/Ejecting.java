package io.doudou.selector;

import io.doudou.registry.Node;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Leaves failing nodes out, around any strategy.
 *
 * <p>A node that could not be reached, or failed {@link #FAILURES_MAX} times in a row, is ejected
 * for {@link #PAUSE_MIN}; each ejection in a row lasts twice as long, up to {@link #PAUSE_MAX}.
 * After the pause it is on probation: one attempt in each {@code PAUSE_MIN} goes to it, and the
 * first that is answered takes it back. While all nodes are ejected, none is: a bad node is better
 * than none.
 */
final class Ejecting implements Selector {

    static final int FAILURES_MAX = 5;
    static final Duration PAUSE_MIN = Duration.ofSeconds(1);
    static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    private final Selector strategy;
    private final Ticker ticker;

    /** What is known of nodes that failed lately; healthy nodes have no entry. */
    private final Map<String, History> histories = new ConcurrentHashMap<>();

    Ejecting(Selector strategy, Ticker ticker) {
        this.strategy = strategy;
        this.ticker = ticker;
    }

    @Override
    public Optional<Node> select(List<Node> nodes, Set<String> tried) {
        if (histories.isEmpty()) {
            return strategy.select(nodes, tried);
        }
        forgetVanished(nodes);
        var now = ticker.nanos();
        var admitted = new ArrayList<Node>();
        for (var node : nodes) {
            if (!tried.contains(node.id()) && admits(node, now)) {
                admitted.add(node);
            }
        }
        var chosen = strategy.select(admitted.isEmpty() ? nodes : List.copyOf(admitted), tried);
        chosen.ifPresent(
                node -> histories.computeIfPresent(node.id(), (id, each) -> each.chosen(now)));
        return chosen;
    }

    private boolean admits(Node node, long nowNanos) {
        var known = histories.get(node.id());
        return known == null || known.admits(nowNanos);
    }

    private void forgetVanished(List<Node> nodes) {
        if (histories.size() > nodes.size()) {
            histories.keySet().retainAll(nodes.stream().map(Node::id).collect(Collectors.toSet()));
        }
    }

    @Override
    public void started(Node node) {
        strategy.started(node);
    }

    @Override
    public void finished(Node node, Outcome outcome) {
        strategy.finished(node, outcome);
        if (outcome != Outcome.ANSWERED) {
            var now = ticker.nanos();
            histories.compute(node.id(), (id, known) -> History.after(known, outcome, now));
        } else if (!histories.isEmpty()) {
            histories.remove(node.id());
        }
    }

    /**
     * How a node has failed lately.
     *
     * @param failures in a row
     * @param ejections in a row; 0: it is not ejected
     * @param untilNanos when the ejection ends, or the next attempt of the probation may begin
     * @param onProbation whether an attempt was let through since the ejection ended
     */
    private record History(int failures, int ejections, long untilNanos, boolean onProbation) {

        static History after(@Nullable History known, Outcome outcome, long nowNanos) {
            if (known != null && known.ejections > 0) {
                // Attempts that were running when the node was ejected say nothing new.
                return known.onProbation ? known.ejected(nowNanos) : known;
            }
            var failed = new History(known == null ? 1 : known.failures + 1, 0, 0, false);
            var isBad = outcome == Outcome.UNREACHABLE || failed.failures >= FAILURES_MAX;
            return isBad ? failed.ejected(nowNanos) : failed;
        }

        private History ejected(long nowNanos) {
            // More than 30 doublings would overflow, and are beyond any maximum anyway.
            var pause = PAUSE_MIN.multipliedBy(1L << Math.min(ejections, 30));
            var shorter = pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
            return new History(failures, ejections + 1, nowNanos + shorter.toNanos(), false);
        }

        boolean admits(long nowNanos) {
            return ejections == 0 || nowNanos - untilNanos >= 0;
        }

        History chosen(long nowNanos) {
            return ejections == 0 || !admits(nowNanos)
                    ? this
                    : new History(failures, ejections, nowNanos + PAUSE_MIN.toNanos(), true);
        }
    }
}
