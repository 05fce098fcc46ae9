package io.doudou.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * The names of one JSON object in the order of the record's components: what a generated codec
 * looks names up in. A field may be known by several names (camel and snake case); the first is
 * written, all are read. Immutable.
 */
public final class JsonFields {

    private final List<Field> fields;

    private JsonFields(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /** No fields yet. */
    public static JsonFields none() {
        return new JsonFields(List.of());
    }

    /** One more field, which must be present and not null. */
    public JsonFields required(String name, String... otherNames) {
        return plus(new Field(name, List.of(otherNames), true));
    }

    /** One more field, which may be absent or null. */
    public JsonFields optional(String name, String... otherNames) {
        return plus(new Field(name, List.of(otherNames), false));
    }

    List<Field> fields() {
        return fields;
    }

    private JsonFields plus(Field field) {
        var more = new ArrayList<>(fields);
        more.add(field);
        return new JsonFields(more);
    }

    record Field(String name, List<String> otherNames, boolean required) {}
}
