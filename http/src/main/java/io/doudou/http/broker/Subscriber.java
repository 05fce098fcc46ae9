package io.doudou.http.broker;

import io.doudou.registry.Node;

/**
 * Somebody who is subscribed, as the registry knows it.
 *
 * @param id what a message for it is addressed to
 * @param queue that it is a member of; empty when it is in none
 * @param address the base URL of its server
 */
record Subscriber(String id, String queue, String address, Form form) {

    static Subscriber of(Node node, String version, Form form) {
        var queue = version.equals(Form.BROADCAST) ? "" : version;
        var scheme = "true".equals(node.metadata().get("secure")) ? "https://" : "http://";
        var address = node.address().contains("://") ? node.address() : scheme + node.address();
        return new Subscriber(node.id(), queue, address, form);
    }
}
