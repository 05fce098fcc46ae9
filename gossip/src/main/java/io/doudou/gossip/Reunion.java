package io.doudou.gossip;

import io.doudou.gossip.MemberEvent.MemberDied;
import io.doudou.gossip.MemberEvent.MemberForgotten;
import io.doudou.gossip.MemberEvent.MemberJoined;
import io.doudou.gossip.MemberEvent.MemberLeft;
import io.doudou.gossip.MemberEvent.MemberRecovered;
import io.doudou.gossip.MemberEvent.MemberSuspected;
import io.doudou.gossip.MemberEvent.MemberUpdated;
import io.doudou.gossip.Timers.Timer;
import io.doudou.gossip.wire.Address;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Brings together again what was apart: remembers where gone members were, and tries those
 * addresses and the seeds at a low rate.
 *
 * <p>A seed that goes away is looked for at once and often, because it is probably started anew and
 * has nobody to ask: until it is found, others who start would join it and be a cluster apart.
 *
 * <p>The original forgets a member some time after its death, so the halves of a cluster that were
 * parted for longer never find each other again. Here one answer suffices: an exchange with one
 * member of the other half brings all of it. The rate is for the whole cluster, not for each node:
 * the more members look, the less often each of them does.
 */
final class Reunion {

    /** This many members look at the full rate. */
    private static final int LOOKING_AT_FULL_RATE = 10;

    /** An address is tried at the full rate for this long, then more rarely, then forgotten. */
    private static final long FRESH_NANOS = Duration.ofMinutes(10).toNanos();

    /** For this long after it went away a seed is taken to be starting anew. */
    private static final long RESTART_NANOS = Duration.ofMinutes(1).toNanos();

    private static final long RESTART_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private static final long STALE_PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private static final long FORGOTTEN_NANOS = Duration.ofDays(3).toNanos();

    private final Parts parts;
    private final RandomGenerator random;
    private final Address ownAddress;
    private final long intervalNanos;
    private final int rememberedMax;
    private final Timer timer = new Timer(this::look);

    private final Map<Address, Absent> absent = new LinkedHashMap<>();
    private List<Address> seeds = List.of();

    /** What it works with. */
    record Parts(MemberTable table, StateRules rules, Exchanges exchanges, Timers timers) {}

    /** A place where somebody was. */
    private static final class Absent {
        final String name;
        final long sinceNanos;
        final boolean left;
        long nextNanos;

        Absent(String name, long sinceNanos, boolean left) {
            this.name = name;
            this.sinceNanos = sinceNanos;
            this.left = left;
            this.nextNanos = sinceNanos;
        }
    }

    Reunion(Setup setup, Parts parts, RandomGenerator random) {
        this.parts = parts;
        this.random = random;
        this.ownAddress = setup.self().address();
        this.intervalNanos = setup.profile().reunionInterval().toNanos();
        this.rememberedMax = setup.limits().rememberedMax();
    }

    void start(long nowNanos) {
        parts.timers.set(timer, nowNanos + random.nextLong(intervalNanos) + 1);
    }

    /** The addresses that should have a member. */
    void seeds(List<Address> addresses) {
        seeds = List.copyOf(addresses);
    }

    /** Keeps account of who is gone. */
    void changed(long nowNanos, MemberEvent event) {
        switch (event) {
            case MemberJoined(var member) -> found(member);
            case MemberDied(var member) -> remember(nowNanos, member, false);
            case MemberLeft(var member) -> remember(nowNanos, member, true);
            case MemberForgotten _, MemberUpdated _, MemberSuspected _, MemberRecovered _ -> {}
        }
    }

    int remembered() {
        return absent.size();
    }

    private void found(Member member) {
        absent.remove(member.address());
        absent.values().removeIf(place -> place.name.equals(member.name()));
    }

    private void remember(long nowNanos, Member member, boolean left) {
        var address = member.address();
        absent.remove(address);
        if (absent.size() >= rememberedMax) {
            absent.remove(absent.keySet().iterator().next());
        }
        if (!address.equals(ownAddress)) {
            absent.put(address, new Absent(member.name(), nowNanos, left));
            parts.timers.set(timer, Math.min(timer.atNanos(), nextNanos(nowNanos)));
        }
    }

    private long nextNanos(long nowNanos) {
        var interval = intervalNanos;
        if (seeds.stream().anyMatch(seed -> isStartingAnew(nowNanos, seed))) {
            interval = Math.min(interval, RESTART_INTERVAL_NANOS);
        }
        return nowNanos + interval / 2 + random.nextLong(interval);
    }

    private boolean isStartingAnew(long nowNanos, Address seed) {
        var place = absent.get(seed);
        return place != null && nowNanos - place.sinceNanos < RESTART_NANOS;
    }

    private void look(long nowNanos) {
        parts.timers.set(timer, nextNanos(nowNanos));
        if (parts.rules.isLeaving()) {
            return;
        }
        if (nowNanos - 2 * intervalNanos < parts.rules.conflictOnSelfNanos()) {
            // Others may be ready by now to let this node have its name.
            parts.exchanges.exchangeWithAnybody(nowNanos);
        }
        var places = places(nowNanos);
        if (!places.isEmpty() && itIsMyTurn()) {
            var place = places.get(random.nextInt(places.size()));
            tried(nowNanos, place);
            parts.exchanges.join(nowNanos, place);
        }
    }

    private List<Address> places(long nowNanos) {
        absent.values().removeIf(place -> nowNanos - place.sinceNanos > FORGOTTEN_NANOS);
        var startingAnew = seeds.stream().filter(seed -> isStartingAnew(nowNanos, seed)).toList();
        if (!startingAnew.isEmpty()) {
            return startingAnew;
        }
        var places = new ArrayList<Address>();
        for (var seed : seeds) {
            var entry = parts.table.at(seed);
            if (!seed.equals(ownAddress) && (entry == null || !entry.isPresent())) {
                places.add(seed);
            }
        }
        absent.forEach(
                (address, place) -> {
                    if (place.nextNanos <= nowNanos && !places.contains(address)) {
                        places.add(address);
                    }
                });
        return places;
    }

    private boolean itIsMyTurn() {
        return random.nextInt(Math.max(1, parts.table.present())) < LOOKING_AT_FULL_RATE;
    }

    private void tried(long nowNanos, Address address) {
        var place = absent.get(address);
        if (place != null) {
            boolean fresh = !place.left && nowNanos - place.sinceNanos < FRESH_NANOS;
            place.nextNanos = nowNanos + (fresh ? 0 : STALE_PAUSE_NANOS);
        }
    }
}
