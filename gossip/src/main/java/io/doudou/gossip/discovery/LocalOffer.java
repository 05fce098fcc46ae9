package io.doudou.gossip.discovery;

import io.doudou.registry.Registry;
import io.doudou.registry.Service;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What this member offers, and how much of it fits into its metadata. Guarded by its owner.
 *
 * <p>What does not fit is left out in steps: first the endpoints, which only pages and tools read,
 * then the metadata of services, then everything but go-doudou's eight keys, which must fit:
 * without them the node could not be found.
 */
final class LocalOffer {

    /** Bytes of metadata that every member of the protocol takes (memberlist, 9). */
    static final int META_BYTES_MAX = 512;

    private final String host;
    private final Registry offered = Registry.inMemory();
    private NodeMeta meta;

    /**
     * An offer of nothing.
     *
     * @param host that this member advertises
     * @param meta what it says of itself besides its services
     */
    LocalOffer(String host, NodeMeta meta) {
        this.host = host;
        this.meta = meta;
    }

    /**
     * Adds the nodes of a service.
     *
     * @param revision of the offer from now on
     * @throws IllegalArgumentException when it would not fit; then nothing has changed
     */
    void add(Service service, long revision) {
        var before = whole();
        offered.register(service);
        try {
            fit(revision);
        } catch (IllegalArgumentException tooLarge) {
            offered.deregister(service);
            before.forEach(offered::register);
            throw tooLarge;
        }
    }

    /** Takes the nodes of a service back; unknown ones are no error. */
    void remove(Service service, long revision) {
        offered.deregister(service);
        fit(revision);
    }

    /** All services with all that is known of them. */
    List<Service> whole() {
        return offered.list().stream().flatMap(name -> offered.lookup(name).stream()).toList();
    }

    /** What other members are told. */
    NodeMeta meta() {
        return meta;
    }

    byte[] json() {
        return meta.json(host);
    }

    private void fit(long revision) {
        var services = whole();
        var named = named(services);
        var offers =
                List.of(
                        new Offer(services, 0),
                        new Offer(thin(services, LocalOffer::withoutEndpoints), revision),
                        new Offer(thin(services, LocalOffer::bare), revision),
                        new Offer(List.of(), revision));
        int bytes = 0;
        for (var offer : offers) {
            var candidate = named.offering(offer);
            bytes = candidate.json(host).length;
            if (bytes <= META_BYTES_MAX) {
                meta = candidate;
                return;
            }
        }
        throw new IllegalArgumentException(
                "the metadata of this node takes %d bytes and may take %d: shorten the name or the root path of service %s"
                        .formatted(bytes, META_BYTES_MAX, named.service()));
    }

    /** With the first service that has a base URL in go-doudou's eight keys. */
    private NodeMeta named(List<Service> services) {
        return services.stream()
                .filter(service -> address(service).contains("://"))
                .findFirst()
                .map(this::named)
                .orElseGet(
                        () ->
                                new NodeMeta(
                                        "",
                                        "",
                                        0,
                                        meta.registeredAt(),
                                        meta.build(),
                                        meta.weight(),
                                        Offer.NONE));
    }

    private NodeMeta named(Service first) {
        var home = URI.create(address(first));
        return new NodeMeta(
                first.name(),
                home.getRawPath() == null ? "" : home.getRawPath(),
                Math.max(0, home.getPort()),
                meta.registeredAt(),
                meta.build(),
                meta.weight(),
                Offer.NONE);
    }

    private static String address(Service service) {
        return service.nodes().getFirst().address();
    }

    private static List<Service> thin(List<Service> services, UnaryOperator<Service> less) {
        return services.stream().map(less).toList();
    }

    private static Service withoutEndpoints(Service service) {
        return new Service(
                service.name(), service.version(), service.metadata(), List.of(), service.nodes());
    }

    private static Service bare(Service service) {
        return new Service(service.name(), service.version(), Map.of(), List.of(), service.nodes());
    }
}
