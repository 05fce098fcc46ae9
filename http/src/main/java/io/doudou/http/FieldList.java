package io.doudou.http;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Header fields as one array of names and values: what the decoder fills and the encoder reads,
 * with no object per field, and what a filter makes that hands on a changed request. Changed only
 * by the thread that made it, before anybody else sees it. Names and values are not checked here.
 */
public final class FieldList implements Headers {

    private String[] fields;
    private int length;

    /** No fields, with room for some. */
    public FieldList() {
        this(8);
    }

    private FieldList(int count) {
        fields = new String[2 * count];
    }

    /** Fields from names and values in turn. */
    public static FieldList of(String... namesAndValues) {
        var list = new FieldList(namesAndValues.length / 2);
        System.arraycopy(namesAndValues, 0, list.fields, 0, namesAndValues.length);
        list.length = namesAndValues.length;
        return list;
    }

    /** The same fields: the list itself when it is one already. */
    public static FieldList of(Headers headers) {
        if (headers instanceof FieldList list) {
            return list;
        }
        var list = new FieldList();
        headers.names().forEach(name -> headers.all(name).forEach(value -> list.add(name, value)));
        return list;
    }

    /** A list of its own with the same fields and room for more. */
    public FieldList copy() {
        var copy = new FieldList(length / 2 + 2);
        System.arraycopy(fields, 0, copy.fields, 0, length);
        copy.length = length;
        return copy;
    }

    /** One more value of {@code name}, behind the others. */
    public void add(String name, String value) {
        if (length == fields.length) {
            fields = Arrays.copyOf(fields, Math.max(8, 2 * length));
        }
        fields[length++] = name;
        fields[length++] = value;
    }

    /** Puts {@code value} in the place of all values of {@code name}. */
    public void set(String name, String value) {
        remove(name);
        add(name, value);
    }

    /** Leaves out all values of {@code name}. */
    public void remove(String name) {
        var kept = 0;
        for (int i = 0; i < length; i += 2) {
            if (!fields[i].equalsIgnoreCase(name)) {
                fields[kept] = fields[i];
                fields[kept + 1] = fields[i + 1];
                kept += 2;
            }
        }
        length = kept;
    }

    /** How many fields there are; each value counts. */
    public int count() {
        return length / 2;
    }

    /** The name of a field, as it was received. */
    public String name(int index) {
        return fields[2 * index];
    }

    /** The value of a field. */
    public String value(int index) {
        return fields[2 * index + 1];
    }

    /** The first value, or null: for the request path, where an {@link Optional} is a cost. */
    public @Nullable String get(String name) {
        for (int i = 0; i < length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                return fields[i + 1];
            }
        }
        return null;
    }

    @Override
    public Optional<String> first(String name) {
        return Optional.ofNullable(get(name));
    }

    @Override
    public List<String> all(String name) {
        var values = new ArrayList<String>(1);
        for (int i = 0; i < length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                values.add(fields[i + 1]);
            }
        }
        return values;
    }

    @Override
    public Set<String> names() {
        var names = new LinkedHashSet<String>();
        for (int i = 0; i < length; i += 2) {
            names.add(fields[i].toLowerCase(Locale.ROOT));
        }
        return names;
    }

    @Override
    public String toString() {
        return Arrays.asList(fields).subList(0, length).toString();
    }
}
