package io.doudou.http.client;

import io.doudou.http.loop.LoopThread;
import io.doudou.time.Ticker;
import io.netty.channel.EventLoop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * One event loop as the home of a client's connections. Belongs to that loop but for {@link #run}.
 *
 * <p>Nearly every call ends long before its time limit. So none of them arms a timer or waits with
 * one: while any runs, the loop looks a hundred times a second whose time has passed. A limit may
 * therefore be overdrawn by one round.
 */
final class ClientLoop {

    /** Between two looks at what runs. */
    static final Duration ROUND = Duration.ofMillis(10);

    private final EventLoop loop;
    private final Ticker ticker;
    private final RequestEncoder encoder = new RequestEncoder();
    private final List<Exchange> running = new ArrayList<>();
    private boolean looking;

    ClientLoop(EventLoop loop, Ticker ticker) {
        this.loop = loop;
        this.ticker = ticker;
    }

    EventLoop loop() {
        return loop;
    }

    RequestEncoder encoder() {
        return encoder;
    }

    /**
     * Runs {@code task} on the loop, soon; without a detour when the loop carries the caller.
     *
     * @return false when the loop has ended with its application, and so has all that it carried
     */
    boolean run(Runnable task) {
        if (!LoopThread.runBehind(loop, task)) {
            try {
                loop.execute(task);
            } catch (RejectedExecutionException ended) {
                return false;
            }
        }
        return true;
    }

    /** Watches the time limit of an exchange until it is over. */
    void watch(Exchange exchange) {
        running.add(exchange);
        if (!looking) {
            lookLater();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // A closed loop carries nothing to look at.
    private void lookLater() {
        looking = true;
        loop.schedule(this::look, ROUND.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void look() {
        looking = false;
        var now = ticker.nanos();
        running.removeIf(exchange -> exchange.isOver(now));
        if (!running.isEmpty()) {
            lookLater();
        }
    }
}
