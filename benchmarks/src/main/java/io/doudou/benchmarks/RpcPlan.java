package io.doudou.benchmarks;

import java.time.Duration;

/**
 * How much time the bench of remote procedure calls takes: four minutes, or ten.
 *
 * @param warm load on each front before anything is counted
 * @param slice load between two readings
 * @param slices readings per front, and turns of each caller; odd, so that the median is one of
 *     them
 * @param calls how long one caller calls in its turn
 * @param values that one stream brings
 * @param kill how long two nodes are called, of which one is killed after a quarter
 * @param messages published in memory to be counted
 * @param posts messages published over HTTP to be counted
 * @param firsts how often a first call is made
 */
record RpcPlan(
        Duration warm,
        Duration slice,
        int slices,
        Duration calls,
        int values,
        Duration kill,
        int messages,
        int posts,
        int firsts) {

    /** Calls on one connection whose memory is looked for, in any plan. */
    static final int KEPT = 1_000_000;

    static RpcPlan quick() {
        return new RpcPlan(
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                3,
                Duration.ofSeconds(3),
                200_000,
                Duration.ofSeconds(16),
                200_000,
                20_000,
                11);
    }

    static RpcPlan full() {
        return new RpcPlan(
                Duration.ofSeconds(15),
                Duration.ofSeconds(4),
                9,
                Duration.ofSeconds(4),
                1_000_000,
                Duration.ofSeconds(60),
                2_000_000,
                100_000,
                31);
    }
}
