package io.doudou.mdns;

import io.doudou.registry.Service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One service that somebody here wants to know about, and its nodes elsewhere. Belongs to its
 * owner.
 */
final class Followed {

    final String name;
    final Map<String, Seen> nodes = new HashMap<>();

    /** When somebody last asked for it here. */
    long usedNanos;

    /** How many watches there are, which use it all the time. */
    int watches;

    /** When a look-up last asked the network. */
    long searchedNanos;

    boolean isSearched;

    /** When the network was last asked, by whomever. */
    long askedNanos;

    /** When a node last answered or announced itself; before {@link #searchedNanos}: not since. */
    long heardNanos;

    /** Whether somebody said goodbye for a node, which may be a lie. */
    boolean isDoubted;

    /** Whether operators were told that not all of its nodes are kept. */
    boolean isWarned;

    /** When the network is asked next, and the nodes are counted that have not answered. */
    long nextNanos;

    Followed(String name, long now) {
        this.name = name;
        this.usedNanos = now;
        this.nextNanos = now;
        this.searchedNanos = now;
        this.heardNanos = now - 1;
    }

    /** Ids of the nodes that have been silent since they were asked. */
    List<String> silent() {
        var silent = new ArrayList<String>();
        nodes.forEach(
                (id, seen) -> {
                    if (seen.heardNanos - askedNanos < 0) {
                        silent.add(id);
                    }
                });
        return silent;
    }

    /** A node elsewhere. */
    static final class Seen {
        final Told told;
        final Service service;
        long heardNanos;
        int misses;

        Seen(Told told, Service service, long now) {
            this.told = told;
            this.service = service;
            this.heardNanos = now;
        }
    }
}
