package io.doudou.gossip;

import io.doudou.gossip.MemberEvent.MemberDied;
import io.doudou.gossip.MemberEvent.MemberJoined;
import io.doudou.gossip.MemberEvent.MemberLeft;
import io.doudou.gossip.MemberEvent.MemberRecovered;
import io.doudou.gossip.MemberEvent.MemberSuspected;
import io.doudou.gossip.MemberEvent.MemberUpdated;
import io.doudou.gossip.Notice.IncarnationsExhausted;
import io.doudou.gossip.Notice.MemberRefused;
import io.doudou.gossip.Notice.NameConflict;
import io.doudou.gossip.Notice.TableFull;
import io.doudou.gossip.Notice.VersionsDiffer;
import io.doudou.gossip.Timers.Timer;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Alive;
import io.doudou.gossip.wire.Dead;
import io.doudou.gossip.wire.NodeState;
import io.doudou.gossip.wire.PacketCodec;
import io.doudou.gossip.wire.PacketMessage;
import io.doudou.gossip.wire.Status;
import io.doudou.gossip.wire.Suspect;

import java.time.Duration;
import java.util.function.IntSupplier;

/*
 * How everybody comes to believe the same
 * =======================================
 *
 * There is no leader and no vote. Three messages about a member travel through the cluster, in any
 * order, some twice, some never: it is alive, it is suspect, it is dead. All nodes apply the same
 * rules to them, and the rules are made so that the order does not matter in the end.
 *
 * Incarnations
 * ------------
 * Each member owns a number, its incarnation, and only the member itself makes it grow. Of two
 * messages the one with the higher incarnation counts. Of two with the same incarnation the worse one
 * counts: alive < suspect < dead. So a suspicion overrides all that was said before, and the only
 * thing that overrides a suspicion is the suspected member itself, telling that it is alive with the
 * next incarnation. That is a refutation; it costs one message, and nobody can forge it by accident.
 * Because the pairs (incarnation, badness) are totally ordered and a node only ever moves up in that
 * order, two nodes that heard the same messages believe the same: a join of a lattice needs no order
 * of arrival. (SWIM, Das, Gupta and Motivala 2002, section 4.2.)
 *
 * Suspicion
 * ---------
 * A lost packet looks like a dead member. So nobody dies at once: it is suspect for a while, in which
 * it can object. How long is the one hard choice of the protocol: short means wrong deaths while the
 * network or the accuser is slow, long means that dead members are used. Lifeguard (Dadgar, Phillips
 * and Currey 2018) found that wrong deaths come mostly from slow accusers, and lets the time shrink
 * from long to short with each independent accuser: if only one node cannot reach a member the fault
 * is likely its own. See Suspicion and Awareness.
 *
 * What breaks the order, on purpose
 * ---------------------------------
 * - An entry that is dropped is forgotten with its incarnation, so that a table does not grow for
 *   ever. If somebody still tells that the member is alive it joins anew. That is why it is dropped
 *   only after news of its death have long been everywhere, and why an exchange of tables takes a
 *   "dead" of the other side only for a suspicion: it may be very old.
 * - A name that comes back at another address starts again at incarnation 1. It is let in if its
 *   owner left, or is dead for a while; else the first owner keeps the name and operators are told.
 *
 * Section numbers are those of the protocol's description: 10.1 alive, 10.2 suspect, 10.3 dead,
 * 10.4 refutation, 10.6 exchanges.
 */

/** The rules by which messages about members change the table; the heart of the protocol. */
final class StateRules {

    /** Incarnations are unsigned 32 bits; nothing can refute a claim about the last one. */
    static final long INCARNATION_MAX = 0xFFFF_FFFFL;

    /** A conflict is repeated with every message about the name; people hear of it this often. */
    private static final long CONFLICT_SILENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Setup setup;
    private final Admission admission;
    private final PacketCodec codec;
    private final Parts parts;
    private final long probeIntervalNanos;
    private final long reclaimNanos;

    private final String ownName;
    private boolean leaving;
    private boolean othersKnow;
    private long refutations;
    private long suspicions;
    private long incompatible;
    private long conflictOnSelfNanos = Long.MIN_VALUE;
    private long conflictToldNanos = Long.MIN_VALUE;
    private String conflictTold = "";

    /**
     * What the rules work with.
     *
     * @param news gets what others have to hear
     * @param changes gets what the application has to hear, in order
     */
    record Parts(
            MemberTable table,
            BroadcastQueue news,
            Awareness awareness,
            Timers timers,
            Changes changes) {}

    /** Hears of every change, at once and in order. */
    interface Changes {
        void changed(long nowNanos, MemberEvent event);

        void noticed(Notice notice);

        /** A node at another address claims the name of this member. */
        default void contested(Entry entry) {}
    }

    StateRules(Setup setup, Admission admission, PacketCodec codec, Parts parts) {
        this.setup = setup;
        this.admission = admission;
        this.codec = codec;
        this.parts = parts;
        this.ownName = setup.self().name();
        this.probeIntervalNanos = setup.profile().probeInterval().toNanos();
        this.reclaimNanos = setup.profile().deadNodeReclaim().toNanos();
    }

    /** Applies what this node tells about itself; nobody can object. */
    void announce(long nowNanos, Alive own) {
        leaving = false;
        var known = parts.table.find(ownName);
        accept(nowNanos, known == null ? parts.table.add(own, nowNanos) : known, own);
    }

    /** Rule 10.1. Answers whether the message said anything new that was believed. */
    boolean alive(long nowNanos, Alive received) {
        var alive = withPort(received);
        var entry = parts.table.find(alive.node());
        boolean own = alive.node().equals(ownName);
        boolean known = !own && entry != null && saysNothingNew(entry, alive);
        if (known || (own && leaving) || refused(alive)) {
            return false;
        }
        if (entry == null) {
            return joins(nowNanos, alive);
        }
        boolean moved = !entry.address().equals(alive.address());
        if (moved && !mayMove(nowNanos, entry)) {
            conflict(nowNanos, entry, alive.address());
            return false;
        }
        return own ? ownAlive(nowNanos, entry, alive) : otherAlive(nowNanos, entry, alive, moved);
    }

    /** Rule 10.2. */
    boolean suspect(long nowNanos, Suspect suspect) {
        var entry = parts.table.find(suspect.node());
        if (entry == null || suspect.incarnation() < entry.incarnation()) {
            return false;
        }
        var running = entry.suspicion();
        if (running != null) {
            return confirm(running, suspect);
        }
        if (entry.status() != Status.ALIVE) {
            return false;
        }
        if (entry.name().equals(ownName)) {
            refute(nowNanos, entry, suspect.incarnation(), suspect.from());
            return true;
        }
        suspicions++;
        tell(suspect.node(), suspect, BroadcastQueue.Finished.UNHEARD);
        entry.incarnation(suspect.incarnation());
        parts.table.status(entry, Status.SUSPECT, nowNanos);
        doubt(nowNanos, entry, suspect.from());
        parts.changes.changed(nowNanos, new MemberSuspected(entry.member()));
        return true;
    }

    /** Rule 10.3. */
    boolean dead(long nowNanos, Dead dead) {
        return dead(nowNanos, dead, BroadcastQueue.Finished.UNHEARD);
    }

    /** This node says good-bye; told when that was sent often enough. */
    void leave(long nowNanos, BroadcastQueue.Finished spread) {
        var own = own();
        leaving = true;
        dead(nowNanos, new Dead(own.incarnation(), ownName, ownName), spread);
    }

    /** Rule 10.6: one entry of another member's table. Its dead are only suspects here. */
    boolean merge(long nowNanos, NodeState line) {
        return switch (line.status()) {
            case ALIVE ->
                    alive(
                            nowNanos,
                            new Alive(
                                    line.incarnation(),
                                    line.name(),
                                    line.address(),
                                    line.meta(),
                                    line.versions()));
            case SUSPECT, DEAD ->
                    suspect(nowNanos, new Suspect(line.incarnation(), line.name(), ownName));
            case LEFT -> dead(nowNanos, new Dead(line.incarnation(), line.name(), line.name()));
        };
    }

    /** Does something of which others have heard already: only what is about this node is told. */
    int untold(IntSupplier step) {
        othersKnow = true;
        try {
            return step.getAsInt();
        } finally {
            othersKnow = false;
        }
    }

    /** This node did not run for so long: nobody could object to it, so all get more time. */
    void stoodStill(long nanos) {
        parts.table.forEach(
                entry -> {
                    var suspicion = entry.suspicion();
                    if (suspicion != null) {
                        suspicion.shift(nanos);
                        parts.timers.set(suspicion.timer(), suspicion.endNanos());
                    }
                });
    }

    boolean isLeaving() {
        return leaving;
    }

    long refutations() {
        return refutations;
    }

    long suspicions() {
        return suspicions;
    }

    long incompatible() {
        return incompatible;
    }

    /** When somebody else was last seen under the own name; far in the past if never. */
    long conflictOnSelfNanos() {
        return conflictOnSelfNanos;
    }

    Entry own() {
        var own = parts.table.find(ownName);
        if (own == null) {
            throw new IllegalStateException("the membership was not started");
        }
        return own;
    }

    // ---- 10.1

    /** Most messages of a busy cluster are such; they are not looked at any further. */
    private static boolean saysNothingNew(Entry entry, Alive alive) {
        return alive.incarnation() <= entry.incarnation()
                && alive.address().equals(entry.address());
    }

    /** Port 0, and protocol version 1, mean the port that this node has itself (15). */
    private Alive withPort(Alive alive) {
        var self = setup.self();
        boolean takesOwn = alive.address().port() == 0 || self.versions().protocol() == 1;
        if (!takesOwn || alive.address().port() == self.address().port()) {
            return alive;
        }
        var address = new Address(alive.address().host(), self.address().port());
        return new Alive(
                alive.incarnation(), alive.node(), address, alive.meta(), alive.versions());
    }

    private boolean refused(Alive alive) {
        var refusal = admission.refusal(alive);
        if (refusal.isPresent()) {
            incompatible++;
            parts.changes.noticed(new MemberRefused(alive.node(), alive.address(), refusal.get()));
            return true;
        }
        var ours = setup.self().versions();
        if (!admission.understands(alive.versions(), ours)) {
            incompatible++;
            parts.changes.noticed(new VersionsDiffer(alive.node(), alive.versions(), ours));
            return true;
        }
        return false;
    }

    private boolean joins(long nowNanos, Alive alive) {
        if (parts.table.size() >= setup.limits().membersMax()) {
            incompatible++;
            parts.changes.noticed(new TableFull(alive.node(), alive.address()));
            return false;
        }
        accept(nowNanos, parts.table.add(alive, nowNanos), alive);
        return true;
    }

    private boolean mayMove(long nowNanos, Entry entry) {
        return switch (entry.status()) {
            case LEFT -> true;
            case DEAD -> reclaimNanos > 0 && nowNanos - entry.sinceNanos() > reclaimNanos;
            case ALIVE, SUSPECT -> false;
        };
    }

    private void conflict(long nowNanos, Entry entry, Address other) {
        if (entry.name().equals(ownName)) {
            conflictOnSelfNanos = nowNanos;
        } else {
            parts.changes.contested(entry);
        }
        boolean told =
                conflictTold.equals(entry.name())
                        && nowNanos - conflictToldNanos < CONFLICT_SILENCE_NANOS;
        if (!told) {
            conflictTold = entry.name();
            conflictToldNanos = nowNanos;
            parts.changes.noticed(new NameConflict(entry.member(), other));
        }
    }

    private boolean ownAlive(long nowNanos, Entry own, Alive alive) {
        boolean old = alive.incarnation() < own.incarnation();
        boolean same =
                alive.incarnation() == own.incarnation()
                        && alive.meta().equals(own.meta())
                        && alive.versions().equals(own.versions());
        if (old || same) {
            return false;
        }
        refute(nowNanos, own, alive.incarnation(), ownName);
        return true;
    }

    private boolean otherAlive(long nowNanos, Entry entry, Alive alive, boolean replaced) {
        if (!replaced && alive.incarnation() <= entry.incarnation()) {
            return false;
        }
        accept(nowNanos, entry, alive);
        return true;
    }

    private void accept(long nowNanos, Entry entry, Alive alive) {
        forgetSuspicion(entry);
        var before = entry.member();
        tell(alive.node(), alive, BroadcastQueue.Finished.UNHEARD);
        parts.table.describe(entry, alive);
        entry.refusals = 0;
        if (entry.status() != Status.ALIVE) {
            parts.table.status(entry, Status.ALIVE, nowNanos);
        }
        if (!before.isPresent()) {
            parts.changes.changed(nowNanos, new MemberJoined(entry.member()));
            return;
        }
        if (before.status() == Status.SUSPECT) {
            parts.changes.changed(nowNanos, new MemberRecovered(entry.member()));
        }
        if (!before.meta().equals(alive.meta())) {
            parts.changes.changed(nowNanos, new MemberUpdated(entry.member(), before));
        }
    }

    // ---- 10.2

    private boolean confirm(Suspicion running, Suspect suspect) {
        if (!running.confirm(suspect.from())) {
            return false;
        }
        parts.timers.set(running.timer(), running.endNanos());
        tell(suspect.node(), suspect, BroadcastQueue.Finished.UNHEARD);
        return true;
    }

    private void doubt(long nowNanos, Entry entry, String from) {
        var profile = setup.profile();
        int members = parts.table.size();
        int multiplier = profile.suspicionMultiplier();
        long minNanos = Formulas.suspicionMinNanos(multiplier, members, probeIntervalNanos);
        var timer = new Timer(now -> giveUp(now, entry));
        var suspicion =
                new Suspicion(
                        timer,
                        from,
                        nowNanos,
                        Formulas.confirmationsWanted(multiplier, members),
                        minNanos,
                        profile.suspicionMaxMultiplier() * minNanos);
        entry.suspicion(suspicion);
        parts.timers.set(timer, suspicion.endNanos());
    }

    // A suspicion that is forgotten takes its timer with it, so what fires is always the current
    // one.
    private void giveUp(long nowNanos, Entry entry) {
        dead(nowNanos, new Dead(entry.incarnation(), entry.name(), ownName));
    }

    private void forgetSuspicion(Entry entry) {
        var suspicion = entry.suspicion();
        if (suspicion != null) {
            parts.timers.cancel(suspicion.timer());
            entry.suspicion(null);
        }
    }

    // ---- 10.3

    private boolean dead(long nowNanos, Dead dead, BroadcastQueue.Finished spread) {
        var entry = parts.table.find(dead.node());
        if (entry == null || dead.incarnation() < entry.incarnation()) {
            return false;
        }
        forgetSuspicion(entry);
        if (!entry.isPresent()) {
            return false;
        }
        if (entry.name().equals(ownName) && !leaving) {
            refute(nowNanos, entry, dead.incarnation(), dead.from());
            return true;
        }
        tell(dead.node(), dead, spread);
        entry.incarnation(dead.incarnation());
        boolean left = dead.from().equals(dead.node());
        parts.table.status(entry, left ? Status.LEFT : Status.DEAD, nowNanos);
        var member = entry.member();
        parts.changes.changed(nowNanos, left ? new MemberLeft(member) : new MemberDied(member));
        return true;
    }

    // ---- 10.4

    private void refute(long nowNanos, Entry own, long accused, String accuser) {
        parts.awareness.worsen(1);
        if (accused >= INCARNATION_MAX) {
            parts.changes.noticed(new IncarnationsExhausted(accuser));
            return;
        }
        refutations++;
        own.incarnation(Math.max(own.incarnation(), accused) + 1);
        tell(ownName, own.alive(), BroadcastQueue.Finished.UNHEARD);
        if (own.status() != Status.ALIVE) {
            parts.table.status(own, Status.ALIVE, nowNanos);
        }
    }

    private void tell(String about, PacketMessage message, BroadcastQueue.Finished finished) {
        if (othersKnow && !about.equals(ownName)) {
            finished.run();
            return;
        }
        var encoded = codec.encode(message);
        if (encoded.length + PacketCodec.PART_OVERHEAD > codec.partsBytesMax()) {
            // Others heard it from whoever has larger packets; here it would wait for ever.
            finished.run();
            return;
        }
        parts.news.queue(about, encoded, finished);
    }
}
