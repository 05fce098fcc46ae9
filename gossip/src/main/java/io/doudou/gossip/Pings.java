package io.doudou.gossip;

import io.doudou.gossip.Timers.Timer;
import io.doudou.gossip.wire.Ping;
import io.doudou.gossip.wire.Source;

import java.util.HashMap;
import java.util.Map;

/** Pings that the application asked for; nothing follows from them (specification 11.4). */
final class Pings {

    private static final long SILENT = -1;

    private final Postman postman;
    private final Timers timers;
    private final Sequence sequence;
    private final Source source;
    private final Outlet outlet;
    private final long timeoutNanos;
    private final Map<Long, Waiting> pending = new HashMap<>();

    private record Waiting(long sentNanos, Timer timeout) {}

    Pings(
            Profile profile,
            Postman postman,
            Timers timers,
            Sequence sequence,
            Source source,
            Outlet outlet) {
        this.postman = postman;
        this.timers = timers;
        this.sequence = sequence;
        this.source = source;
        this.outlet = outlet;
        this.timeoutNanos = profile.probeTimeout().toNanos();
    }

    /** Pings a member, and answers the number under which the end is told. */
    long ping(long nowNanos, Entry entry) {
        long own = sequence.next();
        var timeout = new Timer(now -> end(own, SILENT));
        pending.put(own, new Waiting(nowNanos, timeout));
        timers.set(timeout, nowNanos + timeoutNanos);
        postman.send(entry.address(), new Ping(own, entry.name(), source));
        return own;
    }

    /** A ping of somebody who is not there ends soon, and badly. */
    long pingNobody(long nowNanos) {
        long own = sequence.next();
        var timeout = new Timer(now -> end(own, SILENT));
        pending.put(own, new Waiting(nowNanos, timeout));
        timers.set(timeout, nowNanos);
        return own;
    }

    /** An answer came; nothing happens if it was not waited for here. */
    void answered(long nowNanos, long answer) {
        var waiting = pending.get(answer);
        if (waiting != null) {
            timers.cancel(waiting.timeout);
            end(answer, nowNanos - waiting.sentNanos);
        }
    }

    private void end(long own, long roundTripNanos) {
        pending.remove(own);
        outlet.pinged(own, roundTripNanos);
    }
}
