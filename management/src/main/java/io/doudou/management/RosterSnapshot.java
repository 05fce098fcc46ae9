package io.doudou.management;

import io.doudou.figure.Figure;
import io.doudou.registry.Roster;
import io.doudou.registry.Sighting;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a roster showed at one moment, and how programs and the page read it.
 *
 * @param sightings sorted by service and node, so that a row keeps its place
 * @param figures in the order of the roster
 */
record RosterSnapshot(Instant at, List<Sighting> sightings, List<Figure> figures) {

    private static final Comparator<Sighting> ORDER =
            Comparator.comparing(Sighting::service)
                    .thenComparing(Sighting::node)
                    .thenComparing(Sighting::address);

    RosterSnapshot {
        sightings = sightings.stream().sorted(ORDER).toList();
        figures = List.copyOf(figures);
    }

    /** Asks a roster; blocks and fails as it does. */
    static RosterSnapshot of(Roster roster, Instant at) {
        return new RosterSnapshot(at, roster.sightings(), roster.figures());
    }

    /** Everything, for programs. */
    Map<String, Object> tree() {
        var tree = nodes();
        tree.putAll(numbers());
        return tree;
    }

    /** The nodes, and whether they are those of a cluster: a registry in memory counts nothing. */
    Map<String, Object> nodes() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("at", at.toString());
        tree.put("cluster", !figures.isEmpty());
        tree.put("nodes", sightings.stream().map(this::node).toList());
        return tree;
    }

    /** The figures. */
    Map<String, Object> numbers() {
        return Map.of("figures", figures.stream().map(RosterSnapshot::figure).toList());
    }

    private Map<String, Object> node(Sighting sighting) {
        var details = sighting.details();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("service", sighting.service());
        tree.put("node", sighting.node());
        tree.put("address", sighting.address());
        tree.put("status", word(sighting.status()));
        uptime(details.get(Sighting.REGISTERED))
                .ifPresent(uptime -> tree.put("uptimeSeconds", uptime.toSeconds()));
        for (var name :
                List.of(
                        Sighting.REGISTERED,
                        Sighting.RUNTIME,
                        Sighting.FRAMEWORK,
                        Sighting.BUILD_USER,
                        Sighting.BUILD_TIME,
                        Sighting.NOTE)) {
            tree.put(name, details.getOrDefault(name, ""));
        }
        return tree;
    }

    /** The words of go-doudou's page, which says up. */
    private static String word(Sighting.Status status) {
        return status == Sighting.Status.ALIVE ? "up" : status.name().toLowerCase(Locale.ROOT);
    }

    /** Empty when the node tells no time; a clock that is ahead of ours makes it 0. */
    private Optional<Duration> uptime(@Nullable String registered) {
        if (registered == null) {
            return Optional.empty();
        }
        try {
            var uptime = Duration.between(OffsetDateTime.parse(registered).toInstant(), at);
            return Optional.of(uptime.isNegative() ? Duration.ZERO : uptime);
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> figure(Figure figure) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", figure.name());
        tree.put("help", figure.help());
        tree.put("type", figure.kind().name().toLowerCase(Locale.ROOT));
        tree.put("labels", new TreeMap<>(figure.labels()));
        tree.put("value", FigureText.number(figure.value()));
        return tree;
    }
}
