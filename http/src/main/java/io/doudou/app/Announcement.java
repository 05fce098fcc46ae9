package io.doudou.app;

import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.registry.Endpoint;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.registry.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** This node of each service that is served, as others find it in the registry. */
final class Announcement {

    private final Registry registry;
    private final List<Service> services = new ArrayList<>();

    /**
     * An announcement that has not been made.
     *
     * @param address base URL of the server
     * @param random names this node
     */
    Announcement(Registry registry, List<Routes> served, String address, RandomGenerator random) {
        this.registry = registry;
        for (var routes : served) {
            services.add(service(routes, address, random));
        }
    }

    void make() {
        for (var service : services) {
            registry.register(service);
        }
    }

    void takeBack() {
        services.forEach(registry::deregister);
    }

    private static Service service(Routes routes, String address, RandomGenerator random) {
        // Unique is enough: the JDK's own generator of UUIDs starts up all of its cryptography.
        var id = routes.service() + "-" + new UUID(random.nextLong(), random.nextLong());
        var node = new Node(id, address, Map.of("protocol", "http"));
        var endpoints = new ArrayList<Endpoint>();
        for (var route : routes.list()) {
            endpoints.add(endpoint(route));
        }
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
