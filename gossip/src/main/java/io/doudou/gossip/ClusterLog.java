package io.doudou.gossip;

import io.doudou.time.Ticker;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;

/**
 * What the people who operate a cluster read about it; what anybody can provoke from outside is
 * told once a minute per kind and source. Owned by the loop.
 */
final class ClusterLog {

    private static final Logger LOG = System.getLogger(Cluster.class.getName());
    private static final long QUIET_NANOS = 60_000_000_000L;
    private static final int KINDS_MAX = 512;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int CHANGES_PER_SECOND = 100;

    private final String name;
    private final Ticker ticker;
    private final Map<String, Long> told = new HashMap<>();
    private long secondNanos;
    private int changes;

    ClusterLog(String name, Ticker ticker) {
        this.name = name;
        this.ticker = ticker;
        this.secondNanos = ticker.nanos();
    }

    void info(String sentence) {
        LOG.log(Level.INFO, "{0}: {1}", name, sentence);
    }

    /** What happened to a member; of a flood of such lines only the first of each second. */
    void change(String sentence) {
        if (ticker.nanos() - secondNanos >= SECOND_NANOS) {
            if (changes > CHANGES_PER_SECOND) {
                info("and %d more changes of members".formatted(changes - CHANGES_PER_SECOND));
            }
            secondNanos = ticker.nanos();
            changes = 0;
        }
        if (++changes <= CHANGES_PER_SECOND) {
            info(sentence);
        }
    }

    void debug(String sentence) {
        LOG.log(Level.DEBUG, "{0}: {1}", name, sentence);
    }

    void warn(String sentence) {
        LOG.log(Level.WARNING, "{0}: {1}", name, sentence);
    }

    /**
     * A warning that is repeated no sooner than in a minute.
     *
     * @param kind what is repeated, with its source
     */
    void warnOnce(String kind, String sentence) {
        var last = told.get(kind);
        if (last != null && ticker.nanos() - last < QUIET_NANOS) {
            return;
        }
        if (told.size() >= KINDS_MAX) {
            told.clear();
        }
        told.put(kind, ticker.nanos());
        warn(sentence);
    }

    /** A defect of our own, with its place, no more often than once a minute. */
    void defect(Throwable defect) {
        var place = defect.getStackTrace();
        warnOnce(
                "defect " + (place.length == 0 ? defect : place[0]),
                "a defect was met and survived; please report it: " + trace(defect));
    }

    private static String trace(Throwable defect) {
        var text = new StringWriter();
        defect.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
