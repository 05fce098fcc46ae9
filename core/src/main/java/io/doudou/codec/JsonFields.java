package io.doudou.codec;

import com.fasterxml.jackson.core.io.SerializedString;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of one JSON object in the order of the record's components: what a generated codec
 * looks names up in. A field may be known by several names (camel and snake case); the first is
 * written, all are read. Immutable; made once per record, when its codec's class is initialised.
 */
public final class JsonFields {

    private static final JsonFields NONE = new JsonFields(List.of());

    private final Field[] fields;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final long required;

    private JsonFields(List<Field> fields) {
        this.fields = fields.toArray(Field[]::new);
        this.required = requiredBits(fields);
        for (int i = 0; i < fields.size(); i++) {
            index(fields.get(i).name(), i);
            for (var name : fields.get(i).otherNames) {
                index(name, i);
            }
        }
    }

    /** No fields yet. */
    public static JsonFields none() {
        return NONE;
    }

    /**
     * One more field, which must be present and not null.
     *
     * @param otherNames are read too
     * @throws IllegalArgumentException when a name is already that of another field
     */
    public JsonFields required(String name, String... otherNames) {
        return plus(new Field(name, List.of(otherNames), true));
    }

    /**
     * One more field, which may be absent or null.
     *
     * @param otherNames are read too
     * @throws IllegalArgumentException when a name is already that of another field
     */
    public JsonFields optional(String name, String... otherNames) {
        return plus(new Field(name, List.of(otherNames), false));
    }

    /** How many there are. */
    public int size() {
        return fields.length;
    }

    /** The name that is written for a field, by its place from 0. */
    public String name(int index) {
        return fields[index].name();
    }

    /** Whether a field must be present and not null. */
    public boolean isRequired(int index) {
        return fields[index].isRequired();
    }

    Field get(int index) {
        return fields[index];
    }

    /** The index of the field that is known by this name, or -1. */
    public int indexOf(String name) {
        var index = indexes.get(name);
        return index == null ? -1 : index;
    }

    /**
     * Whether the fields that were seen, one bit each, are all that must be present. Says no for
     * records with more fields than bits, for which the caller looks closer.
     */
    boolean areAllRequiredIn(long seen) {
        return (required & ~seen) == 0 && fields.length <= Long.SIZE;
    }

    private JsonFields plus(Field field) {
        var more = new ArrayList<>(List.of(fields));
        more.add(field);
        return new JsonFields(more);
    }

    private static long requiredBits(List<Field> fields) {
        long bits = 0;
        for (int i = 0; i < Math.min(fields.size(), Long.SIZE); i++) {
            bits |= fields.get(i).isRequired() ? 1L << i : 0;
        }
        return bits;
    }

    private void index(String name, int index) {
        var before = indexes.put(name, index);
        if (before != null && before != index) {
            throw new IllegalArgumentException(
                    "two fields are named \"" + name + "\": number " + before + " and " + index);
        }
    }

    /** One field with all that reading and writing it needs, worked out beforehand. */
    static final class Field {

        private final SerializedString name;
        private final List<String> otherNames;
        private final boolean required;
        private final Words first;
        private final Words later;

        Field(String name, List<String> otherNames, boolean required) {
            this.name = new SerializedString(name);
            this.otherNames = otherNames;
            this.required = required;
            var quoted = "\"" + new String(this.name.asQuotedChars()) + "\":";
            this.first = Words.of(quoted);
            this.later = Words.of("," + quoted);
        }

        String name() {
            return name.getValue();
        }

        SerializedString serialized() {
            return name;
        }

        boolean isRequired() {
            return required;
        }

        /** {@code "name":} in UTF-8: what the field begins with when it is the first one. */
        Words first() {
            return first;
        }

        /** {@code ,"name":} in UTF-8: what the field begins with behind another one. */
        Words later() {
            return later;
        }
    }
}
