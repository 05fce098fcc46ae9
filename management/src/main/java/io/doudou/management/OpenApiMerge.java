package io.doudou.management;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes one OpenAPI document of those of several services. Components (schemas, responses) that are
 * the same in two services stay one; where two mean different things by one name, the later gets
 * its service's name in front, and so does an operation's id.
 */
final class OpenApiMerge {

    private final Map<String, Object> paths = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> components = new LinkedHashMap<>();
    private final List<Object> tags = new ArrayList<>();
    private final Set<Object> operationIds = new HashSet<>();

    private OpenApiMerge() {}

    /** One service's document. */
    record Part(String service, Map<String, Object> document) {}

    /** The merged document; a single part is itself. */
    static Map<String, Object> of(List<Part> parts) {
        if (parts.size() == 1) {
            return parts.getFirst().document();
        }
        var merge = new OpenApiMerge();
        parts.forEach(merge::add);
        return merge.document(parts);
    }

    private Map<String, Object> document(List<Part> parts) {
        var names = parts.stream().map(Part::service).collect(Collectors.joining(", "));
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", parts.isEmpty() ? "3.0.3" : version(parts.getFirst()));
        var title = names.isEmpty() ? "-" : names;
        document.put("info", Map.of("title", title, "version", serviceVersions(parts)));
        document.put("tags", tags);
        document.put("paths", paths);
        document.put("components", components);
        return document;
    }

    /** The version of all parts, or what versions they have. */
    private static String serviceVersions(List<Part> parts) {
        var versions =
                parts.stream()
                        .map(part -> object(part.document().get("info")).get("version"))
                        .map(String::valueOf)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return versions.isEmpty() ? "1.0.0" : versions;
    }

    private static Object version(Part part) {
        return part.document().getOrDefault("openapi", "3.0.3");
    }

    private void add(Part part) {
        var renamed = renamed(part);
        object(part.document().get("components"))
                .forEach((section, own) -> addSection(section, object(own), renamed));
        object(part.document().get("paths"))
                .forEach((path, item) -> addPath(path, object(withRefs(item, renamed)), part));
        if (part.document().get("tags") instanceof List<?> more) {
            more.stream().filter(tag -> !tags.contains(tag)).forEach(tags::add);
        }
    }

    /**
     * New references for the part's components whose names are taken. A component that refers to a
     * renamed one is another one too, so this goes on until nothing changes.
     */
    private Map<String, String> renamed(Part part) {
        var renamed = new HashMap<String, String>();
        int before;
        do {
            before = renamed.size();
            object(part.document().get("components"))
                    .forEach(
                            (section, own) ->
                                    object(own)
                                            .forEach(
                                                    (name, each) ->
                                                            rename(
                                                                    section, name, each, part,
                                                                    renamed)));
        } while (renamed.size() > before);
        return renamed;
    }

    private void rename(
            String section, String name, Object own, Part part, Map<String, String> renamed) {
        var known = components.getOrDefault(section, Map.of()).get(name);
        if (known != null && !known.equals(withRefs(own, renamed))) {
            renamed.put(reference(section, name), reference(section, part.service() + "." + name));
        }
    }

    private static String reference(String section, String name) {
        return "#/components/" + section + "/" + name;
    }

    private void addSection(String section, Map<String, Object> own, Map<String, String> renamed) {
        var all = components.computeIfAbsent(section, name -> new LinkedHashMap<>());
        own.forEach(
                (name, each) -> {
                    var old = reference(section, name);
                    var reference = renamed.getOrDefault(old, old);
                    all.put(
                            reference.substring(reference(section, "").length()),
                            withRefs(each, renamed));
                });
    }

    private void addPath(String path, Map<String, Object> item, Part part) {
        var together = object(paths.get(path));
        item.forEach((verb, operation) -> together.put(verb, identified(operation, part)));
        paths.put(path, together);
    }

    private Object identified(Object operation, Part part) {
        var copy = object(operation);
        var id = copy.get("operationId");
        if (id == null) {
            return operation;
        }
        if (!operationIds.add(id)) {
            copy.put("operationId", part.service() + "." + id);
        }
        return copy;
    }

    private static Object withRefs(Object tree, Map<String, String> renamed) {
        return switch (tree) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((name, value) -> copy.put("" + name, renamedValue(value, renamed)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<Object>();
                list.forEach(value -> copy.add(renamedValue(value, renamed)));
                yield copy;
            }
            case String text -> renamed.getOrDefault(text, text);
            default -> tree;
        };
    }

    // Null stays null: a default or an example may be it.
    @SuppressWarnings("NullAway")
    private static Object renamedValue(Object value, Map<String, String> renamed) {
        return value == null ? null : withRefs(value, renamed);
    }

    private static Map<String, Object> object(@Nullable Object tree) {
        var object = new LinkedHashMap<String, Object>();
        if (tree instanceof Map<?, ?> map) {
            map.forEach((name, value) -> object.put("" + name, value));
        }
        return object;
    }
}
