package io.doudou.http.loop;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Notices a route whose handler holds its connection's loop for too long at a time, and sends it
 * away from the loops for a while. Serves all threads.
 */
public final class RoutePace {

    /*
     * One long hold proves nothing: the first request loads classes, a collector may stop the
     * process, a busy machine takes the core away. So holds are judged by their share. Whoever holds
     * the loop for more than 20 ms owes that time to the others; each quick run pays 0.2 ms back. So
     * a debt grows only while more than one in a hundred of a route's runs is long, whatever its
     * traffic, and a whole second of debt sends the route away: its handlers are carried by the
     * JDK's pool, where only its own requests wait for it.
     *
     * The clock cannot tell a handler that computes from a machine that stands still, so a verdict
     * may be wrong, and is therefore for a time: ten seconds first, then twice as long as the last
     * time, up to an hour. Whoever comes back owes most of a second already. A route that always
     * computes costs the others some milliseconds now and then, a route that was judged wrongly is
     * back soon.
     *
     * The counters are plain fields written by all loops. A lost update moves a verdict by a few
     * requests, which is nothing, while keeping them exact would cost every request.
     */

    /** How long a run may hold the loop: what a person would not notice, several times over. */
    static final Duration HOLD_MAX = Duration.ofMillis(20);

    static final Duration DEBT_MAX = Duration.ofSeconds(1);

    /** What a quick run pays back: a hundredth of the shortest long one. */
    static final Duration PAID_BY_QUICK_RUN = Duration.ofNanos(HOLD_MAX.toNanos() / 100);

    static final Duration FIRST_AWAY = Duration.ofSeconds(10);

    static final Duration AWAY_MAX = Duration.ofHours(1);

    private static final long HOLD_NANOS_MAX = HOLD_MAX.toNanos();
    private static final long DEBT_NANOS_MAX = DEBT_MAX.toNanos();
    private static final long DEBT_NANOS_AT_RETURN = DEBT_NANOS_MAX * 3 / 4;
    private static final long PAID_NANOS = PAID_BY_QUICK_RUN.toNanos();

    private static final Logger LOG = System.getLogger(RoutePace.class.getName());

    private final String route;
    private long debtNanos;
    private Duration nextAway = FIRST_AWAY;

    // Written before away, read after it.
    private long backNanos;
    private volatile boolean away;

    RoutePace(String route) {
        this.route = route;
    }

    /** Whether the route is away from the loops now: asked before each run. */
    boolean isAway() {
        return away;
    }

    /** Lets the route return when its time is over: asked while it is away. */
    void askToReturn(long nowNanos) {
        if (away && nowNanos - backNanos >= 0) {
            debtNanos = DEBT_NANOS_AT_RETURN;
            away = false;
        }
    }

    /** Notes that a run of the route's handler held its loop this long. */
    void held(long nanos, long nowNanos) {
        if (nanos > HOLD_NANOS_MAX) {
            debtNanos += nanos;
            if (debtNanos > DEBT_NANOS_MAX && !away) {
                sendAway(nanos, nowNanos);
            }
        } else if (debtNanos > 0) {
            debtNanos -= PAID_NANOS;
        }
    }

    private void sendAway(long nanos, long nowNanos) {
        LOG.log(
                nextAway.equals(FIRST_AWAY) ? Level.INFO : Level.DEBUG,
                route
                        + " held the loop of its connection for "
                        + Duration.ofNanos(nanos).toMillis()
                        + " ms at a time (limit "
                        + HOLD_MAX.toMillis()
                        + " ms), so the pool of virtual threads carries it for "
                        + nextAway.toSeconds()
                        + " s");
        backNanos = nowNanos + nextAway.toNanos();
        away = true;
        var doubled = nextAway.plus(nextAway);
        nextAway = doubled.compareTo(AWAY_MAX) < 0 ? doubled : AWAY_MAX;
    }
}
