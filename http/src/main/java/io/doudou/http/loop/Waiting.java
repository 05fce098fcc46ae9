package io.doudou.http.client;

import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Where a calling thread waits for what event loops report. One thread waits at a time; any may
 * wake it. A virtual thread that waits here is unmounted and holds nobody up.
 */
final class Waiting {

    private final Ticker ticker;
    private volatile @Nullable Thread waiter;

    Waiting(Ticker ticker) {
        this.ticker = ticker;
    }

    /**
     * Blocks until {@code ready} holds. Whoever makes it hold calls {@link #wake} afterwards.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    void until(BooleanSupplier ready) throws InterruptedException {
        waiter = Thread.currentThread();
        while (!ready.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.park(this);
        }
    }

    /**
     * The same with an end, for waits that nobody else ends: each costs a timer.
     *
     * @param endNanos when to give up
     * @return whether it holds
     */
    boolean until(BooleanSupplier ready, long endNanos) throws InterruptedException {
        waiter = Thread.currentThread();
        while (!ready.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            var left = endNanos - ticker.nanos();
            if (left <= 0) {
                return false;
            }
            LockSupport.parkNanos(this, left);
        }
        return true;
    }

    /** Lets the waiting thread look again. */
    void wake() {
        LockSupport.unpark(waiter);
    }
}
