package io.doudou.app;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.fault.Problems;
import io.doudou.http.Routes;
import io.doudou.option.Settings;
import io.doudou.registry.Endpoint;
import io.doudou.registry.EndpointJson;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.registry.Shape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** This node of each service that is served, as others find it in the registry. */
final class Announcement {

    private static final String ENDPOINTS = ".endpoints.json";

    /** Not null, on which the command line of go-micro ends with a panic. */
    private static final Shape UNTOLD = new Shape("Message", "Message", List.of());

    private static final JsonCodec.Read<List<Endpoint>> ENDPOINT_LIST =
            in -> in.list(EndpointJson.CODEC::read);

    private final Registry registry;
    private final List<Service> services = new ArrayList<>();

    /**
     * An announcement that has not been made.
     *
     * @param place where others reach it
     * @param random names this node
     */
    Announcement(
            Settings settings,
            Registry registry,
            List<Routes> served,
            Place place,
            RandomGenerator random) {
        this.registry = registry;
        var byName = new LinkedHashMap<String, List<Routes>>();
        for (var routes : served) {
            byName.computeIfAbsent(routes.service(), _ -> new ArrayList<>()).add(routes);
        }
        byName.values().forEach(all -> services.add(service(settings, all, place, random)));
    }

    void make() {
        for (var service : services) {
            registry.register(service);
        }
    }

    /** What the registry was given. */
    List<Service> services() {
        return List.copyOf(services);
    }

    void takeBack() {
        services.forEach(registry::deregister);
    }

    /** Interfaces of one name, as those of one {@code .proto} file are, are one service. */
    private static Service service(
            Settings settings, List<Routes> all, Place place, RandomGenerator random) {
        var routes = all.getFirst();
        var chosen = settings.get(ApplicationOptions.NODE_ID);
        // Unique is enough: the JDK's own generator of UUIDs starts up all of its cryptography.
        var id = chosen.isEmpty() ? new UUID(random.nextLong(), random.nextLong()) : chosen;
        var node =
                new Node(routes.service() + "-" + id, place.address(), metadata(settings, place));
        return new Service(
                routes.service(),
                version(settings, routes),
                Map.of(),
                all.stream().flatMap(each -> endpoints(each).stream()).toList(),
                List.of(node));
    }

    /** What the generator found out; routes that were written by hand have no such document. */
    private static List<Endpoint> endpoints(Routes routes) {
        var document = routes.document(ENDPOINTS);
        if (document.isEmpty()) {
            return routes.list().stream()
                    .flatMap(route -> route.procedure().stream())
                    .map(known -> new Endpoint(known.name(), UNTOLD, UNTOLD, Map.of()))
                    .toList();
        }
        try (var in = document.get()) {
            var problems = new Problems();
            var read = JsonReader.read(in.readAllBytes(), ENDPOINTS, ENDPOINT_LIST, problems);
            problems.throwIfAny();
            return read;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> metadata(Settings settings, Place place) {
        var metadata = new TreeMap<String, String>();
        for (var pair : settings.get(ApplicationOptions.NODE_METADATA).split(",")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                metadata.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
            }
        }
        metadata.putAll(place.metadata());
        return metadata;
    }

    /** What the operator says, else the manifest of the jar that the contract came in. */
    private static String version(Settings settings, Routes routes) {
        var chosen = settings.get(ApplicationOptions.SERVICE_VERSION);
        if (!chosen.isEmpty()) {
            return chosen;
        }
        return Optional.ofNullable(routes.contract().getPackage().getImplementationVersion())
                .orElse("");
    }
}
