package io.doudou.http.client;

import io.doudou.registry.Node;

import java.util.Optional;

/** How a node wants to be called: what its {@code protocol} metadata says. */
enum Protocol {
    /** By its routes. The default. */
    HTTP,
    /** By go-micro's remote procedure calls over HTTP/1.1. */
    MUCP,
    /** By gRPC. */
    GRPC;

    private static final String METADATA = "protocol";

    /** The protocol; empty when it is none that this client speaks. */
    static Optional<Protocol> of(Node node) {
        return switch (node.metadata().getOrDefault(METADATA, "http")) {
            case "http", "https" -> Optional.of(HTTP);
            case "mucp" -> Optional.of(MUCP);
            case "grpc" -> Optional.of(GRPC);
            default -> Optional.empty();
        };
    }
}
