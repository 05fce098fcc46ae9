package io.doudou.http.client;

import io.doudou.registry.Node;

/**
 * A node as a client deals with it: how to send to it, and what is remembered of it.
 *
 * @param wire to this node
 */
record Peer(Node node, NodeWire wire, Breaker breaker) {

    /** Under this name a registry may say what it thinks of a node. */
    private static final String STATUS = "status";

    private static final String SUSPECT = "suspect";

    /** Whether nothing speaks against asking it. */
    boolean isHealthy() {
        return breaker.admits() && !isLastResort();
    }

    /**
     * Whether it is asked only when there is no other: it failed, its registry doubts it, or calls
     * that it does not answer hold all connections to it.
     */
    private boolean isLastResort() {
        return breaker.isShunned() || wire.isFull() || SUSPECT.equals(node.metadata().get(STATUS));
    }
}
