package io.doudou.benchmarks;

import java.time.Duration;

/**
 * How much time the bench of gossip takes: two and a half minutes, or eight.
 *
 * <p>A member exchanges everything once a minute with the settings of the original, and once in two
 * minutes with ours; the first time comes after a random part of the period. Both windows of rest
 * begin and end so that each member had its share of exchanges in them, no more and no less.
 *
 * @param bursts how often all members start in a row, after a first time that is not counted
 * @param warm how long members settle before their rest is counted
 * @param rest how long the cost of resting is read; full exchanges come once a minute or so
 * @param changes how often one member joins and one crashes
 * @param flood how long one member is flooded, for each kind of packet once to warm up and once to
 *     count
 */
record GossipPlan(int bursts, Duration warm, Duration rest, int changes, Duration flood) {

    static GossipPlan quick() {
        return new GossipPlan(
                2, Duration.ofSeconds(30), Duration.ofMinutes(1), 2, Duration.ofSeconds(2));
    }

    static GossipPlan full() {
        return new GossipPlan(
                5, Duration.ofMinutes(1), Duration.ofMinutes(4), 5, Duration.ofSeconds(8));
    }
}
