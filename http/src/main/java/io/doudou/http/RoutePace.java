package io.doudou.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Notices a route whose handler holds its connection's loop for too long at a time, so that it can
 * be carried elsewhere. Serves all threads.
 */
final class RoutePace {

    /*
     * One long hold proves nothing: the first request loads classes, a collector may stop the
     * process, a busy machine takes the core away. So holds are judged by their share. A long one is
     * a strike, a hundred quick ones take a strike back, and eight strikes are out: a route leaves
     * the loop when more than one in a hundred of its runs is long, whatever its traffic. A run of a
     * second is out at once, since everybody on that loop has noticed it.
     *
     * The verdict is final for the process. What it costs is a third more work for the requests of
     * this one route; what a wrong pardon would cost is paid by all others.
     *
     * The counters are plain fields written by all loops. A lost update moves the verdict by a few
     * requests, which is nothing, while keeping them exact would cost every request.
     */

    /** How long a run may hold the loop. What a person clicking would not notice, several times. */
    static final long HOLD_NANOS_MAX = Duration.ofMillis(20).toNanos();

    /** A run that ends the patience alone. */
    static final long HOLD_NANOS_OUT = Duration.ofSeconds(1).toNanos();

    static final int STRIKES_MAX = 8;

    static final int QUICK_RUNS_PER_STRIKE = 100;

    private static final Logger LOG = System.getLogger(RoutePace.class.getName());

    private final String route;
    private int strikes;
    private int quickRuns;
    private volatile boolean slow;

    RoutePace(String route) {
        this.route = route;
    }

    /** Whether the route is out: its handlers are carried by the pool from now on. */
    boolean isSlow() {
        return slow;
    }

    /** Notes that a run of the route's handler held its loop this long. */
    void held(long nanos) {
        if (nanos > HOLD_NANOS_MAX) {
            strike(nanos);
        } else if (strikes > 0) {
            forgive();
        }
    }

    private void forgive() {
        quickRuns++;
        if (quickRuns >= QUICK_RUNS_PER_STRIKE) {
            quickRuns = 0;
            strikes--;
        }
    }

    private void strike(long nanos) {
        strikes++;
        if ((strikes >= STRIKES_MAX || nanos > HOLD_NANOS_OUT) && !slow) {
            slow = true;
            LOG.log(
                    Level.INFO,
                    "{0} held the loop of its connection for {1} ms at a time (limit {2} ms), so it"
                            + " runs on the pool of virtual threads from now on",
                    route,
                    Duration.ofNanos(nanos).toMillis(),
                    Duration.ofNanos(HOLD_NANOS_MAX).toMillis());
        }
    }
}
