package io.doudou.gossip;

import io.doudou.gossip.Timers.Timer;
import io.doudou.gossip.wire.Ack;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.IndirectPing;
import io.doudou.gossip.wire.Nack;
import io.doudou.gossip.wire.Ping;
import io.doudou.gossip.wire.Source;

import java.util.HashMap;
import java.util.Map;

/** Pings members for others who could not reach them (specification 3.2). */
final class Relays {

    private final Postman postman;
    private final Timers timers;
    private final Sequence sequence;
    private final Source source;
    private final int relaysMax;
    private final long timeoutNanos;
    private final Map<Long, Relay> pending = new HashMap<>();

    /**
     * One ping under way.
     *
     * @param sequence that of whoever asked
     */
    private record Relay(Address asker, long sequence, Timer timeout) {}

    /**
     * @param source what pings say about where to answer
     */
    Relays(Setup setup, Postman postman, Timers timers, Sequence sequence, Source source) {
        this.postman = postman;
        this.timers = timers;
        this.sequence = sequence;
        this.source = source;
        this.relaysMax = setup.limits().relaysMax();
        this.timeoutNanos = setup.profile().probeTimeout().toNanos();
    }

    /** Pings the target; its answer, or the lack of one, goes to the asker. */
    void ask(long nowNanos, Address asker, Address target, IndirectPing request) {
        if (pending.size() >= relaysMax) {
            return;
        }
        long own = sequence.next();
        var timeout = new Timer(now -> silent(own, request.nackWanted()));
        pending.put(own, new Relay(asker, request.sequence(), timeout));
        timers.set(timeout, nowNanos + timeoutNanos);
        postman.send(target, new Ping(own, request.node(), source));
    }

    /** An answer came; answers whether it was one that was waited for here. */
    boolean answered(long answer) {
        var relay = pending.remove(answer);
        if (relay == null) {
            return false;
        }
        timers.cancel(relay.timeout);
        postman.send(relay.asker, new Ack(relay.sequence, Bytes.NIL));
        return true;
    }

    private void silent(long own, boolean nackWanted) {
        var relay = pending.remove(own);
        if (relay != null && nackWanted) {
            postman.send(relay.asker, new Nack(relay.sequence));
        }
    }
}
