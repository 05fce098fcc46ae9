package io.doudou.benchmarks;

import java.time.Duration;

/**
 * How much time the bench of gossip takes.
 *
 * @param bursts how often all members start in a row, after a first time that is not counted
 * @param warm rest before anything is counted
 * @param rest how long the cost of resting is read; full exchanges come once a minute or so
 * @param changes how often one member joins and one crashes
 * @param flood how long one member is pinged, once to warm up and once to count
 */
record GossipPlan(int bursts, Duration warm, Duration rest, int changes, Duration flood) {

    static GossipPlan quick() {
        return new GossipPlan(
                2, Duration.ofSeconds(30), Duration.ofMinutes(1), 3, Duration.ofSeconds(5));
    }

    static GossipPlan full() {
        return new GossipPlan(
                5, Duration.ofMinutes(2), Duration.ofMinutes(3), 9, Duration.ofSeconds(10));
    }
}
