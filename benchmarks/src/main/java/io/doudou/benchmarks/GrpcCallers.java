package io.doudou.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/** Callers on virtual threads, each of which waits for its answer before it calls again. */
final class GrpcCallers {

    private static final int CALLERS = 64;

    private GrpcCallers() {}

    /** Asks for users for this long; how many came. */
    static long run(LongFunction<User> users, Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        var calls = new ArrayList<Future<Long>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                calls.add(threads.submit(caller(users, end)));
            }
        }
        var count = 0L;
        for (var each : calls) {
            count += result(each);
        }
        return count;
    }

    private static Callable<Long> caller(LongFunction<User> users, long endNanos) {
        return () -> {
            var count = 0L;
            while (System.nanoTime() < endNanos) {
                if (users.apply(count).id() != count) {
                    throw new IllegalStateException("that is somebody else");
                }
                count++;
            }
            return count;
        };
    }

    private static long result(Future<Long> calls) throws InterruptedException {
        try {
            return calls.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the calls failed", failure);
        }
    }
}
