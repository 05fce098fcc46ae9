package io.doudou.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How much time the bench of systems takes: two minutes, or five.
 *
 * @param argument that chooses this plan
 * @param registrations of one registry, each timed
 * @param lookUps how long look-ups of one registry are counted
 * @param messages through one broker to be counted
 * @param singles messages of which each is awaited
 * @param refreshes of a list of gosd
 * @param calls how long calls over gRPC are made at a time
 */
record SystemsPlan(
        String argument,
        int registrations,
        Duration lookUps,
        int messages,
        int singles,
        int refreshes,
        Duration calls) {

    /** Whoever waits longer for something fails. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    static SystemsPlan of(List<String> arguments) {
        return arguments.contains("--quick") ? quick() : full();
    }

    private static SystemsPlan quick() {
        return new SystemsPlan(
                "--quick", 50, Duration.ofMillis(500), 5_000, 1_000, 50, Duration.ofSeconds(2));
    }

    private static SystemsPlan full() {
        return new SystemsPlan(
                "--full", 200, Duration.ofSeconds(3), 50_000, 10_000, 200, Duration.ofSeconds(5));
    }

    /** The arguments with which this jar answers a question in a network of its own. */
    List<String> lonely(String question) {
        return List.of("lonely-systems", question, argument);
    }
}
