package io.doudou.http.filter;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names requests: with the name that the caller gave, or with a new one. Serves all threads.
 *
 * <p>A name need not be secret, only never the same twice, so it is counted and not drawn.
 */
public final class RequestIds {

    /** A longer name is not a name but an attempt to fill the logs. */
    static final int ID_LENGTH_MAX = 128;

    // The step and the mixer of SplitMix64: a counter that looks random and has no repeats.
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private final long high;
    private final AtomicLong counter;

    /**
     * @param seed another number for each process
     */
    public RequestIds(long seed) {
        // Version 4 and variant 2 (RFC 9562), because people expect that of a random UUID.
        this.high = (mix(seed) & ~0xf000L) | 0x4000L;
        this.counter = new AtomicLong(mix(seed + STEP));
    }

    /** The id that the caller chose, or a new one when there is none that can be logged. */
    public String of(@Nullable String chosen) {
        return chosen != null && isUsable(chosen) ? chosen : next();
    }

    /** A new id: a UUID. */
    public String next() {
        var low = mix(counter.getAndAdd(STEP));
        return new UUID(high, (low >>> 2) | Long.MIN_VALUE).toString();
    }

    /** Visible ASCII only: a line end or a quote in a log would be somebody else's text. */
    private static boolean isUsable(String id) {
        for (int i = 0; i < id.length(); i++) {
            var c = id.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '"' || c == '\\') {
                return false;
            }
        }
        return !id.isEmpty() && id.length() <= ID_LENGTH_MAX;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
