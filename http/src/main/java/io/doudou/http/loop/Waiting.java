package io.doudou.http.loop;

import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Where a thread waits for what event loops report. One thread waits at a time; any may wake it. A
 * virtual thread that waits here is unmounted and holds nobody up; unlike one that waits for a
 * monitor, it goes on without a detour over another thread of the JDK.
 */
public final class Waiting {

    private volatile @Nullable Thread waiter;

    /** Nobody waits yet. */
    public Waiting() {}

    /**
     * Blocks until {@code ready} holds. Whoever makes it hold calls {@link #wake} afterwards.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    public void until(BooleanSupplier ready) throws InterruptedException {
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
     * @param endNanos when to give up, by {@code ticker}
     * @return whether it holds
     */
    public boolean until(BooleanSupplier ready, long endNanos, Ticker ticker)
            throws InterruptedException {
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
    public void wake() {
        LockSupport.unpark(waiter);
    }
}
