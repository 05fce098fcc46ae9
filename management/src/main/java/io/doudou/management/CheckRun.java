package io.doudou.management;

import io.doudou.health.Check;
import io.doudou.time.Ticker;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One run of one check, for everybody who waits for it. It ends for them when its limit is over;
 * its thread may hang on for longer, and then stands for the next run too.
 */
final class CheckRun {

    private final Check check;
    private final Ticker ticker;
    private final long beganNanos;
    private final CompletableFuture<Finding> finding = new CompletableFuture<>();
    private final Thread thread;

    private CheckRun(Check check, Body body, Ticker ticker) {
        this.check = check;
        this.ticker = ticker;
        this.beganNanos = ticker.nanos();
        // A platform thread: a virtual one would be carried by the event loop of the request.
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("doudou-check-" + check.name())
                        .unstarted(() -> finding.complete(run(body)));
    }

    /** What the check does. */
    @FunctionalInterface
    interface Body {
        void run() throws Exception;
    }

    static CheckRun start(Check check, Body body, Ticker ticker) {
        var run = new CheckRun(check, body, ticker);
        run.thread.start();
        return run;
    }

    /** Whether the check may run again. */
    boolean isOver() {
        return finding.isDone() && !thread.isAlive();
    }

    /** Waits for the check until its limit. */
    Finding await() throws InterruptedException {
        var left = check.limit().toNanos() - (ticker.nanos() - beganNanos);
        try {
            return finding.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hanging) {
            // Said before the interrupt, or a check that returns on it would count as up.
            finding.complete(down("it took longer than " + text(check.limit())));
            thread.interrupt();
            return finding.join();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // An Error counts, too: a check that lacks a class is one that fails.
    private Finding run(Body body) {
        try {
            body.run();
            return new Finding(check, "", since());
        } catch (Throwable failure) {
            var message = failure.getMessage();
            return down(message == null ? failure.getClass().getName() : message);
        }
    }

    private Finding down(String problem) {
        return new Finding(check, problem, since());
    }

    private Duration since() {
        return Duration.ofNanos(ticker.nanos() - beganNanos);
    }

    private static String text(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
