package io.doudou.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A registry that lives in this process. One lock guards everything; nothing waits inside it. */
final class MemoryRegistry implements Registry {

    /** What is announced: by the service's name, then by the node's id, in order of arrival. */
    private final Map<String, Map<String, Announced>> announced = new TreeMap<>();

    private final Map<String, Set<SnapshotWatch>> watches = new TreeMap<>();
    private boolean closed;

    @Override
    public synchronized void register(Service service) {
        requireOpen();
        if (service.nodes().isEmpty()) {
            throw new IllegalArgumentException("service " + service.name() + " has no node");
        }
        var nodes = announced.computeIfAbsent(service.name(), name -> new LinkedHashMap<>());
        for (var node : service.nodes()) {
            nodes.put(node.id(), new Announced(service, node));
        }
        tell(service.name());
    }

    @Override
    public synchronized void deregister(Service service) {
        requireOpen();
        var nodes = announced.get(service.name());
        if (nodes != null) {
            service.nodes().forEach(node -> nodes.remove(node.id()));
            if (nodes.isEmpty()) {
                announced.remove(service.name());
            }
            tell(service.name());
        }
    }

    @Override
    public synchronized List<Service> lookup(String name) {
        requireOpen();
        return snapshot(name);
    }

    @Override
    public synchronized List<String> list() {
        requireOpen();
        return List.copyOf(announced.keySet());
    }

    @Override
    public synchronized Watch watch(String name) {
        requireOpen();
        var watch = new SnapshotWatch(ended -> forget(name, ended));
        watches.computeIfAbsent(name, key -> new HashSet<>()).add(watch);
        watch.offer(snapshot(name));
        return watch;
    }

    @Override
    public synchronized void close() {
        closed = true;
        watches.values().forEach(all -> all.forEach(SnapshotWatch::end));
        watches.clear();
        announced.clear();
    }

    private synchronized void forget(String name, SnapshotWatch watch) {
        var all = watches.get(name);
        if (all != null && all.remove(watch) && all.isEmpty()) {
            watches.remove(name);
        }
    }

    private void tell(String name) {
        var snapshot = snapshot(name);
        for (var watch : watches.getOrDefault(name, Set.of())) {
            watch.offer(snapshot);
        }
    }

    /**
     * The nodes under the version that each was announced with; the newest announcement tells it.
     */
    private List<Service> snapshot(String name) {
        var versions = new LinkedHashMap<String, Service>();
        for (var each : announced.getOrDefault(name, Map.of()).values()) {
            var nodes = new ArrayList<Node>();
            var before = versions.get(each.service.version());
            if (before != null) {
                nodes.addAll(before.nodes());
            }
            nodes.add(each.node);
            versions.put(each.service.version(), each.service.withNodes(nodes));
        }
        return List.copyOf(versions.values());
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the registry is closed");
        }
    }

    private record Announced(Service service, Node node) {}
}
