package io.doudou.interop;

import io.doudou.fault.Unknown;
import io.doudou.http.Call;
import io.doudou.http.ServiceClient;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Calls a service at a steady rate, whatever became of the calls before. Every tenth call must not
 * be repeated.
 */
final class SteadyCalls implements AutoCloseable {

    private static final int NOT_REPEATABLE_EVERY = 10;

    private final Consumer<Boolean> call;
    private final long everyNanos;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread pace;
    private final AtomicInteger made = new AtomicInteger();
    private final Queue<RuntimeException> failed = new ConcurrentLinkedQueue<>();
    private final Queue<RuntimeException> unknown = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    SteadyCalls(ServiceClient client, int perSecond) {
        this(
                repeatable -> client.json(hello(repeatable ? "GET" : "POST"), ServiceNode.TEXT),
                perSecond);
    }

    /**
     * @param call makes one call; is told whether it may be repeated
     */
    SteadyCalls(Consumer<Boolean> call, int perSecond) {
        this.call = call;
        this.everyNanos = Duration.ofSeconds(1).toNanos() / perSecond;
        this.pace = Thread.ofPlatform().daemon().name("pace").start(this::run);
    }

    private void run() {
        for (var next = System.nanoTime(); !stopped; next += everyNanos) {
            until(next);
            var isRepeatable = made.incrementAndGet() % NOT_REPEATABLE_EVERY != 0;
            threads.execute(() -> call(isRepeatable));
        }
    }

    /** Lets so many more calls begin. */
    void go(int calls) {
        var end = System.nanoTime() + calls * everyNanos;
        until(end);
    }

    private static void until(long nanos) {
        for (var left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void call(boolean isRepeatable) {
        try {
            call.accept(isRepeatable);
        } catch (Unknown mayHaveRun) {
            (isRepeatable ? failed : unknown).add(mayHaveRun);
        } catch (RuntimeException failure) {
            failed.add(failure);
        }
    }

    static Call hello(String method) {
        return Call.of("Hello", method, "/hello");
    }

    int made() {
        return made.get();
    }

    /** What repeatable calls failed with, and others that certainly did not run. */
    List<RuntimeException> failed() {
        return List.copyOf(failed);
    }

    /** Calls that may have run but have no answer, and must not be repeated. */
    List<RuntimeException> unknown() {
        return List.copyOf(unknown);
    }

    @Override
    public void close() {
        finish();
    }

    /** Makes no more calls, and waits for those that run. */
    void finish() {
        stopped = true;
        try {
            pace.join();
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
        threads.close();
    }
}
