package io.doudou.gossip;

import io.doudou.gossip.Timers.Timer;
import io.doudou.gossip.wire.Ack;
import io.doudou.gossip.wire.Dead;
import io.doudou.gossip.wire.IndirectPing;
import io.doudou.gossip.wire.Ping;
import io.doudou.gossip.wire.Source;
import io.doudou.gossip.wire.Status;
import io.doudou.gossip.wire.StreamMessage;
import io.doudou.gossip.wire.Suspect;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.random.RandomGenerator;

/*
 * Who is still there
 * ==================
 *
 * In each interval one member is asked, the next one of a shuffled list, so that each is asked once
 * per round and the time until somebody asks a crashed member has a bound (SWIM, section 4.3):
 *
 *   ping -> no answer within the timeout -> some others ping it for us, and a connection is tried
 *        -> no answer until the interval is over -> it is suspect.
 *
 * The interval, not the timeout, is scaled by this node's own health; and a helper that says "I am
 * well but heard nothing" (a nack) keeps us from blaming ourselves (Lifeguard).
 *
 * Quick evidence
 * --------------
 * The original knows only silence. A machine that refuses a connection says more: it is up, and
 * nobody listens at that port, so the process is gone. That is taken for a proof only with care,
 * because a firewall may refuse connections to a healthy member:
 *
 * - the refusal counts only in a probe that got no answer at all, not even through helpers. Once the
 *   helpers' nacks must be there, too, such a probe is over: the rest of the interval, which is there
 *   for slow answers, adds nothing when the machine itself answered;
 * - the member is suspect then, as always, and is probed again at once. That probe carries the
 *   suspicion, so a living member objects;
 * - only after a second refusal, without a sign of life since the first, is the member given up: about
 *   five timeouts after the first ping instead of a whole suspicion. A probe that ends in silence
 *   between the two says nothing, since packets of the connection get lost, too;
 * - a member that was seen to refuse connections and to answer datagrams is never judged by this.
 */

/** Probes one member after the other and suspects those who do not answer (specification 11). */
final class Prober {

    /** From this protocol version on a member answers pings over connections. */
    private static final int STREAM_PING_VERSION = 3;

    /** From this protocol version on a helper says that it heard nothing. */
    private static final int NACK_VERSION = 4;

    private static final int REFUSALS_NEEDED = 2;

    /** For evidence a connection is tried for longer than a probe: its packets get lost, too. */
    private static final long EVIDENCE_NANOS = Duration.ofMillis(1_500).toNanos();

    /**
     * A helper is asked after one timeout and says so after another; half of one is for the way.
     */
    private static final double TIMEOUTS_UNTIL_NACKS = 2.5;

    private final Setup setup;
    private final Parts parts;
    private final RandomGenerator random;
    private final Source source;
    private final String ownName;
    private final long intervalNanos;
    private final long timeoutNanos;
    private final long untilNacksNanos;

    private final Timer tick = new Timer(this::tick);
    private final Timer timeout = new Timer(this::unanswered);
    private final Timer end = new Timer(this::end);

    // The probe under way, if there is one.
    private @Nullable Entry target;
    private long incarnation;
    private long number;
    private long sentNanos;
    private boolean answered;
    private boolean answeredByStream;
    private boolean refused;
    private int nacksExpected;
    private int nacks;
    // A tick came while it was under way, so the next one follows at once.
    private boolean missedTick;

    // Whom to probe next, out of the order.
    private @Nullable Entry urgent;

    private long probes;
    private long failures;
    private long roundTrips;
    private long roundTripNanos;

    /** What a probe works with. */
    record Parts(
            MemberTable table,
            StateRules rules,
            Awareness awareness,
            Postman postman,
            Streams streams,
            Timers timers,
            Sequence sequence,
            Listener listener) {}

    /** Hears what probes find out beside the state of members. */
    interface Listener {
        void answered(Member member, long roundTripNanos);

        void onlyByStream(Member member);

        void forgotten(long nowNanos, Entry entry);
    }

    Prober(Setup setup, Parts parts, RandomGenerator random, Source source) {
        this.setup = setup;
        this.parts = parts;
        this.random = random;
        this.source = source;
        this.ownName = setup.self().name();
        this.intervalNanos = setup.profile().probeInterval().toNanos();
        this.timeoutNanos = setup.profile().probeTimeout().toNanos();
        this.untilNacksNanos = (long) (TIMEOUTS_UNTIL_NACKS * timeoutNanos);
    }

    void start(long nowNanos) {
        parts.timers.set(tick, nowNanos + random.nextLong(intervalNanos));
    }

    /** Lets this member be probed as soon as the probe under way is over. */
    void hurry(Entry entry) {
        urgent = entry;
    }

    /** Gives up the probe under way without any effect, because this node did not run meanwhile. */
    void abandon() {
        parts.timers.cancel(timeout);
        parts.timers.cancel(end);
        target = null;
    }

    /** An answer came; answers whether it was one that was waited for here. */
    boolean answered(long nowNanos, Ack ack) {
        var probed = target;
        if (probed == null || ack.sequence() != number || answered) {
            return false;
        }
        answered = true;
        if (timeout.isSet()) {
            roundTrips++;
            roundTripNanos += nowNanos - sentNanos;
            parts.listener.answered(probed.member(), nowNanos - sentNanos);
        }
        succeed(probed);
        if (missedTick) {
            next(nowNanos);
        }
        return true;
    }

    /** A helper heard nothing. */
    void nacked(long sequence) {
        if (target != null && sequence == number && nacks < nacksExpected) {
            nacks++;
        }
    }

    long probes() {
        return probes;
    }

    long failures() {
        return failures;
    }

    long roundTrips() {
        return roundTrips;
    }

    long roundTripNanos() {
        return roundTripNanos;
    }

    private void tick(long nowNanos) {
        long late = (nowNanos - tick.atNanos()) % intervalNanos;
        parts.timers.set(tick, nowNanos + intervalNanos - late);
        missedTick = target != null;
        if (!missedTick) {
            next(nowNanos);
        }
    }

    private void next(long nowNanos) {
        missedTick = false;
        var next = choose(nowNanos);
        if (next != null) {
            probe(nowNanos, next);
        }
    }

    private @Nullable Entry choose(long nowNanos) {
        var hurried = urgent;
        urgent = null;
        if (hurried != null && mayProbe(hurried) && parts.table.find(hurried.name()) == hurried) {
            return hurried;
        }
        return parts.table.nextToProbe(
                nowNanos, this::mayProbe, entry -> parts.listener.forgotten(nowNanos, entry));
    }

    private boolean mayProbe(Entry entry) {
        return entry.isPresent() && !entry.name().equals(ownName);
    }

    private void probe(long nowNanos, Entry entry) {
        target = entry;
        incarnation = entry.incarnation();
        number = parts.sequence.next();
        sentNanos = nowNanos;
        answered = false;
        answeredByStream = false;
        refused = false;
        nacksExpected = 0;
        nacks = 0;
        parts.timers.set(timeout, nowNanos + timeoutNanos);
        parts.timers.set(end, nowNanos + parts.awareness.scale(intervalNanos));
        var ping = new Ping(number, entry.name(), source);
        if (entry.status() == Status.ALIVE) {
            parts.postman.send(entry.address(), ping);
        } else {
            parts.postman.sendAlone(entry, ping, new Suspect(incarnation, entry.name(), ownName));
        }
    }

    private void unanswered(long nowNanos) {
        var probed = target;
        if (probed == null) {
            return;
        }
        askHelpers(probed);
        if (probed.versions().protocolMax() >= STREAM_PING_VERSION) {
            tryStream(nowNanos, probed);
        }
    }

    private void askHelpers(Entry probed) {
        int checks = setup.profile().indirectChecks();
        for (var helper : parts.table.choose(checks, entry -> mayHelp(entry, probed))) {
            boolean nacks = helper.versions().protocolMax() >= NACK_VERSION;
            if (nacks) {
                nacksExpected++;
            }
            parts.postman.send(
                    helper.address(),
                    new IndirectPing(number, probed.name(), probed.address(), nacks, source));
        }
    }

    private boolean mayHelp(Entry entry, Entry probed) {
        return entry.status() == Status.ALIVE && entry != probed && !entry.name().equals(ownName);
    }

    private void tryStream(long nowNanos, Entry probed) {
        long asked = number;
        long accused = incarnation;
        long patience = setup.profile().quickEvidence() ? EVIDENCE_NANOS : 1;
        parts.streams.open(
                probed.address(),
                new Ping(asked, probed.name(), source),
                Math.max(end.atNanos(), nowNanos + patience),
                new Streams.End() {
                    @Override
                    public void answered(long nowNanos, StreamMessage answer) {
                        if (asked == number
                                && answer instanceof Ack ack
                                && ack.sequence() == asked) {
                            answeredByStream = true;
                        }
                    }

                    @Override
                    public void failed(long nowNanos, StreamFailure why) {
                        if (why != StreamFailure.REFUSED) {
                            return;
                        }
                        if (target == probed && asked == number) {
                            refused(nowNanos);
                        } else {
                            refusedLate(nowNanos, probed, accused);
                        }
                    }
                });
    }

    /**
     * Nobody listens there; helpers may still know better. The own health does not matter for that:
     * however slow this node is, it did hear the refusal.
     */
    private void refused(long nowNanos) {
        refused = true;
        if (end.isSet() && setup.profile().quickEvidence()) {
            long early = sentNanos + untilNacksNanos;
            parts.timers.set(end, Math.min(end.atNanos(), Math.max(nowNanos, early)));
        }
    }

    /** Its probe has long failed; what it proves it proves all the same. */
    private void refusedLate(long nowNanos, Entry probed, long accused) {
        if (setup.profile().quickEvidence() && isAccused(probed, accused)) {
            probed.refusals++;
            weigh(nowNanos, probed, accused);
            if (target == null && urgent != null) {
                next(nowNanos);
            }
        }
    }

    private void end(long nowNanos) {
        var probed = target;
        if (probed == null) {
            return;
        }
        if (answeredByStream) {
            parts.listener.onlyByStream(probed.member());
            succeed(probed);
        } else {
            fail(nowNanos, probed);
        }
        if (missedTick || urgent != null) {
            next(nowNanos);
        }
    }

    private void succeed(Entry probed) {
        probes++;
        if (refused) {
            probed.refusesThoughAlive = true;
        }
        probed.refusals = 0;
        parts.awareness.improve();
        abandon();
    }

    private void fail(long nowNanos, Entry probed) {
        probes++;
        failures++;
        parts.awareness.worsen(nacksExpected > 0 ? nacksExpected - nacks : 1);
        abandon();
        parts.rules.suspect(nowNanos, new Suspect(incarnation, probed.name(), ownName));
        if (refused) {
            probed.refusals++;
        }
        if (setup.profile().quickEvidence() && probed.refusals > 0) {
            weigh(nowNanos, probed, incarnation);
        }
    }

    private void weigh(long nowNanos, Entry probed, long accused) {
        if (!isAccused(probed, accused) || probed.refusesThoughAlive) {
            return;
        }
        if (probed.refusals >= REFUSALS_NEEDED) {
            parts.rules.dead(nowNanos, new Dead(accused, probed.name(), ownName));
        } else {
            urgent = probed;
        }
    }

    /** Whether the suspicion that the failed probe raised, or joined, is still unanswered. */
    private static boolean isAccused(Entry probed, long accused) {
        return probed.status() == Status.SUSPECT && probed.incarnation() == accused;
    }
}
