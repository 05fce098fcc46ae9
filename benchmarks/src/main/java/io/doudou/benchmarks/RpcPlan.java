package io.doudou.benchmarks;

import java.time.Duration;

/**
 * How much time the bench of remote procedure calls takes: two minutes, or six.
 *
 * @param warm load on each front before anything is counted
 * @param slice load between two readings
 * @param slices readings per front, and turns of each caller; odd, so that the median is one of
 *     them
 * @param calls how long one caller calls in its turn
 * @param kept calls on one connection whose memory is looked for
 * @param kill how long two nodes are called, of which one is killed after a quarter
 * @param messages published to be counted
 */
record RpcPlan(
        Duration warm,
        Duration slice,
        int slices,
        Duration calls,
        int kept,
        Duration kill,
        int messages) {

    static RpcPlan quick() {
        return new RpcPlan(
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                3,
                Duration.ofSeconds(3),
                200_000,
                Duration.ofSeconds(16),
                200_000);
    }

    static RpcPlan full() {
        return new RpcPlan(
                Duration.ofSeconds(15),
                Duration.ofSeconds(4),
                9,
                Duration.ofSeconds(4),
                1_000_000,
                Duration.ofSeconds(60),
                2_000_000);
    }
}
