package io.doudou.selector;

import io.doudou.registry.Node;
import io.doudou.registry.Service;

/**
 * Which nodes of a service may be chosen at all. Asked for each node whenever the registry knows
 * something new, never during a call; serves all threads and changes nothing.
 *
 * <pre>{@code
 * NodeFilter.version("2.1").and(NodeFilter.label("zone", "west"))
 * }</pre>
 */
@FunctionalInterface
public interface NodeFilter {

    /** Whether {@code node}, which offers this version of the service, may be chosen. */
    boolean admits(Service version, Node node);

    /** Nodes that both filters admit. */
    default NodeFilter and(NodeFilter other) {
        return (version, node) -> admits(version, node) && other.admits(version, node);
    }

    /** Every node. */
    static NodeFilter all() {
        return (version, node) -> true;
    }

    /** Nodes of exactly this version. */
    static NodeFilter version(String text) {
        return (version, node) -> version.version().equals(text);
    }

    /** Nodes whose metadata has this value under this key. */
    static NodeFilter label(String key, String value) {
        return (version, node) -> value.equals(node.metadata().get(key));
    }

    /** Nodes of versions that offer an endpoint: {@code Greeter.Hello}. */
    static NodeFilter endpoint(String name) {
        return (version, node) ->
                version.endpoints().stream().anyMatch(endpoint -> endpoint.name().equals(name));
    }
}
