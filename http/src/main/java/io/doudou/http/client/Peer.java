package io.doudou.http.client;

import io.doudou.registry.Node;

/**
 * A node as a client deals with it: how to send to it, and what is remembered of it.
 *
 * @param wire to this node
 */
record Peer(Node node, SocketWire wire, Breaker breaker) {}
