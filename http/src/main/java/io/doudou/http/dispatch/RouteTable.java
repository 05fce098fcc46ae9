package io.doudou.http.dispatch;

import io.doudou.http.text.Encoded;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the endpoint for a verb and path: one hash look-up for a fixed path, a walk along the
 * segments for one with variables. Immutable once filled; a fixed segment wins over a variable.
 */
public final class RouteTable {

    private final Map<String, Place> fixed = new HashMap<>();
    private final Segment root = new Segment();

    /** An endpoint that matched, and what its path variables stand for. */
    public record Found(Endpoint endpoint, Map<String, String> variables) {}

    /**
     * Adds an endpoint.
     *
     * @param path with the root path in front
     * @throws IllegalArgumentException when the verb and path are taken
     */
    void add(String path, Endpoint endpoint) {
        var names = new ArrayList<String>();
        var segment = root;
        for (var text : segments(path)) {
            segment = segment.child(text, names);
        }
        segment.place.put(path, endpoint, names);
        if (names.isEmpty()) {
            fixed.put(path, segment.place);
        }
    }

    /** What is known at a path; null when nothing is. */
    @Nullable Place place(String path) {
        var place = fixed.get(path);
        return place != null ? place : walk(path, new ArrayList<>());
    }

    /** The endpoint for a verb at a path; null when there is none. Decodes the path. */
    @Nullable Found find(String method, String path) {
        var place = fixed.get(path);
        if (place != null) {
            return place.plain(method);
        }
        var values = new ArrayList<String>();
        place = walk(path, values);
        return place == null ? null : place.filled(method, values);
    }

    private @Nullable Place walk(String path, List<String> values) {
        if (!path.startsWith("/")) {
            return null;
        }
        var segments = segments(path);
        segments.replaceAll(Encoded::path);
        var end = root.find(segments, 0, values);
        return end == null ? null : end.place;
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    /** One step of a path. */
    private static final class Segment {

        private final Map<String, Segment> named = new HashMap<>();
        private final Place place = new Place();
        private @Nullable Segment variable;

        Segment child(String text, List<String> names) {
            if (!text.startsWith("{")) {
                return named.computeIfAbsent(text, name -> new Segment());
            }
            names.add(text.substring(1, text.length() - 1));
            if (variable == null) {
                variable = new Segment();
            }
            return variable;
        }

        @Nullable Segment find(List<String> segments, int at, List<String> values) {
            if (at == segments.size()) {
                return place.isEmpty() ? null : this;
            }
            var text = segments.get(at);
            var next = named.get(text);
            var found = next == null ? null : next.find(segments, at + 1, values);
            return found != null ? found : viaVariable(text, segments, at, values);
        }

        private @Nullable Segment viaVariable(
                String text, List<String> segments, int at, List<String> values) {
            if (variable == null || text.isEmpty()) {
                return null;
            }
            values.addLast(text);
            var found = variable.find(segments, at + 1, values);
            if (found == null) {
                values.removeLast();
            }
            return found;
        }
    }

    /** The endpoints of one path, by verb. */
    static final class Place {

        private final Map<String, Found> plain = new HashMap<>();
        private final Map<String, List<String>> names = new HashMap<>();

        boolean isEmpty() {
            return plain.isEmpty();
        }

        /** For the {@code Allow} header. {@code HEAD} goes with {@code GET}. */
        String allow() {
            var verbs = new TreeMap<String, Boolean>();
            plain.keySet().forEach(verb -> verbs.put(verb, true));
            if (plain.containsKey("GET")) {
                verbs.put("HEAD", true);
            }
            verbs.put("OPTIONS", true);
            return String.join(", ", verbs.keySet());
        }

        private void put(String path, Endpoint endpoint, List<String> variables) {
            var verb = endpoint.route().method();
            if (plain.putIfAbsent(verb, new Found(endpoint, Map.of())) != null) {
                throw new IllegalArgumentException("two routes answer at " + verb + " " + path);
            }
            names.put(verb, variables);
        }

        private @Nullable Found plain(String method) {
            var found = plain.get(method);
            return found == null && method.equals("HEAD") ? plain.get("GET") : found;
        }

        private @Nullable Found filled(String method, List<String> values) {
            var found = plain(method);
            if (found == null) {
                return null;
            }
            var variables = new HashMap<String, String>();
            var keys = names.getOrDefault(found.endpoint().route().method(), List.of());
            for (int i = 0; i < keys.size(); i++) {
                variables.put(keys.get(i), values.get(i));
            }
            return new Found(found.endpoint(), variables);
        }
    }
}
