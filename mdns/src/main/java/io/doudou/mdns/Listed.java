package io.doudou.mdns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The names of services that others told when somebody here wanted a list. Belongs to its owner.
 */
final class Listed {

    /** Names that are kept. */
    static final int NAMES_MAX = 10_000;

    private final Domains domains;

    /** When each was last told. */
    private final Map<String, Long> names = new LinkedHashMap<>();

    private boolean isAsked;
    private long heardNanos;

    Listed(Domains domains) {
        this.domains = domains;
    }

    /** Forgets what was told before somebody asks again. */
    void ask(long now) {
        names.values().removeIf(told -> told - now < 0);
        isAsked = true;
        heardNanos = now - 1;
    }

    /** When an entry last came; before it was asked for: none did. */
    long heardNanos() {
        return heardNanos;
    }

    /** Takes in an entry of a list, if it is one. */
    void hear(Told told, long now) {
        var name = domains.within(told.name()).orElse("");
        var suffix = "." + Offer.LIST;
        if (!isAsked || told.isGone() || !name.endsWith(suffix)) {
            return;
        }
        var service = name.substring(0, name.length() - suffix.length());
        if (names.size() < NAMES_MAX || names.containsKey(service)) {
            names.put(service, now);
            heardNanos = now;
        }
    }

    /** What was told since the list was asked for, sorted. */
    List<String> names() {
        return List.copyOf(new TreeSet<>(names.keySet()));
    }
}
