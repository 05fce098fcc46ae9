package io.doudou.gosd;

import io.doudou.redis.list.UniqueName;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * The URLs of each service, sorted by unique name, and whose turn it is: a service keeps its
 * position when the list is read again. Look-ups take no lock. Serves all threads.
 */
final class Routes {

    private final Map<String, AtomicLong> positions = new ConcurrentHashMap<>();
    private volatile Map<String, Route> routes = Map.of();

    /** Replaces all routes by those of a list. */
    void replace(Map<String, String> list) {
        var urls = new TreeMap<String, List<String>>();
        new TreeMap<>(list)
                .forEach(
                        (name, url) ->
                                urls.computeIfAbsent(
                                                UniqueName.service(name), key -> new ArrayList<>())
                                        .add(url));
        var next = new TreeMap<String, Route>();
        urls.forEach((service, each) -> next.put(service, route(service, each)));
        positions.keySet().retainAll(urls.keySet());
        routes = Map.copyOf(next);
    }

    private Route route(String service, List<String> urls) {
        var position = positions.computeIfAbsent(service, key -> new AtomicLong());
        return new Route(List.copyOf(urls), position);
    }

    /** The next URL of a service; one that is left out only when there is no other. */
    Optional<String> next(String service, Predicate<String> isLeftOut) {
        var route = routes.get(service);
        if (route == null) {
            return Optional.empty();
        }
        var first = route.next();
        var url = first;
        for (int i = 1; i < route.urls.size() && isLeftOut.test(url); i++) {
            url = route.next();
        }
        return Optional.of(isLeftOut.test(url) ? first : url);
    }

    private record Route(List<String> urls, AtomicLong position) {
        String next() {
            return urls.get((int) (position.getAndIncrement() % urls.size()));
        }
    }
}
