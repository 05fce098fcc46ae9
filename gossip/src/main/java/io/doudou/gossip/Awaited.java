package io.doudou.gossip;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What other threads wait for: the ends of pings and of a leave. Owned by the loop, except for
 * {@link #leaveSpread}.
 */
final class Awaited {

    private static final long SILENT = -1;

    private final Map<Long, CompletableFuture<Long>> pings = new HashMap<>();
    private volatile CompletableFuture<Boolean> leaveSpread = new CompletableFuture<>();

    /** The end of the ping with this number: nanoseconds, negative when nothing came. */
    CompletableFuture<Long> ping(long number) {
        var future = new CompletableFuture<Long>();
        pings.put(number, future);
        return future;
    }

    void pinged(long number, long roundTripNanos) {
        var asked = pings.remove(number);
        if (asked != null) {
            asked.complete(roundTripNanos);
        }
    }

    /** Completed when all others know that this member leaves, by all odds. */
    CompletableFuture<Boolean> leaveSpread() {
        return leaveSpread;
    }

    void leaveIsSpread() {
        leaveSpread.complete(true);
    }

    /** The member is back, and may leave again. */
    void anotherLeave() {
        leaveSpread = new CompletableFuture<>();
    }

    /** Nobody waits any longer. */
    void close() {
        leaveSpread.complete(false);
        pings.values().forEach(ping -> ping.complete(SILENT));
    }
}
