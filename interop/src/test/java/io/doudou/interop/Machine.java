package io.doudou.interop;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches whether this machine serves everybody in time: a thread that wakes late was not served,
 * and the members of a cluster beside it probably were not either.
 */
final class Machine implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(20);

    /** Less than a probe waits for its answer, and more than a healthy machine ever lets wait. */
    private static final Duration STALL = Duration.ofMillis(250);

    private final Queue<String> stalls = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    Machine() {
        Thread.ofPlatform().daemon().name("machine").start(this::watch);
    }

    private void watch() {
        for (var before = System.nanoTime(); !isOver; ) {
            LockSupport.parkNanos(PACE.toNanos());
            var now = System.nanoTime();
            var late = Duration.ofNanos(now - before).minus(PACE);
            if (late.compareTo(STALL) > 0) {
                stalls.add(time() + " nobody was served for " + late.toMillis() + " ms, " + load());
            }
            before = now;
        }
    }

    /** When nobody was served, and for how long; in order. */
    List<String> stalls() {
        return List.copyOf(stalls);
    }

    static String time() {
        return LocalTime.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    @Override
    public String toString() {
        var seen = stalls();
        return time()
                + " "
                + load()
                + (seen.isEmpty() ? "; everybody was served in time" : "")
                + "\n"
                + String.join("\n", seen);
    }

    private static String load() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return "load average %.1f on %d processors"
                .formatted(system.getSystemLoadAverage(), system.getAvailableProcessors());
    }

    @Override
    public void close() {
        isOver = true;
    }
}
