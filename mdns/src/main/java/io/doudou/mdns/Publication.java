package io.doudou.mdns;

import io.doudou.mdns.wire.TextPayload;
import io.doudou.registry.Endpoint;
import io.doudou.registry.Node;
import io.doudou.registry.Service;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One node of one service as multicast DNS carries it: an address, a port, and a payload.
 *
 * <p>Programs written with go-micro must be able to call it, so what they look for in the metadata
 * is added where it is missing, and {@code protocol=http} becomes {@code mucp}, which is what they
 * call RPC over HTTP. What was registered goes along in one more entry, from which our own nodes
 * restore it: base URL with root path and scheme, metadata, those of the service too.
 *
 * @param id of the node
 */
record Publication(String id, InetAddress address, int port, TextPayload payload) {

    private static final String PROTOCOL = "protocol";
    private static final String HTTP = "http";
    private static final String MUCP = "mucp";

    /** What go-micro's own nodes say, and what its clients and tools look at. */
    private static final Map<String, String> ADDED =
            Map.of(
                    PROTOCOL,
                    MUCP,
                    "transport",
                    HTTP,
                    "registry",
                    "mdns",
                    "server",
                    MUCP,
                    "broker",
                    HTTP);

    /** Go's watchers pass over a service without a version. */
    private static final String NO_VERSION = "latest";

    /**
     * What is told about a node.
     *
     * @param place where it listens
     */
    static Publication of(Service service, Node node, Place place) {
        var metadata = new TreeMap<>(ADDED);
        metadata.putAll(node.metadata());
        if (HTTP.equals(node.metadata().get(PROTOCOL))) {
            metadata.put(PROTOCOL, MUCP);
        }
        metadata.put(Registered.KEY, Registered.of(service, node).json());
        var version = service.version().isEmpty() ? NO_VERSION : service.version();
        var payload = new TextPayload(service.name(), version, service.endpoints(), metadata);
        return new Publication(node.id(), place.address(), place.port(), payload);
    }

    /** The service with this node alone, as its registry was given it or as go-micro tells it. */
    Service service() {
        var told = payload.metadata().get(Registered.KEY);
        return told == null
                ? asTold(payload.metadata())
                : Registered.read(told).map(this::restored).orElseGet(this::withoutKey);
    }

    /** Without what the endpoints look like, which only pages and tools want to know. */
    Publication withoutEndpoints() {
        var less =
                new TextPayload(
                        payload.service(), payload.version(), List.of(), payload.metadata());
        return new Publication(id, address, port, less);
    }

    private Service restored(Registered registered) {
        return service(
                registered.version(),
                registered.serviceMetadata(),
                new Node(id, registered.address(), registered.metadata()));
    }

    private Service withoutKey() {
        var metadata = new TreeMap<>(payload.metadata());
        metadata.remove(Registered.KEY);
        return asTold(metadata);
    }

    private Service asTold(Map<String, String> metadata) {
        var host = address.getHostAddress();
        var shown = address instanceof Inet4Address ? host : "[" + host + "]";
        return service(payload.version(), Map.of(), new Node(id, shown + ":" + port, metadata));
    }

    private Service service(String version, Map<String, String> metadata, Node node) {
        List<Endpoint> endpoints = payload.endpoints();
        return new Service(payload.service(), version, metadata, endpoints, List.of(node));
    }
}
