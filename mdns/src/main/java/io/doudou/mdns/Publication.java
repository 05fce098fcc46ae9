package io.doudou.mdns;

import io.doudou.mdns.wire.TextPayload;
import io.doudou.registry.MicroForm;
import io.doudou.registry.Node;
import io.doudou.registry.Service;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/**
 * One node of one service as multicast DNS carries it: an address, a port, and a payload in {@link
 * MicroForm}.
 *
 * @param id of the node
 */
record Publication(String id, InetAddress address, int port, TextPayload payload) {

    private static final String REGISTRY = "mdns";

    /**
     * What is told about a node.
     *
     * @param place where it listens
     */
    static Publication of(Service service, Node node, Place place) {
        var told = MicroForm.of(service, node, REGISTRY);
        var metadata = told.nodes().getFirst().metadata();
        var payload = new TextPayload(told.name(), told.version(), told.endpoints(), metadata);
        return new Publication(node.id(), place.address(), place.port(), payload);
    }

    /** The service with this node alone, as its registry was given it or as go-micro tells it. */
    Service service() {
        var host = address.getHostAddress();
        var shown = address instanceof Inet4Address ? host : "[" + host + "]";
        var node = new Node(id, shown + ":" + port, payload.metadata());
        return MicroForm.restored(
                new Service(
                        payload.service(),
                        payload.version(),
                        Map.of(),
                        payload.endpoints(),
                        List.of(node)));
    }

    /** Without what the endpoints look like, which only pages and tools want to know. */
    Publication withoutEndpoints() {
        var less =
                new TextPayload(
                        payload.service(), payload.version(), List.of(), payload.metadata());
        return new Publication(id, address, port, less);
    }
}
