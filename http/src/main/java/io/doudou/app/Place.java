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

    /** By its routes at a base URL. */
    static Place http(String baseUrl) {
        return new Place(baseUrl, Map.of(PROTOCOL, "http"));
    }

    /** By remote procedure calls that a transport carries. */
    static Place of(String transport, Transport.Arrivals arrivals) {
        return new Place(
                arrivals.address(), Map.of(PROTOCOL, "mucp", Carrying.METADATA, transport));
    }
}
