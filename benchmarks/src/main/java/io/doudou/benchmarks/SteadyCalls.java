package io.doudou.benchmarks;

import io.doudou.fault.Unknown;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Calls a service at a steady rate, whatever becomes of the calls before, and counts. */
final class SteadyCalls implements AutoCloseable {

    /** Failures that are kept to be shown. */
    private static final int FAILURES_SHOWN = 10;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final UserService users;
    private final long everyNanos;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread pace;
    private final LongAdder made = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAccumulator slowestNanos = new LongAccumulator(Math::max, 0);
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    SteadyCalls(UserService users, int perSecond) {
        this.users = users;
        this.everyNanos = NANOS_PER_SECOND / perSecond;
        this.pace = Thread.ofPlatform().name("pace").start(this::run);
    }

    private void run() {
        for (var next = System.nanoTime(); !stopped; next += everyNanos) {
            for (var left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            threads.execute(this::call);
        }
    }

    private void call() {
        var begin = System.nanoTime();
        try {
            users.getUser(1);
        } catch (Unknown mayHaveRun) {
            unknown.increment();
            keep(mayHaveRun);
        } catch (RuntimeException failure) {
            failed.increment();
            keep(failure);
        }
        made.increment();
        slowestNanos.accumulate(System.nanoTime() - begin);
    }

    private void keep(RuntimeException failure) {
        if (failures.size() < FAILURES_SHOWN) {
            failures.add(failure.toString());
        }
    }

    /** Makes no more calls, and waits for those that run. */
    void stop() {
        stopped = true;
        try {
            pace.join();
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
        threads.close();
    }

    long made() {
        return made.sum();
    }

    long failed() {
        return failed.sum();
    }

    long unknown() {
        return unknown.sum();
    }

    Duration slowest() {
        return Duration.ofNanos(slowestNanos.get());
    }

    /** What the first failures said. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        stop();
    }
}
