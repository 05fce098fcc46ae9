package io.doudou.http.loop;

import io.doudou.time.Ticker;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Frees handler threads whose loop stands still. Serves all threads. */
final class LoopWatch implements Runnable {

    /*
     * Why a loop can stand still for ever
     *
     * A lock that has become free is handed to whoever waits first. Let a handler's thread wait for
     * a lock, unmounted, and behind it the loop itself, which needs the same lock for a moment: to
     * write a line of log, to open a connection. The lock becomes free and the handler's thread is
     * told to go on; but its carrier is the loop, and the loop waits behind it. Neither ever moves.
     * Holding one lock while waiting for a second leads to the same place.
     *
     * No care taken in this code can exclude that, since the locks are also those of the engine, of
     * logging and of the JDK. But a thread is not bound to its carrier: while a loop has not taken
     * its turn between two looks, the pool of virtual threads carries what waits for it. The handler
     * passes, the lock is free, the loop goes on.
     *
     * The watch is a thread that looks while there is something to look at, and ends when there was
     * nothing for a while: handlers that do not wait never start it.
     */

    /** Between two looks; a thread waits twice as long at most for a loop that stands still. */
    static final Duration PAUSE = Duration.ofMillis(20);

    private static final int QUIET_LOOKS_MAX = 50;

    private final Ticker ticker;
    private final Set<LoopLane> lanes = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean watching = new AtomicBoolean();

    LoopWatch(Ticker ticker) {
        this.ticker = ticker;
    }

    /** A new lane to look at. */
    LoopLane lane(Executor loop) {
        var lane = new LoopLane(loop, this);
        lanes.add(lane);
        return lane;
    }

    /** Has all lanes looked at from now on; called when a thread has been added to one. */
    void wake() {
        if (!watching.get() && !watching.getAndSet(true)) {
            // A platform thread: it must run when all that carries virtual threads does not.
            Thread.ofPlatform().daemon().name("doudou-watch").start(this);
        }
    }

    @Override
    public void run() {
        try {
            for (int quiet = 0; quiet < QUIET_LOOKS_MAX; quiet++) {
                ticker.sleep(PAUSE);
                if (look()) {
                    quiet = 0;
                }
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        } finally {
            watching.set(false);
        }
        // Something may have been added between the last look and the end.
        if (look()) {
            wake();
        }
    }

    private boolean look() {
        var busy = false;
        for (var lane : lanes) {
            busy |= lane.look();
        }
        return busy;
    }
}
