package io.doudou.gossip;

import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Alive;
import io.doudou.gossip.wire.NodeState;
import io.doudou.gossip.wire.Status;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Everybody this node has heard of, the dead and those who left included until they are dropped;
 * also the order in which they are probed.
 */
final class MemberTable {

    // 11.5: below this many entries per wanted member, a shuffle is surer than picking blindly.
    private static final int PICKS_PER_WANTED = 3;

    private final Map<String, Entry> byName = new HashMap<>();
    // Of several names at one address, the one that was seen there last.
    private final Map<Address, Entry> byAddress = new HashMap<>();
    private final List<Entry> order = new ArrayList<>();
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private final List<Entry> chosen = new ArrayList<>();
    private final RandomGenerator random;
    private final String ownName;
    private final long dropAfterNanos;
    private int next;
    private int nextTold;

    /**
     * @param ownName the entry that is never dropped
     * @param dropAfterNanos how long members that are dead or left stay
     */
    MemberTable(String ownName, RandomGenerator random, long dropAfterNanos) {
        this.ownName = ownName;
        this.random = random;
        this.dropAfterNanos = dropAfterNanos;
    }

    /** How many entries there are, of any status: the n of all formulas. */
    int size() {
        return order.size();
    }

    int count(Status status) {
        return counts.getOrDefault(status, 0);
    }

    /** Those who are alive or suspect. */
    int present() {
        return count(Status.ALIVE) + count(Status.SUSPECT);
    }

    @Nullable Entry find(String name) {
        return byName.get(name);
    }

    /** Whether some entry is at this address. */
    boolean knows(Address address) {
        return byAddress.containsKey(address);
    }

    /** Who was seen at this address last. */
    @Nullable Entry at(Address address) {
        return byAddress.get(address);
    }

    /** Adds a dead entry somewhere in the order, so that newcomers are not all probed last. */
    Entry add(Alive alive, long nowNanos) {
        var entry = new Entry(alive, nowNanos);
        byName.put(entry.name(), entry);
        byAddress.put(entry.address(), entry);
        counts.merge(Status.DEAD, 1, Integer::sum);
        order.add(entry);
        Collections.swap(order, order.size() - 1, random.nextInt(order.size()));
        return entry;
    }

    void describe(Entry entry, Alive alive) {
        if (!entry.address().equals(alive.address())) {
            byAddress.remove(entry.address(), entry);
        }
        byAddress.put(alive.address(), entry);
        entry.describe(alive);
    }

    void status(Entry entry, Status status, long nowNanos) {
        counts.merge(entry.status(), -1, Integer::sum);
        counts.merge(status, 1, Integer::sum);
        entry.status(status, nowNanos);
    }

    /**
     * The next member in the order that passes. At the end of the order old entries are dropped and
     * the rest is shuffled (specification 10.7).
     *
     * @param forgotten is told each entry that was dropped
     */
    @Nullable Entry nextToProbe(long nowNanos, Predicate<Entry> filter, Consumer<Entry> forgotten) {
        for (int skipped = 0; skipped <= order.size(); skipped++) {
            if (next >= order.size()) {
                drop(nowNanos, forgotten);
                shuffle(order, order.size());
                next = 0;
            }
            var entry = order.get(next++);
            if (filter.test(entry)) {
                return entry;
            }
        }
        return null;
    }

    /**
     * Up to so many random entries that pass.
     *
     * @return valid until the next call
     */
    List<Entry> choose(int wanted, Predicate<Entry> filter) {
        chosen.clear();
        if (order.size() < PICKS_PER_WANTED * wanted) {
            chooseOfAll(wanted, filter);
        } else {
            choosePicking(wanted, filter);
        }
        return chosen;
    }

    /**
     * The next so many entries that pass, in an order that is as random as that of probes: those
     * who were told last come last again, so in small clusters nobody is missed.
     *
     * @return valid until the next call
     */
    List<Entry> chooseInTurn(int wanted, Predicate<Entry> filter) {
        chosen.clear();
        for (int i = 0; i < order.size() && chosen.size() < wanted; i++) {
            nextTold = nextTold + 1 < order.size() ? nextTold + 1 : 0;
            var entry = order.get(nextTold);
            if (filter.test(entry)) {
                chosen.add(entry);
            }
        }
        return chosen;
    }

    /** A snapshot for the application. */
    List<Member> members() {
        return order.stream().map(Entry::member).toList();
    }

    /** A snapshot for another member. */
    List<NodeState> lines() {
        var lines = new ArrayList<NodeState>(order.size());
        for (var entry : order) {
            lines.add(entry.line());
        }
        return lines;
    }

    void forEach(Consumer<Entry> action) {
        order.forEach(action);
    }

    private void chooseOfAll(int wanted, Predicate<Entry> filter) {
        for (var entry : order) {
            if (filter.test(entry)) {
                chosen.add(entry);
            }
        }
        int taken = Math.min(wanted, chosen.size());
        shuffle(chosen, taken);
        chosen.subList(taken, chosen.size()).clear();
    }

    private void choosePicking(int wanted, Predicate<Entry> filter) {
        int picks = PICKS_PER_WANTED * order.size();
        for (int i = 0; i < picks && chosen.size() < wanted; i++) {
            var entry = order.get(random.nextInt(order.size()));
            if (filter.test(entry) && !chosen.contains(entry)) {
                chosen.add(entry);
            }
        }
    }

    /** Puts random elements in front; those behind stay in some order. */
    private void shuffle(List<Entry> list, int shuffled) {
        for (int i = 0; i < shuffled; i++) {
            Collections.swap(list, i, i + random.nextInt(list.size() - i));
        }
    }

    private void drop(long nowNanos, Consumer<Entry> forgotten) {
        int kept = 0;
        for (int i = 0; i < order.size(); i++) {
            var entry = order.get(i);
            if (staysUntil(entry) >= nowNanos) {
                order.set(kept++, entry);
            } else {
                remove(entry);
                forgotten.accept(entry);
            }
        }
        order.subList(kept, order.size()).clear();
    }

    private long staysUntil(Entry entry) {
        boolean stays = entry.isPresent() || entry.name().equals(ownName);
        return stays ? Long.MAX_VALUE : entry.sinceNanos() + dropAfterNanos;
    }

    private void remove(Entry entry) {
        byName.remove(entry.name());
        byAddress.remove(entry.address(), entry);
        counts.merge(entry.status(), -1, Integer::sum);
    }
}
