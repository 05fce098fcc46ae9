package io.doudou.registry;

import java.util.List;
import java.util.Map;

/**
 * One version of a service and the nodes that offer it; keyed by name and version.
 *
 * @param name {@code usersvc}
 * @param version any text, often empty
 * @param metadata of the service, shared by its nodes
 * @param endpoints what it can be asked; may be empty when the registry does not carry them
 * @param nodes the instances
 */
public record Service(
        String name,
        String version,
        Map<String, String> metadata,
        List<Endpoint> endpoints,
        List<Node> nodes) {
    public Service {
        metadata = Map.copyOf(metadata);
        endpoints = List.copyOf(endpoints);
        nodes = List.copyOf(nodes);
    }

    /** A service with nothing but nodes. */
    public static Service of(String name, List<Node> nodes) {
        return new Service(name, "", Map.of(), List.of(), nodes);
    }

    /** The same service with other nodes. */
    public Service withNodes(List<Node> others) {
        return new Service(name, version, metadata, endpoints, others);
    }
}
