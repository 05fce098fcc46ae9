package io.doudou.gossip;

import io.doudou.gossip.Timers.Timer;
import io.doudou.gossip.wire.Status;

import java.util.random.RandomGenerator;

/**
 * Spreads news: while there are any, some members get a packet of them in each interval
 * (specification 13.1).
 *
 * <p>The original picks them blindly, and misses one of nine members in every sixth round of news.
 * Here they are told in turn, in an order that differs from node to node.
 *
 * <p>Without news nothing runs. The first news after a quiet time wait only a part of the interval,
 * so that what happens together travels together and yet at once.
 */
final class Gossip {

    /** The first packet waits up to this part of the interval. */
    private static final int FIRST_WAIT = 4;

    private final MemberTable table;
    private final Postman postman;
    private final Timers timers;
    private final RandomGenerator random;
    private final String ownName;
    private final int nodes;
    private final long intervalNanos;
    private final long idleNanos;
    private final long toTheDeadNanos;
    private final Timer timer = new Timer(this::round);
    private long roundNanos;

    Gossip(Setup setup, MemberTable table, Postman postman, Timers timers, RandomGenerator random) {
        var profile = setup.profile();
        this.table = table;
        this.postman = postman;
        this.timers = timers;
        this.random = random;
        this.ownName = setup.self().name();
        this.nodes = profile.gossipNodes();
        this.intervalNanos = profile.gossipInterval().toNanos();
        this.idleNanos = Math.max(intervalNanos, profile.probeInterval().toNanos());
        this.toTheDeadNanos = profile.gossipToTheDead().toNanos();
    }

    /** There may be news: they are sent soon if they are not being sent already. */
    void wanted(long nowNanos) {
        if (!timer.isSet() && table.size() > 1 && postman.hasNews()) {
            timers.set(timer, nowNanos + random.nextLong(intervalNanos / FIRST_WAIT + 1));
        }
    }

    /** Sends news right now to some members more than usual, because this node is about to go. */
    void hurry(long nowNanos, int rounds) {
        for (int i = 0; i < rounds; i++) {
            round(nowNanos);
        }
    }

    private void round(long nowNanos) {
        roundNanos = nowNanos;
        var chosen = table.chooseInTurn(nodes, this::mayHear);
        for (var entry : chosen) {
            if (!postman.sendNews(entry)) {
                break;
            }
        }
        if (postman.hasNews() && table.size() > 1) {
            timers.set(timer, nowNanos + (chosen.isEmpty() ? idleNanos : intervalNanos));
        }
    }

    /** The dead hear news for a while, so that they can object. */
    private boolean mayHear(Entry entry) {
        if (entry.name().equals(ownName)) {
            return false;
        }
        boolean mayObject =
                entry.status() == Status.DEAD && roundNanos - entry.sinceNanos() <= toTheDeadNanos;
        return entry.isPresent() || mayObject;
    }
}
