package io.doudou.app;

import io.doudou.http.client.Carrying;
import io.doudou.transport.Transport;

import java.util.Map;

/**
 * Where others reach this node, and how.
 *
 * @param metadata what a node says so with
 */
record Place(String address, Map<String, String> metadata) {

    private static final String PROTOCOL = "protocol";

    /**
     * On the port of HTTP: by its routes, or by gRPC, which knows no path in front.
     *
     * @param carrying the name of what carries calls
     * @param root in front of all routes
     */
    static Place http(String carrying, String address, String root) {
        return carrying.equals(Carrying.GRPC)
                ? new Place(address, Map.of(PROTOCOL, "grpc", Carrying.METADATA, carrying))
                : new Place(address + root, Map.of(PROTOCOL, "http"));
    }

    /** By remote procedure calls that a transport carries. */
    static Place of(String transport, Transport.Arrivals arrivals) {
        return new Place(
                arrivals.address(), Map.of(PROTOCOL, "mucp", Carrying.METADATA, transport));
    }
}
