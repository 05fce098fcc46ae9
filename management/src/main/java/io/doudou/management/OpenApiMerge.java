package io.doudou.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes one OpenAPI document of those of several services. Schemas that are the same in two
 * services stay one; where two mean different things by one name, the later gets its service's name
 * in front.
 */
final class OpenApiMerge {

    private static final String SCHEMA_REF = "#/components/schemas/";

    private final Map<String, Object> paths = new LinkedHashMap<>();
    private final Map<String, Object> schemas = new LinkedHashMap<>();
    private final List<Object> tags = new ArrayList<>();

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
        document.put("info", Map.of("title", names.isEmpty() ? "-" : names, "version", "1.0.0"));
        document.put("tags", tags);
        document.put("paths", paths);
        document.put("components", Map.of("schemas", schemas));
        return document;
    }

    private static Object version(Part part) {
        return part.document().getOrDefault("openapi", "3.0.3");
    }

    private void add(Part part) {
        var own = object(object(part.document().get("components")).get("schemas"));
        var renamed = new LinkedHashMap<String, String>();
        own.forEach(
                (name, schema) -> {
                    var taken = schemas.containsKey(name) && !schema.equals(schemas.get(name));
                    if (taken) {
                        renamed.put(SCHEMA_REF + name, SCHEMA_REF + part.service() + "." + name);
                    }
                });
        own.forEach(
                (name, schema) -> {
                    var ref = renamed.getOrDefault(SCHEMA_REF + name, SCHEMA_REF + name);
                    schemas.put(ref.substring(SCHEMA_REF.length()), withRefs(schema, renamed));
                });
        object(part.document().get("paths"))
                .forEach(
                        (path, item) -> {
                            var together = new LinkedHashMap<>(object(paths.get(path)));
                            together.putAll(object(withRefs(item, renamed)));
                            paths.put(path, together);
                        });
        if (part.document().get("tags") instanceof List<?> more) {
            tags.addAll(more);
        }
    }

    private static Object withRefs(Object tree, Map<String, String> renamed) {
        return switch (tree) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((name, value) -> copy.put("" + name, renamedValue(value, renamed)));
                yield copy;
            }
            case List<?> list -> list.stream().map(value -> renamedValue(value, renamed)).toList();
            case String text -> renamed.getOrDefault(text, text);
            default -> tree;
        };
    }

    // Null stays null: a default or an example may be it.
    @SuppressWarnings("NullAway")
    private static Object renamedValue(Object value, Map<String, String> renamed) {
        return value == null ? null : withRefs(value, renamed);
    }

    private static Map<String, Object> object(@org.jspecify.annotations.Nullable Object tree) {
        var object = new LinkedHashMap<String, Object>();
        if (tree instanceof Map<?, ?> map) {
            map.forEach((name, value) -> object.put("" + name, value));
        }
        return object;
    }
}
