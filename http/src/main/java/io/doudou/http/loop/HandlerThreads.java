package io.doudou.http.loop;

import io.doudou.option.Option;
import io.doudou.time.Ticker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Decides on which thread a handler runs: the one place that knows. Serves all threads.
 *
 * <p>A handler always runs on a virtual thread of its own and may block. What differs is who
 * carries that thread: the event loop of the connection that the request came from, or the JDK's
 * pool.
 */
public final class HandlerThreads {

    /*
     * Why the loop carries handlers
     *
     * An event loop reads a request, and the answer has to be written by that same loop. If a pool
     * runs the handler in between, every request pays for two changes of thread: a queue, a wake-up
     * of a sleeping core, a cold cache, and the same again on the way back. That is about a third of
     * what a small request costs in all. But running handlers as callbacks on the loop would forbid
     * them to block, which is what makes them pleasant to write.
     *
     * So the handler gets a virtual thread, and the loop itself is the scheduler of that thread. The
     * loop starts it and is inside it at once, by an ordinary method call. A handler that does not
     * wait is done when that call returns, and the loop writes the answer with no queue in between.
     * A handler that waits for a lock, a database or another service is unmounted: the call returns
     * early, the loop goes on with other connections, and whoever ends the wait hands the rest of
     * the handler to the loop again, like any other of its tasks.
     *
     * The price: while a handler computes, or waits in a way that the JDK cannot unmount (files,
     * native code), the other connections of that loop wait with it. RoutePace notices a route that
     * does this, and the JDK's pool carries it for a while, where only its own requests pay.
     *
     * A loop can also wait for a lock that a handler of its own must release; LoopWatch says how, and
     * frees both.
     *
     * The JDK has no public way yet to choose the scheduler of a virtual thread; LoopThread finds
     * the one it has inside. It needs java.base/java.lang opened to this code, which the manifest of
     * a packaged service and the command line do. Where it is closed, or a later JDK differs, all
     * handlers are carried by the JDK's pool: same behaviour, a third slower.
     */

    /** Who carries handlers: their connection's event loop, or the JDK's pool of carriers. */
    public enum Mode {
        LOOP,
        VIRTUAL
    }

    /** Who carries handlers. {@code loop} falls back to {@code virtual} when the JDK is closed. */
    public static final Option<Mode> THREADS = Option.choice("GDD_HTTP_THREADS", Mode.LOOP);

    private static final Logger LOG = System.getLogger(HandlerThreads.class.getName());

    private final boolean onLoop;
    private final Ticker ticker;
    private final LoopWatch watch;
    private final Map<Executor, LoopLane> lanes = new ConcurrentHashMap<>();

    public HandlerThreads(Mode wanted, Ticker ticker) {
        this.onLoop = wanted == Mode.LOOP && LoopThread.isPossible();
        this.ticker = ticker;
        this.watch = new LoopWatch(ticker);
        if (wanted == Mode.LOOP && !onLoop) {
            LOG.log(
                    Level.DEBUG,
                    "handlers run on the pool of virtual threads, because java.lang is closed;"
                        + " start with --add-opens java.base/java.lang=ALL-UNNAMED to run them on"
                        + " the connection's loop");
        }
    }

    /** What is remembered about the route's manners; one for each route of a server. */
    public RoutePace pace(String route) {
        return new RoutePace(route);
    }

    /**
     * Runs {@code task} on a new virtual thread, and {@code after} on the loop when the task has
     * ended. Called by the thread of {@code loop}; usually both have run when this returns.
     *
     * @param loop runs tasks one after another on the calling thread
     * @param task must not throw: there is nobody to catch it; {@code after} runs nevertheless
     * @return the task's thread, for an interrupt; alive when the task waits for something
     */
    public Thread run(RoutePace pace, Executor loop, Runnable task, Runnable after) {
        return onLoop && isWelcome(pace)
                ? LoopThread.start(lane(loop), pace, ticker, task, after)
                : Thread.ofVirtual().start(() -> runThen(task, loop, after));
    }

    private LoopLane lane(Executor loop) {
        var known = lanes.get(loop);
        return known != null ? known : lanes.computeIfAbsent(loop, watch::lane);
    }

    private boolean isWelcome(RoutePace pace) {
        if (pace.isAway()) {
            pace.askToReturn(ticker.nanos());
        }
        return !pace.isAway();
    }

    private static void runThen(Runnable task, Executor loop, Runnable after) {
        try {
            task.run();
        } finally {
            execute(after, loop);
        }
    }

    private static void execute(Runnable after, Executor loop) {
        try {
            loop.execute(after);
        } catch (RejectedExecutionException ended) {
            // With its loop, the connection has ended too: nobody waits for this task.
        }
    }
}
