package io.doudou.simulation;

import io.doudou.gossip.Limits;
import io.doudou.gossip.Member;
import io.doudou.gossip.MemberEvent;
import io.doudou.gossip.MemberEvent.MemberDied;
import io.doudou.gossip.MemberEvent.MemberForgotten;
import io.doudou.gossip.MemberEvent.MemberJoined;
import io.doudou.gossip.MemberEvent.MemberLeft;
import io.doudou.gossip.MemberEvent.MemberRecovered;
import io.doudou.gossip.MemberEvent.MemberSuspected;
import io.doudou.gossip.MemberEvent.MemberUpdated;
import io.doudou.gossip.Notice;
import io.doudou.gossip.Profile;
import io.doudou.gossip.wire.Bytes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Looks at every step of a world and notes what must not be.
 *
 * <p>Safety: an incarnation never goes back; packets, tables, queues and scores keep to their
 * bounds; a membership that was woken has nothing due any more; nobody takes himself for dead; a
 * wrong death of a member that is well and well connected does not last.
 */
final class Checker {

    private static final int PACKET_BYTES_MAX = 1_405;

    private final World world;
    private final Timeline timeline;
    private final Bounds bounds;
    private final List<String> violations = new ArrayList<>();
    private final Map<Seen, Member> lastSeen = new HashMap<>();
    private final Map<Seen, Long> wrongDeaths = new HashMap<>();

    private final Set<Suspected> suspected = new HashSet<>();
    private long suspicions;
    private long falseSuspicions;
    private long falseDeaths;
    private Listener listener = (nowNanos, observer, event) -> {};

    /** A suspicion is told by all who hear of it, and counted once. */
    private record Suspected(String name, long incarnation) {}

    /** What one process knows about a name. */
    private record Seen(Life observer, String name) {}

    /** Hears all events, to measure. */
    interface Listener {
        void changed(long nowNanos, Life observer, MemberEvent event);
    }

    Checker(World world, Profile profile, Timeline timeline) {
        this.world = world;
        this.timeline = timeline;
        this.bounds = new Bounds(profile);
    }

    void listen(Listener next) {
        listener = next;
    }

    List<String> violations() {
        return violations;
    }

    Bounds bounds() {
        return bounds;
    }

    long suspicions() {
        return suspicions;
    }

    /** Suspicions of processes that were running. */
    long falseSuspicions() {
        return falseSuspicions;
    }

    /** Deaths of processes that were running and not hindered. */
    long falseDeaths() {
        return falseDeaths;
    }

    /** What the world does to the nodes stands out from what they say. */
    void tell(String line) {
        timeline.tell(world.nowNanos(), "*** " + line);
    }

    void changed(long nowNanos, Life observer, MemberEvent event) {
        var member = event.member();
        if (timeline.isHeard()) {
            timeline.tell(nowNanos, observer + ": " + Wording.of(event));
        }
        var seen = new Seen(observer, member.name());
        if (world.isSmall()) {
            checkIncarnation(seen, event);
        }
        switch (event) {
            case MemberDied _ -> died(nowNanos, seen);
            case MemberSuspected _ -> suspected(member);
            case MemberJoined _, MemberForgotten _, MemberLeft _ -> wrongDeaths.remove(seen);
            case MemberRecovered _, MemberUpdated _ -> {}
        }
        boolean ownDeath = event instanceof MemberDied && member.name().equals(observer.name());
        require(!ownDeath, () -> observer + " takes itself for dead");
        listener.changed(nowNanos, observer, event);
    }

    void noticed(long nowNanos, Life observer, Notice notice) {
        if (timeline.isHeard()) {
            timeline.tell(nowNanos, observer + ": " + Wording.of(notice));
        }
    }

    void received(long nowNanos, Life observer, Bytes payload) {
        if (timeline.isHeard()) {
            timeline.tell(nowNanos, observer + " was told " + payload.length() + " bytes");
        }
    }

    void sent(Life from, byte[] packet) {
        require(
                packet.length <= PACKET_BYTES_MAX,
                () -> from + " sent a packet of " + packet.length + " bytes");
    }

    void woke(Life process, long localNanos) {
        require(
                process.membership().nextWakeNanos() > localNanos,
                () -> process + " has something due right after it was woken");
    }

    /** To be called from time to time: what was wrong for too long by now. */
    void look(long nowNanos) {
        world.running().forEach(this::checkBounds);
        long kept = bounds.correctionNanos(world.running().size());
        wrongDeaths.forEach(
                (seen, since) -> {
                    var subject = world.living(seen.name);
                    if (subject == null || !seen.observer.isRunning()) {
                        return;
                    }
                    long calm =
                            Math.max(
                                    since,
                                    Math.max(subject.disturbedNanos, seen.observer.disturbedNanos));
                    require(
                            nowNanos - calm < kept,
                            () -> seen.observer + " keeps " + seen.name + " dead, but it is well");
                });
    }

    void require(boolean holds, Supplier<String> claim) {
        if (!holds) {
            violations.add(claim.get());
            timeline.tell(world.nowNanos(), "VIOLATION: " + claim.get());
        }
    }

    private void checkBounds(Life process) {
        var stats = process.membership().stats();
        int entries = stats.alive() + stats.suspect() + stats.dead() + stats.left();
        require(
                entries <= World.MEMBERS_MAX,
                () -> process + " has a table of " + entries + " entries");
        require(
                stats.healthScore() >= 0 && stats.healthScore() < bounds.profile().awarenessMax(),
                () -> process + " has a health score of " + stats.healthScore());
        require(
                stats.queued() <= entries + Limits.STANDARD.broadcastsMax(),
                () -> process + " has " + stats.queued() + " pieces of news to tell");
        require(
                stats.remembered() <= Limits.STANDARD.rememberedMax(),
                () -> process + " remembers " + stats.remembered() + " addresses");
    }

    private void checkIncarnation(Seen seen, MemberEvent event) {
        var member = event.member();
        if (event instanceof MemberForgotten) {
            lastSeen.remove(seen);
            return;
        }
        var before = lastSeen.put(seen, member);
        if (before != null && before.address().equals(member.address())) {
            require(
                    before.incarnation() <= member.incarnation(),
                    () ->
                            seen.observer
                                    + " saw the incarnation of "
                                    + seen.name
                                    + " go back from "
                                    + before.incarnation()
                                    + " to "
                                    + member.incarnation());
        }
    }

    private void died(long nowNanos, Seen seen) {
        var subject = world.living(seen.name);
        if (subject == null) {
            return;
        }
        boolean disturbed =
                world.nowNanos() - subject.disturbedNanos < bounds.calmNanos()
                        || nowNanos - seen.observer.disturbedNanos < bounds.calmNanos();
        if (!disturbed && world.network().isCalm()) {
            falseDeaths++;
        }
        wrongDeaths.put(seen, nowNanos);
    }

    private void suspected(Member member) {
        boolean first = suspected.add(new Suspected(member.name(), member.incarnation()));
        if (first) {
            suspicions++;
        }
        if (first && world.living(member.name()) != null) {
            falseSuspicions++;
        }
    }
}
