package io.doudou.http.loop;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * The handler threads that can go on and wait for their turn on one loop. Filled by any thread,
 * emptied by the loop, or by the {@link LoopWatch} when the loop does not move.
 */
final class LoopLane implements Runnable {

    private static final Logger LOG = System.getLogger(LoopLane.class.getName());

    private final Executor loop;
    private final LoopWatch watch;
    private final Queue<LoopThread> waiting = new ConcurrentLinkedQueue<>();

    private final Queue<Runnable> behind = new ConcurrentLinkedQueue<>();

    // Written by the loop.
    private volatile @Nullable LoopThread mounted;

    // Counted by the loop, read by the watch.
    private volatile long turns;

    // These two belong to the watch.
    private long turnsSeen;
    private boolean waitedBefore;

    LoopLane(Executor loop, LoopWatch watch) {
        this.loop = loop;
        this.watch = watch;
    }

    Executor loop() {
        return loop;
    }

    /**
     * Lets a thread go on, soon.
     *
     * @throws java.util.concurrent.RejectedExecutionException when the loop is closed
     */
    void add(LoopThread thread) {
        waiting.add(thread);
        watch.wake();
        loop.execute(this);
    }

    /** The loop begins to carry a thread. */
    void mounted(LoopThread thread) {
        mounted = thread;
    }

    /** The loop carries no thread any more, and does what was put behind it. */
    void unmounted() {
        mounted = null;
        for (var next = behind.poll(); next != null; next = behind.poll()) {
            run(next);
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "a task of a handler failed", failure);
        }
    }

    /**
     * Called by a thread: leaves a task for the loop, to be run when that has put the thread down.
     *
     * @return false when the loop does not carry the thread, and nothing was done
     */
    boolean runBehind(LoopThread thread, Runnable task) {
        if (mounted != thread) {
            return false;
        }
        behind.add(task);
        // A thread that was moved to the pool could see its loop in the moment of letting it go.
        return mounted == thread || !behind.remove(task);
    }

    /** One turn of the loop: there are as many turns as threads were added. */
    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // Only the loop writes.
    public void run() {
        turns++;
        var next = waiting.poll();
        if (next != null) {
            next.run();
        }
    }

    /**
     * Called by the watch from time to time: takes the waiting threads away when the loop has not
     * moved since the last time.
     *
     * @return whether anything happened here lately
     */
    boolean look() {
        var turnsNow = turns;
        var waits = !waiting.isEmpty();
        var moved = turnsNow != turnsSeen;
        if (waits && waitedBefore && !moved) {
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                next.goElsewhere();
            }
        }
        turnsSeen = turnsNow;
        waitedBefore = waits;
        return waits || moved;
    }
}
