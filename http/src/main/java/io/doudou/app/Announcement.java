package io.doudou.app;

import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.registry.Endpoint;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.registry.Shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** This node of each service that is served, as others find it in the registry. */
final class Announcement {

    private final Registry registry;
    private final List<Service> services;

    /**
     * An announcement that has not been made.
     *
     * @param address base URL of the server
     */
    Announcement(Registry registry, List<Routes> served, String address) {
        this.registry = registry;
        this.services = served.stream().map(routes -> service(routes, address)).toList();
    }

    void make() {
        services.forEach(registry::register);
    }

    void takeBack() {
        services.forEach(registry::deregister);
    }

    private static Service service(Routes routes, String address) {
        var id = routes.service() + "-" + UUID.randomUUID();
        var node = new Node(id, address, Map.of("protocol", "http"));
        var endpoints = routes.list().stream().map(Announcement::endpoint).toList();
        return new Service(routes.service(), version(routes), Map.of(), endpoints, List.of(node));
    }

    private static Endpoint endpoint(Route route) {
        var metadata = Map.of("method", route.method(), "path", route.path());
        return new Endpoint(route.name(), Shape.NONE, Shape.NONE, metadata);
    }

    /** What the manifest of the jar says that the contract came in. */
    private static String version(Routes routes) {
        return Optional.ofNullable(routes.contract().getPackage().getImplementationVersion())
                .orElse("");
    }
}
