package io.doudou.gosd;

import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Shows any registry as a list of gosd: that of go-micro on the local network, a cluster, or
 * several of them. The unique name of a node is that of its service, a dash, and its id without
 * dashes; its URL is its address.
 */
public final class RegistryDriver implements Driver {

    private final Registry registry;
    private final RandomGenerator random;
    private final Map<String, Service> started = new ConcurrentHashMap<>();

    /**
     * The list of a registry that somebody else closes.
     *
     * @param random makes ids; serves all threads
     */
    public RegistryDriver(Registry registry, RandomGenerator random) {
        this.registry = registry;
        this.random = random;
    }

    @Override
    public String start(String name, String url) {
        var id = withoutDashes(new UUID(random.nextLong(), random.nextLong()).toString());
        var service = Service.of(name, List.of(new Node(id, url, Map.of())));
        registry.register(service);
        started.put(name + "-" + id, service);
        return name + "-" + id;
    }

    @Override
    public Map<String, String> get() {
        var list = new TreeMap<String, String>();
        for (var name : registry.list()) {
            for (var service : registry.lookup(name)) {
                service.nodes().forEach(node -> list.put(unique(name, node), url(node)));
            }
        }
        return list;
    }

    /** {@inheritDoc} Only what was started here can be taken away; others answer for themselves. */
    @Override
    public void delete(String uniqueName) {
        var service = started.remove(uniqueName);
        if (service != null) {
            registry.deregister(service);
        }
    }

    private static String unique(String service, Node node) {
        return service + "-" + withoutDashes(node.id());
    }

    private static String url(Node node) {
        return node.address().contains("://") ? node.address() : "http://" + node.address();
    }

    private static String withoutDashes(String text) {
        return text.replace("-", "");
    }
}
