package io.doudou.gossip;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How many datagrams those may send who are no members, so that a flood from outside costs the
 * cluster little. Owned by the loop.
 */
final class SourceRates {

    static final int PER_SOURCE_AND_SECOND = 2_000;
    static final int PER_SECOND = 20_000;

    private static final int SOURCES_MAX = 4_096;
    private static final long SECOND = 1_000_000_000L;

    private final Map<InetAddress, int[]> counts = new HashMap<>();
    private Set<InetAddress> members = Set.of();
    private int total;
    private long beganNanos;

    /** These are no strangers. */
    void know(Set<InetAddress> members) {
        this.members = members;
    }

    /** Whether a datagram from there may come in. */
    boolean allow(InetAddress source, long nowNanos) {
        if (members.contains(source)) {
            return true;
        }
        if (nowNanos - beganNanos >= SECOND) {
            beganNanos = nowNanos;
            counts.clear();
            total = 0;
        }
        total++;
        return total <= PER_SECOND
                && counts.size() < SOURCES_MAX
                && countOf(source) <= PER_SOURCE_AND_SECOND;
    }

    private int countOf(InetAddress source) {
        return ++counts.computeIfAbsent(source, key -> new int[1])[0];
    }
}
