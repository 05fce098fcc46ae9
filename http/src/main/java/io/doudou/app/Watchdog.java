package io.doudou.app;

import io.doudou.http.client.TimeLimit;
import io.doudou.time.Ticker;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts threads that are still at work when their time limit passes. For work that runs on the
 * thread of the one who waits for it. Serves all threads.
 */
final class Watchdog implements AutoCloseable {

    private final Ticker ticker;
    private final ScheduledThreadPoolExecutor executor;

    Watchdog(Ticker ticker) {
        this.ticker = ticker;
        this.executor =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("doudou-watchdog").factory());
        executor.setRemoveOnCancelPolicy(true);
    }

    /** Watches the calling thread until the watch is closed. */
    Watch watch(TimeLimit limit) {
        var watch = new Watch(Thread.currentThread());
        watch.alarm =
                executor.schedule(
                        watch::bark, limit.leftNanos(ticker.nanos()), TimeUnit.NANOSECONDS);
        return watch;
    }

    /** Stops watching. A second call does nothing. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** The watch over one thread, closed by that thread. */
    static final class Watch implements AutoCloseable {
        private final Thread thread;
        private Future<?> alarm = java.util.concurrent.CompletableFuture.completedFuture(null);

        // Guarded by this, so that no interrupt comes after the close.
        private boolean barked;
        private boolean closed;

        private Watch(Thread thread) {
            this.thread = thread;
        }

        private synchronized void bark() {
            if (!closed) {
                barked = true;
                thread.interrupt();
            }
        }

        /** Whether the limit passed while the thread was at work. */
        synchronized boolean hasBarked() {
            return barked;
        }

        /** Takes back an interrupt that nobody has noticed. */
        @Override
        public void close() {
            alarm.cancel(false);
            synchronized (this) {
                if (barked && !closed) {
                    Thread.interrupted();
                }
                closed = true;
            }
        }
    }
}
