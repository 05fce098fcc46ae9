package io.doudou.cli.cluster;

import io.doudou.gossip.ProbeAnswer;
import io.doudou.gossip.wire.Ack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Several pings over one way, and what came of them.
 *
 * @param took by those that were answered
 * @param failures of the others
 */
public record PingSeries(List<Duration> took, List<ProbeAnswer<Ack>> failures) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Sends pings one after another. */
    public static PingSeries of(int count, Supplier<ProbeAnswer<Ack>> ping) {
        var took = new ArrayList<Duration>();
        var failures = new ArrayList<ProbeAnswer<Ack>>();
        for (int i = 0; i < count; i++) {
            var answer = ping.get();
            if (answer instanceof ProbeAnswer.Told<Ack>(var ack, var time)) {
                took.add(time);
            } else {
                failures.add(answer);
            }
        }
        return new PingSeries(List.copyOf(took), List.copyOf(failures));
    }

    public boolean isAnswered() {
        return !took.isEmpty();
    }

    /** Counts and times: {@code 3 of 3 answered in 0.4 ms (0.2 to 0.9)}. */
    public String text() {
        var text = took.size() + " of " + (took.size() + failures.size()) + " answered";
        return took.isEmpty() ? text : text + " in " + times();
    }

    private String times() {
        var nanos = took.stream().mapToLong(Duration::toNanos).summaryStatistics();
        return String.format(
                Locale.ROOT,
                "%.1f ms (%.1f to %.1f)",
                nanos.getAverage() / NANOS_PER_MILLI,
                nanos.getMin() / NANOS_PER_MILLI,
                nanos.getMax() / NANOS_PER_MILLI);
    }
}
