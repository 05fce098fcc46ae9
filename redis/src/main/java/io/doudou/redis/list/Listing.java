package io.doudou.redis.list;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The list as it was at one moment. Immutable.
 *
 * @param entries by their fields, sorted
 * @param isRead false as long as the server has never answered
 * @param readNanos when it was read, on the scale of the ticker
 * @param returns how often the server had come back by then from being away
 */
public record Listing(
        SortedMap<String, Entry> entries, boolean isRead, long readNanos, int returns) {

    public Listing {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** Before the server has answered. */
    static Listing unread() {
        return new Listing(new TreeMap<>(), false, 0, 0);
    }

    /** The same list with these entries in it. */
    Listing with(Map<String, Entry> more) {
        var all = new TreeMap<>(entries);
        all.putAll(more);
        return new Listing(all, isRead, readNanos, returns);
    }

    /** The same list without one entry. */
    Listing without(String field) {
        var fewer = new TreeMap<>(entries);
        fewer.remove(field);
        return new Listing(fewer, isRead, readNanos, returns);
    }
}
