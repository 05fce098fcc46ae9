package io.doudou.gossip;

import java.util.EnumMap;
import java.util.Map;

/** Counts what was let go; owned by the loop. */
final class Drops {

    private final Map<Drop, Long> counts = new EnumMap<>(Drop.class);

    Drops() {
        for (var drop : Drop.values()) {
            counts.put(drop, 0L);
        }
    }

    void count(Drop drop) {
        counts.merge(drop, 1L, Long::sum);
    }

    /** A snapshot with every reason in it. */
    Map<Drop, Long> counts() {
        return Map.copyOf(counts);
    }
}
