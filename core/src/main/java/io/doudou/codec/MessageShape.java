package io.doudou.codec;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What one message consists of, in whichever encoding: what protobuf calls a message, and what its
 * JSON looks like. Immutable; {@link ServiceShapes} makes all those of a service.
 */
public final class MessageShape {

    /** How the JSON of a message is made of its fields. */
    public enum Form {
        /** An object with a member for each field: a record, or the parameters of a method. */
        RECORD,
        /**
         * One of several records, a {@code oneof} of protobuf: the object of that record, in which
         * the member {@link MessageShape#discriminator} has the name of the field.
         */
        CHOICE,
        /** Just the value of the only field: what is no record needs one around it elsewhere. */
        VALUE,
        /**
         * An object with the member {@link MessageShape#discriminator}, which has the name of a
         * field, and the member {@link MessageShape#VALUE_NAME}, which has its value. In protobuf
         * the field belongs to the message around it: a {@code oneof} among other fields.
         */
        ONEOF,
        /** A text, {@code 2026-11-22T10:15:30Z}, of seconds and nanoseconds. */
        TIMESTAMP,
        /** A text, {@code PT1M30S}, of seconds and nanoseconds. */
        DURATION
    }

    /** The member of a {@link Form#ONEOF} that has its value. */
    public static final String VALUE_NAME = "value";

    private final String name;
    private final Form form;
    private final String discriminator;
    private final List<FieldShape> fields;
    private final Map<String, FieldShape> byName = new HashMap<>();
    private final Map<Class<?>, Object> derived = new ConcurrentHashMap<>();

    MessageShape(String name, Form form, String discriminator, List<FieldShape> fields) {
        this.name = name;
        this.form = form;
        this.discriminator = discriminator;
        this.fields = List.copyOf(fields);
        fields.forEach(field -> byName.put(field.name(), field));
    }

    /** Unique within the service: {@code PageOfUser}. */
    public String name() {
        return name;
    }

    public Form form() {
        return form;
    }

    /** The member that says which, where there is a choice; else empty. */
    public String discriminator() {
        return discriminator;
    }

    /** In the order of their numbers. */
    public List<FieldShape> fields() {
        return fields;
    }

    /** The field of that name; null when there is none. */
    public @Nullable FieldShape field(String name) {
        return byName.get(name);
    }

    /** The place in {@link #fields} of the field with that number, or -1. */
    public int index(int number) {
        // Most shapes are numbered from 1 without a gap.
        var guess = number - 1;
        if (guess >= 0 && guess < fields.size() && fields.get(guess).isNumbered(number)) {
            return guess;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).isNumbered(number)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * What an encoding works out about this message, once for all its values: made at the first
     * call and kept as long as the message. Threads that come at the same time get the same one.
     *
     * @param type tells one encoding's from another's
     */
    public <T> T derived(Class<T> type, Function<MessageShape, T> make) {
        var known = derived.get(type);
        return type.cast(
                known != null ? known : derived.computeIfAbsent(type, key -> make.apply(this)));
    }

    @Override
    public String toString() {
        return name;
    }
}
