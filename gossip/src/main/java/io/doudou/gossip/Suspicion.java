package io.doudou.gossip;

import io.doudou.gossip.Timers.Timer;

import java.util.HashSet;
import java.util.Set;

/**
 * How long one member is doubted before it is given up: long if only this node doubts it, shorter
 * with every other member that doubts it too (Lifeguard's dynamic suspicion, specification 12.2).
 */
final class Suspicion {

    private final Timer timer;
    private final int wanted;
    private final long minNanos;
    private final long maxNanos;
    // Everybody who was heard of, the first one included; at most wanted + 1.
    private final Set<String> doubters = new HashSet<>();
    private long sinceNanos;
    private int confirmations;

    /**
     * @param from who doubted first; confirms nothing later
     * @param wanted how many others must agree before the shortest time counts; 0: nobody
     */
    Suspicion(Timer timer, String from, long nowNanos, int wanted, long minNanos, long maxNanos) {
        this.timer = timer;
        this.wanted = wanted;
        this.minNanos = minNanos;
        this.maxNanos = maxNanos;
        this.sinceNanos = nowNanos;
        doubters.add(from);
    }

    /** Somebody doubts the member; answers whether that is new and counts. */
    boolean confirm(String from) {
        boolean counts = confirmations < wanted && doubters.add(from);
        if (counts) {
            confirmations++;
        }
        return counts;
    }

    int confirmations() {
        return confirmations;
    }

    /** Time during which this node did not run does not count against the member. */
    void shift(long nanos) {
        sinceNanos += nanos;
    }

    /** When the member is given up if it stays silent. */
    long endNanos() {
        long lasts =
                wanted < 1
                        ? minNanos
                        : Formulas.suspicionNanos(confirmations, wanted, minNanos, maxNanos);
        return sinceNanos + lasts;
    }

    Timer timer() {
        return timer;
    }
}
