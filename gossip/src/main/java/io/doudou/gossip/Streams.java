package io.doudou.gossip;

import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.StreamMessage;

import java.util.HashMap;
import java.util.Map;

/** Connections that were asked for, until their end is told. */
final class Streams {

    private final Outlet outlet;
    private final Map<Long, End> open = new HashMap<>();
    private long last;

    /** What to do when a connection ended. */
    interface End {
        void answered(long nowNanos, StreamMessage answer);

        void failed(long nowNanos, StreamFailure why);
    }

    Streams(Outlet outlet) {
        this.outlet = outlet;
    }

    void open(Address to, StreamMessage message, long deadlineNanos, End end) {
        open.put(++last, end);
        outlet.open(last, to, message, deadlineNanos);
    }

    /** Opens one whose end does not matter. */
    void send(Address to, StreamMessage message, long deadlineNanos) {
        outlet.open(++last, to, message, deadlineNanos);
    }

    void answered(long nowNanos, long stream, StreamMessage answer) {
        var end = open.remove(stream);
        if (end != null) {
            end.answered(nowNanos, answer);
        }
    }

    void failed(long nowNanos, long stream, StreamFailure why) {
        var end = open.remove(stream);
        if (end != null) {
            end.failed(nowNanos, why);
        }
    }
}
