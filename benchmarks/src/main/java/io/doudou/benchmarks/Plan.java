package io.doudou.benchmarks;

import java.time.Duration;

/**
 * How much time the bench takes.
 *
 * @param warm load before anything is counted, per server and question
 * @param slice load between two readings
 * @param slices readings per server and question; odd, so that the median is one of them
 * @param starts how often each way to start is tried
 * @param reloads how often a source is saved
 */
record Plan(Duration warm, Duration slice, int slices, int starts, int reloads) {

    static Plan quick() {
        return new Plan(Duration.ofSeconds(6), Duration.ofSeconds(2), 5, 5, 5);
    }

    static Plan full() {
        return new Plan(Duration.ofSeconds(15), Duration.ofSeconds(4), 11, 11, 5);
    }
}
