package io.doudou.management;

import io.doudou.fault.Unreachable;
import io.doudou.figure.Figure;
import io.doudou.registry.Roster;
import io.doudou.registry.Sighting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What a registry sees, as a test tells it. One lock guards everything. */
final class StagedRoster implements Roster {

    private final Map<String, Sighting> sightings = new LinkedHashMap<>();
    private final List<Figure> figures = new ArrayList<>();
    private String problem = "";

    /** How often it was asked. */
    final AtomicInteger asked = new AtomicInteger();

    /** A node of a cluster, with everything that is known of one. */
    static Sighting node(String service, String node, Sighting.Status status) {
        return new Sighting(
                service,
                node,
                "http://10.0.0.5:6060/api",
                status,
                Map.of(
                        Sighting.REGISTERED, "2025-12-31T23:57:59.000Z",
                        Sighting.RUNTIME, "java 25.0.3",
                        Sighting.FRAMEWORK, "0.1.0",
                        Sighting.BUILD_USER, "ada",
                        Sighting.BUILD_TIME, "2025-12-01T12:00:00Z",
                        Sighting.NOTE, "{\"zone\":\"b\"}"));
    }

    synchronized void sees(Sighting sighting) {
        sightings.put(sighting.node(), sighting);
    }

    synchronized void forgets(String node) {
        sightings.remove(node);
    }

    synchronized void counts(Figure... now) {
        figures.clear();
        figures.addAll(List.of(now));
    }

    /** From now on it cannot be asked; an empty sentence means that it can again. */
    synchronized void fails(String sentence) {
        problem = sentence;
    }

    @Override
    public synchronized List<Sighting> sightings() {
        asked.incrementAndGet();
        if (!problem.isEmpty()) {
            throw new Unreachable(problem);
        }
        return List.copyOf(sightings.values());
    }

    @Override
    public synchronized List<Figure> figures() {
        if (!problem.isEmpty()) {
            throw new Unreachable(problem);
        }
        return List.copyOf(figures);
    }
}
