package io.doudou.redis;

import io.doudou.redis.list.Entry;
import io.doudou.redis.list.Listing;
import io.doudou.redis.list.UniqueName;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows a list as a registry: each new state of the list becomes the changes that lead there.
 * Called by one thread at a time.
 */
final class ShownList {

    /** In which every node has added itself again to a list that was lost. */
    private static final long GRACE_NANOS = Duration.ofSeconds(5).toNanos();

    private final Registry view;

    /** What each entry was last read as; empty when it is none that can be called. */
    private Map<Entry, Optional<Service>> read = new HashMap<>();

    private Map<NodeKey, Service> shown = new LinkedHashMap<>();

    /** Nodes that were there before the server was away, and were not seen since. */
    private Map<NodeKey, Service> missed = new LinkedHashMap<>();

    private int returns;
    private long graceEndNanos;
    private volatile int odd;

    ShownList(Registry view) {
        this.view = view;
    }

    /** How many entries of the list are no nodes that could be called. */
    int odd() {
        return odd;
    }

    void show(Listing listing) {
        var nextRead = new HashMap<Entry, Optional<Service>>();
        var next = new LinkedHashMap<NodeKey, Service>();
        for (var entry : listing.entries().values()) {
            var service = read.containsKey(entry) ? read.get(entry) : read(entry);
            var known = service == null ? Optional.<Service>empty() : service;
            nextRead.put(entry, known);
            // The entry that was added last tells where a node is that has several.
            known.ifPresent(each -> next.put(NodeKey.of(each), each));
        }
        keepMissed(listing, next);
        change(shown, next);
        odd = (int) nextRead.values().stream().filter(Optional::isEmpty).count();
        read = nextRead;
        shown = next;
    }

    /** A server that has lost the list knows all nodes a moment later: meanwhile nobody is gone. */
    private void keepMissed(Listing listing, Map<NodeKey, Service> next) {
        if (listing.returns() != returns) {
            returns = listing.returns();
            graceEndNanos = listing.readNanos() + GRACE_NANOS;
            missed = new LinkedHashMap<>(shown);
        }
        missed.keySet().removeAll(next.keySet());
        if (listing.readNanos() - graceEndNanos >= 0) {
            missed.clear();
        }
        next.putAll(missed);
    }

    private void change(Map<NodeKey, Service> before, Map<NodeKey, Service> after) {
        before.forEach(
                (key, service) -> {
                    if (!after.containsKey(key)) {
                        view.deregister(service);
                    }
                });
        after.forEach(
                (key, service) -> {
                    if (!service.equals(before.get(key))) {
                        view.register(service);
                    }
                });
    }

    /** Whoever is no program of ours is a node by its unique name. */
    private static Optional<Service> read(Entry entry) {
        var name = UniqueName.service(entry.field());
        var details = Details.parse(entry.details());
        // What our own programs say beside the URL tells how to call whoever has none.
        if (name.isBlank() || (details.isEmpty() && !isBaseUrl(entry.url()))) {
            return Optional.empty();
        }
        var address = entry.url().replaceFirst("/+$", "");
        return Optional.of(
                details.map(known -> known.service(name, entry.url()))
                        .orElseGet(() -> foreign(name, entry.field(), address)));
    }

    private static Service foreign(String name, String id, String address) {
        return Service.of(name, List.of(new Node(id, address, Map.of())));
    }

    /** {@code http://localhost:fake}, as pure consumers register, has no host and port. */
    private static boolean isBaseUrl(String url) {
        try {
            var uri = new URI(url);
            return uri.getScheme() != null && uri.getHost() != null;
        } catch (URISyntaxException odd) {
            return false;
        }
    }

    private record NodeKey(String service, String id) {
        static NodeKey of(Service service) {
            return new NodeKey(service.name(), service.nodes().getFirst().id());
        }
    }
}
