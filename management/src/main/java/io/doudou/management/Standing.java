package io.doudou.management;

import io.doudou.health.Check;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

/** One check and its last run, so that it runs at most once at a time. Serves all threads. */
final class Standing {

    private final Check check;
    private final CheckRun.Body body;
    private final Ticker ticker;
    // Guarded by this.
    private @Nullable CheckRun last;

    Standing(Check check, CheckRun.Body body, Ticker ticker) {
        this.check = check;
        this.body = body;
        this.ticker = ticker;
    }

    /** The run that is under way, also one that hangs beyond its limit, or a new one. */
    synchronized CheckRun begun() {
        var run = last;
        if (run == null || run.isOver()) {
            run = CheckRun.start(check, body, ticker);
            last = run;
        }
        return run;
    }
}
