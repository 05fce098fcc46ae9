package io.doudou.nats;

import io.doudou.registry.MicroForm;
import io.doudou.registry.Node;
import io.doudou.registry.Service;
import io.doudou.registry.SnapshotWatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The nodes of one service, as they answered and as they said that they come and go. Belongs to its
 * owner, whose lock guards it.
 *
 * <p>Nobody tells of a node that crashed: one that was asked three times and did not answer is
 * gone.
 */
final class Neighbours {

    /** How long a node has to answer before it counts as silent. */
    static final Duration ANSWER = Duration.ofSeconds(1);

    private static final int SILENCES_MAX = 3;

    /** Nodes of one service that are kept. */
    private static final int NODES_MAX = 10_000;

    final String name;
    final Set<SnapshotWatch> watches = new HashSet<>();

    private final Map<String, Seen> nodes = new LinkedHashMap<>();

    /** When somebody last wanted to know about it here. */
    long usedNanos;

    /** When it was last asked for, and whether it ever was. */
    long askedNanos;

    boolean isAsked;

    /** When a node last answered. */
    long heardNanos;

    /** When it is asked for again. */
    long nextNanos;

    Neighbours(String name, long now) {
        this.name = name;
        this.usedNanos = now;
        this.nextNanos = now;
        this.heardNanos = now - 1;
    }

    /** A node as it was told last. */
    private static final class Seen {
        Service told;
        long heardNanos;
        int silences;

        Seen(Service told) {
            this.told = told;
        }
    }

    boolean isEmpty() {
        return nodes.isEmpty();
    }

    void asked(long now) {
        isAsked = true;
        askedNanos = now;
        nextNanos = now + ANSWER.toNanos();
    }

    /** Takes in nodes that are there. */
    void heard(Service service, long now) {
        heardNanos = now;
        for (var node : service.nodes()) {
            if (nodes.size() < NODES_MAX || nodes.containsKey(node.id())) {
                var told = MicroForm.restored(service.withNodes(List.of(node)));
                var seen = nodes.computeIfAbsent(node.id(), id -> new Seen(told));
                seen.told = told;
                seen.heardNanos = now;
                seen.silences = 0;
            }
        }
    }

    /** Takes away nodes that said good-bye. */
    void left(Service service) {
        service.nodes().forEach(node -> nodes.remove(node.id()));
    }

    /**
     * The time to answer is over: counts who did not.
     *
     * @param refresh when to ask again when all have answered
     * @param isCounting whether silence means anything now
     */
    void counted(long now, Duration refresh, boolean isCounting) {
        var isSilent = false;
        for (var seen : List.copyOf(nodes.entrySet())) {
            if (isCounting && seen.getValue().heardNanos - askedNanos < 0) {
                isSilent = true;
                seen.getValue().silences++;
                if (seen.getValue().silences >= SILENCES_MAX) {
                    nodes.remove(seen.getKey());
                }
            }
        }
        nextNanos = isSilent ? now : askedNanos + refresh.toNanos();
    }

    /**
     * Versions with their nodes.
     *
     * @param own nodes that are registered here
     */
    List<Service> snapshot(List<Service> own) {
        var versions = new LinkedHashMap<String, Service>();
        var ids = new HashSet<String>();
        for (var service : own) {
            ids.add(service.nodes().getFirst().id());
            add(service, versions);
        }
        nodes.forEach(
                (id, seen) -> {
                    if (!ids.contains(id)) {
                        add(seen.told, versions);
                    }
                });
        return List.copyOf(versions.values());
    }

    private static void add(Service one, Map<String, Service> versions) {
        var all = new ArrayList<Node>();
        var before = versions.get(one.version());
        if (before != null) {
            all.addAll(before.nodes());
        }
        all.addAll(one.nodes());
        versions.put(one.version(), one.withNodes(all));
    }
}
