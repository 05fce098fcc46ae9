package io.doudou.http.client;

import io.doudou.registry.Node;
import io.doudou.transport.Transport;

import java.util.Optional;

/**
 * What carries calls to nodes and from callers beside HTTP, which always does.
 *
 * @param name under which nodes say so in their metadata {@code transport}; {@code http} and {@code
 *     grpc}: nothing else does
 * @param other empty when nothing else does
 */
public record Carrying(String name, Optional<Transport> other) {

    /** What nodes say that are called over HTTP, or say nothing. */
    public static final String HTTP = "http";

    /** What nodes say that want to be called by gRPC, which HTTP carries. */
    public static final String GRPC = "grpc";

    /** Under this name nodes say what carries calls to them. */
    public static final String METADATA = "transport";

    /** HTTP only. */
    public static final Carrying PLAIN = new Carrying(HTTP, Optional.empty());

    /** What carries calls to a node; gRPC, which go-micro names here, is carried by HTTP. */
    static String name(Node node) {
        return Protocol.of(node).equals(Optional.of(Protocol.GRPC))
                ? HTTP
                : node.metadata().getOrDefault(METADATA, HTTP);
    }

    /**
     * The transport of that name.
     *
     * @throws IllegalArgumentException when it is another one that this application has
     */
    Transport transport(String wanted) {
        return other.filter(transport -> name.equals(wanted))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "it is reached by the transport "
                                                + wanted
                                                + ", but this application has "
                                                + name
                                                + " (GDD_TRANSPORT)"));
    }
}
