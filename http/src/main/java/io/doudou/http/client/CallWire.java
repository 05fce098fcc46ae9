package io.doudou.http.client;

import io.doudou.fault.Malformed;
import io.doudou.http.Invocation;
import io.doudou.http.Outgoing;

/**
 * A wire that makes remote procedure calls of requests, and leaves them to the wire that carries
 * them to the node.
 */
sealed interface CallWire extends NodeWire permits RpcWire, GrpcWire {

    /** The wire to the node, which this one owns. */
    NodeWire carrier();

    /** What begins a message about a call: {@code Hello of greeter at http://10.0.0.5:6060: }. */
    default String what(Outgoing request) {
        return request.name() + " of " + label() + ": ";
    }

    /**
     * The request as a call.
     *
     * @throws Malformed when it cannot be one
     */
    default Invocation invocation(Outgoing request) {
        return request.invocation()
                .orElseThrow(() -> new Malformed(what(request) + "files travel over HTTP only"));
    }

    @Override
    default String label() {
        return carrier().label();
    }

    @Override
    default boolean isFull() {
        return carrier().isFull();
    }

    @Override
    default void closeIdle() {
        carrier().closeIdle();
    }

    @Override
    default void close() {
        carrier().close();
    }
}
