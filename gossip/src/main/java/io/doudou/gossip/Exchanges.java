package io.doudou.gossip;

import io.doudou.gossip.Notice.JoinFailed;
import io.doudou.gossip.Notice.JoinSucceeded;
import io.doudou.gossip.Timers.Timer;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.PushPull;
import io.doudou.gossip.wire.Status;
import io.doudou.gossip.wire.StreamMessage;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exchanges everything with one other member: to join, from time to time, and again soon while much
 * changes (specification 14).
 *
 * <p>The original waits for the next period, which is why a burst of joins takes it seconds: gossip
 * carries a handful of news per packet, an exchange carries all. So after an exchange that changed
 * much another one follows with the same member, and when many joined at once one follows with a
 * random member. Both have a limit.
 */
final class Exchanges {

    /** More changes than fit into one packet are much. */
    private static final int MUCH = 6;

    /** Exchanges in a row with one member. */
    private static final int ROUNDS_MAX = 3;

    /** An exchange follows when news had time to come back. */
    private static final int ROUND_GOSSIPS = 4;

    /** An unplanned exchange comes at the earliest so long after the last one. */
    private static final long GAP_MIN_NANOS = Duration.ofMillis(500).toNanos();

    /** Large clusters exchange large tables, so the gap is this part of their period at least. */
    private static final int GAP_PART = 60;

    private final Parts parts;
    private final Outlet outlet;
    private final RandomGenerator random;
    private final String ownName;
    private final long intervalNanos;
    private final long gossipNanos;
    private final long deadlineNanos;

    private final Timer period = new Timer(this::period);
    private final Timer soon = new Timer(this::exchangeWithAnybody);
    private final Timer again = new Timer(this::again);
    private Address partner = Address.NONE;
    private int rounds;
    private int joined;
    private int underWay;
    private long lastNanos;

    private long done;
    private long failed;

    /** What an exchange works with. */
    record Parts(MemberTable table, StateRules rules, Streams streams, Timers timers) {}

    Exchanges(Setup setup, Parts parts, Outlet outlet, RandomGenerator random) {
        var profile = setup.profile();
        this.parts = parts;
        this.outlet = outlet;
        this.random = random;
        this.ownName = setup.self().name();
        this.intervalNanos = profile.pushPullInterval().toNanos();
        this.gossipNanos = profile.gossipInterval().toNanos();
        this.deadlineNanos = profile.streamTimeout().toNanos();
    }

    /** The first period begins after a random part of one (24, point 1). */
    void start(long nowNanos) {
        lastNanos = nowNanos;
        parts.timers.set(period, nowNanos + random.nextLong(intervalNanos) + intervalNanos);
    }

    /** Exchanges everything as a joining member, with whoever is there. */
    void join(long nowNanos, Address with) {
        open(nowNanos, with, true);
    }

    /** Exchanges everything with one random member now. */
    void exchangeWithAnybody(long nowNanos) {
        for (var entry : parts.table.choose(1, this::mayBeAsked)) {
            open(nowNanos, entry.address(), false);
        }
    }

    /** A member joined, as this node learned in whatever way. */
    void joined(long nowNanos) {
        joined++;
        if (joined >= MUCH && !soon.isSet()) {
            long at = Math.max(nowNanos, lastNanos + gapNanos());
            parts.timers.set(soon, at + random.nextLong(GAP_MIN_NANOS));
        }
    }

    /** Answers the exchange of somebody else; what it brought is taken in after that. */
    PushPull answer(PushPull request) {
        return state(request.joins());
    }

    /** Takes in what the other side knows; answers how much of it was new. */
    int merge(long nowNanos, PushPull theirs) {
        int changes = 0;
        for (var line : theirs.nodes()) {
            if (parts.rules.merge(nowNanos, line)) {
                changes++;
            }
        }
        if (!theirs.userState().isEmpty()) {
            outlet.merged(theirs.userState(), theirs.joins());
        }
        done++;
        return changes;
    }

    long done() {
        return done;
    }

    long failed() {
        return failed;
    }

    private void period(long nowNanos) {
        long next = Formulas.pushPullNanos(intervalNanos, parts.table.size());
        parts.timers.set(period, nowNanos + next);
        exchangeWithAnybody(nowNanos);
    }

    private void again(long nowNanos) {
        open(nowNanos, partner, false);
    }

    private boolean mayBeAsked(Entry entry) {
        return entry.status() == Status.ALIVE && !entry.name().equals(ownName);
    }

    private PushPull state(boolean joins) {
        return new PushPull(joins, parts.table.lines(), outlet.localState(joins));
    }

    private void open(long nowNanos, Address with, boolean joins) {
        lastNanos = nowNanos;
        joined = 0;
        underWay++;
        parts.streams.open(
                with,
                state(joins),
                nowNanos + deadlineNanos,
                new Streams.End() {
                    @Override
                    public void answered(long nowNanos, StreamMessage answer) {
                        if (answer instanceof PushPull theirs) {
                            underWay--;
                            ended(nowNanos, with, joins, theirs);
                        } else {
                            failed(nowNanos, StreamFailure.MALFORMED);
                        }
                    }

                    @Override
                    public void failed(long nowNanos, StreamFailure why) {
                        underWay--;
                        failed++;
                        if (joins) {
                            outlet.noticed(new JoinFailed(with, why));
                        }
                    }
                });
    }

    private void ended(long nowNanos, Address with, boolean joins, PushPull theirs) {
        long refutations = parts.rules.refutations();
        int changes = learn(nowNanos, theirs);
        if (joins) {
            rounds = 0;
            outlet.noticed(new JoinSucceeded(with));
        }
        boolean much = changes >= MUCH || parts.rules.refutations() > refutations;
        if (!much || !with.equals(partner)) {
            rounds = 0;
        }
        if (much && rounds < ROUNDS_MAX) {
            rounds++;
            partner = with;
            parts.timers.set(again, nowNanos + ROUND_GOSSIPS * gossipNanos);
        }
    }

    /**
     * Whoever knew nobody before, and asks nobody else, has nobody to tell what he learns: the only
     * ones he knows are those from whom he has it. The original tells them all of it again, so that
     * each node of a growing cluster sends everything that there was before it.
     */
    private int learn(long nowNanos, PushPull theirs) {
        boolean hasNobodyToTell = parts.table.present() <= 1 && underWay == 0;
        return hasNobodyToTell
                ? parts.rules.untold(() -> merge(nowNanos, theirs))
                : merge(nowNanos, theirs);
    }

    private long gapNanos() {
        long scaled = Formulas.pushPullNanos(intervalNanos, parts.table.size());
        return Math.max(GAP_MIN_NANOS, scaled / GAP_PART);
    }
}
