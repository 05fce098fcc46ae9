package io.doudou.gossip.discovery;

import io.doudou.registry.Service;

import java.util.List;

/**
 * The services of a member, as far as they fit into its metadata.
 *
 * @param services with the member's nodes; empty from a member that does not say more than
 *     go-doudou's eight keys
 * @param revision when not 0, parts were left out: the whole travels by push/pull, marked with this
 *     number
 */
record Offer(List<Service> services, long revision) {

    static final Offer NONE = new Offer(List.of(), 0);

    Offer {
        services = List.copyOf(services);
    }

    boolean isWhole() {
        return revision == 0;
    }
}
