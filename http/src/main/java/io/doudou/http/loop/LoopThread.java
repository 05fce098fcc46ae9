package io.doudou.http.loop;

import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * One virtual thread that is carried by one event loop: the scheduler that the JDK asks whenever
 * the thread can go on. Asked by any thread; the stretches of the thread themselves run on the
 * loop.
 */
public final class LoopThread implements Executor, Runnable {

    private static final @Nullable Jdk JDK = Jdk.find();
    private static final ScopedValue<LoopThread> CURRENT = ScopedValue.newInstance();

    private final LoopLane lane;
    private final RoutePace pace;
    private final Ticker ticker;
    private final Runnable after;
    private final Thread thread;

    // Set when the thread starts, before anybody else can know it. The JDK keeps one object that
    // continues a thread.
    private @Nullable Runnable continuation;

    // Belongs to the loop.
    private boolean ended;

    private LoopThread(
            LoopLane lane, RoutePace pace, Ticker ticker, Runnable task, Runnable after) {
        this.lane = lane;
        this.pace = pace;
        this.ticker = ticker;
        this.after = after;
        var carried = ScopedValue.where(CURRENT, this);
        this.thread = jdk().thread(this, () -> carried.run(task));
    }

    /** The loop that carries the current thread; null when no loop does. */
    public static @Nullable Executor carrier() {
        return CURRENT.isBound() ? CURRENT.get().lane.loop() : null;
    }

    /**
     * Has {@code task} run on {@code loop} as soon as the current thread waits or ends, when that
     * loop carries it at this moment: neither a queue nor a wake-up of the loop is needed then.
     *
     * @return false when something else carries the current thread, and nothing was done
     */
    public static boolean runBehind(Executor loop, Runnable task) {
        return CURRENT.isBound()
                && CURRENT.get().lane.loop() == loop
                && CURRENT.get().lane.runBehind(CURRENT.get(), task);
    }

    /** Whether this JDK lets a loop carry virtual threads. */
    static boolean isPossible() {
        return JDK != null;
    }

    /** Starts a thread and runs it until it ends or waits. Called on the loop. */
    static Thread start(
            LoopLane lane, RoutePace pace, Ticker ticker, Runnable task, Runnable after) {
        var started = new LoopThread(lane, pace, ticker, task, after);
        started.thread.start();
        return started.thread;
    }

    /**
     * Begins or continues a thread: the JDK calls this. It begins at once, because {@link #start}
     * is called by a loop that holds no lock. It never continues at once, even if the loop itself
     * wakes the thread: whoever wakes somebody may hold a lock, and the JDK takes the locks of the
     * carrier for those of the thread that it carries.
     *
     * <p>Virtual threads started by the handler inherit this scheduler; they get ordinary carriers,
     * so that starting threads spreads work over all cores.
     */
    @Override
    public void execute(Runnable runnable) {
        if (continuation == null) {
            continuation = runnable;
            run();
        } else if (runnable == continuation) {
            queue(runnable);
        } else {
            jdk().pool().execute(runnable);
        }
    }

    private void queue(Runnable runnable) {
        try {
            lane.add(this);
        } catch (RejectedExecutionException loopIsClosed) {
            // There is no connection left to answer, but the handler must come to its end.
            jdk().pool().execute(runnable);
        }
    }

    /** One stretch of the thread, on the loop: from mounting until it waits or ends. */
    @Override
    public void run() {
        if (continuation == null) {
            throw new IllegalStateException("run before execute");
        }
        var begin = ticker.nanos();
        lane.mounted(this);
        continuation.run();
        lane.unmounted();
        var end = ticker.nanos();
        pace.held(end - begin, end);
        endIfDone();
    }

    /** The same carried by the pool, because the loop stands still. */
    void goElsewhere() {
        jdk().pool().execute(this::runElsewhere);
    }

    private void runElsewhere() {
        if (continuation == null) {
            throw new IllegalStateException("run before execute");
        }
        continuation.run();
        if (!thread.isAlive()) {
            lane.loop().execute(this::endIfDone);
        }
    }

    /** On the loop. The thread may have gone on in two places, each of which asks. */
    private void endIfDone() {
        if (!ended && !thread.isAlive()) {
            ended = true;
            after.run();
        }
    }

    private static Jdk jdk() {
        if (JDK == null) {
            throw new IllegalStateException("the JDK is closed; isPossible() says so");
        }
        return JDK;
    }

    /**
     * What the JDK has inside and does not offer yet, as of JDK 25. A record, so that the compiler
     * at run time sees through the handle.
     *
     * @param newThread {@code ThreadBuilders.newVirtualThread(scheduler, name, characteristics,
     *     task)}
     * @param pool what carries ordinary virtual threads
     */
    private record Jdk(MethodHandle newThread, Executor pool) {

        private static final int NO_CHARACTERISTICS = 0;

        /** Null where {@code java.lang} is not opened to this class, or looks different. */
        static @Nullable Jdk find() {
            try {
                var make =
                        Class.forName("java.lang.ThreadBuilders")
                                .getDeclaredMethod(
                                        "newVirtualThread",
                                        Executor.class,
                                        String.class,
                                        int.class,
                                        Runnable.class);
                var pool =
                        Class.forName("java.lang.VirtualThread")
                                .getDeclaredMethod("defaultScheduler");
                if (!make.trySetAccessible() || !pool.trySetAccessible()) {
                    return null;
                }
                return new Jdk(
                        MethodHandles.lookup().unreflect(make), (Executor) pool.invoke(null));
            } catch (ReflectiveOperationException | ClassCastException otherJdk) {
                return null;
            }
        }

        Thread thread(Executor scheduler, Runnable task) {
            try {
                return (Thread)
                        newThread.invokeExact(scheduler, (String) null, NO_CHARACTERISTICS, task);
            } catch (RuntimeException | Error unchecked) {
                throw unchecked;
            } catch (Throwable checked) {
                throw new IllegalStateException("a virtual thread cannot be made", checked);
            }
        }
    }
}
