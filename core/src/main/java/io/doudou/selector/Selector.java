package io.doudou.selector;

import io.doudou.registry.Node;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Chooses the node for one attempt. One instance per service and client; serves all threads and
 * never blocks.
 *
 * <pre>{@code
 * Selector first = (nodes, tried) -> nodes.getFirst();
 * }</pre>
 */
@FunctionalInterface
public interface Selector {

    /**
     * One of {@code nodes}.
     *
     * @param nodes those that may be asked, as the registry knows them now; at least one. The same
     *     list comes again as long as they are the same.
     * @param tried ids of nodes that already failed for this call; chosen only when no other is
     *     left
     */
    Node select(List<Node> nodes, Set<String> tried);

    /** Says that an attempt on {@code node} began; for strategies that count what is running. */
    default void started(Node node) {}

    /** Says how an attempt ended. */
    default void finished(Node node, Outcome outcome) {}

    /** How an attempt ended, as far as choosing cares. */
    enum Outcome {
        /** The node answered, be it with a fault of the caller's. */
        ANSWERED,
        /** The node answered with a fault of its own (5xx). */
        FAILED,
        /** The node could not be reached, or went away during the call. */
        UNREACHABLE
    }

    /** Each in turn, across all calls. */
    static Selector roundRobin() {
        return new RoundRobin();
    }

    /** Any, with equal chance. The generator need not serve several threads. */
    static Selector random(RandomGenerator random) {
        return new RandomChoice(random);
    }

    /** In turn by weight ({@code weight} metadata, default 1), spread evenly and not in bursts. */
    static Selector smoothWeighted() {
        return new SmoothWeighted();
    }

    /**
     * The same node for the same key, as long as it is there: for services that keep something by
     * key in memory. Calls without the key are made in turn.
     *
     * @param metadata the name under which the call scope holds the key: {@code x-user-id}
     */
    static Selector consistentHash(String metadata) {
        return new ConsistentHash(metadata, roundRobin());
    }

    /** The one with the fewest running attempts. */
    static Selector leastLoaded() {
        return new LeastLoaded();
    }
}
