package io.doudou.codec.binary;

import static java.util.Objects.requireNonNull;

import io.doudou.codec.FieldShape;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.MessageShape;
import io.doudou.codec.Scalar;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads and writes messages of any shape as maps, lists and plain values, and asks the reader and
 * tells the writer just what a generated codec would.
 */
final class TreeCodec {

    /** Texts of fields that may be absent are no longer than this. */
    static final int CHARS_MAX = 140;

    private final boolean isStrict;
    private final Map<MessageShape, JsonFields> fields = new ConcurrentHashMap<>();

    /**
     * @param isStrict whether a value must be there when its absence does not mean zero
     */
    TreeCodec(boolean isStrict) {
        this.isStrict = isStrict;
    }

    JsonCodec<@Nullable Object> of(MessageShape shape) {
        return JsonCodec.of(in -> message(in, shape), (out, value) -> message(out, shape, value));
    }

    private JsonFields fields(MessageShape shape) {
        return fields.computeIfAbsent(shape, this::named);
    }

    /** Strict ones have an order that is not that of the numbers. */
    private JsonFields named(MessageShape shape) {
        var names = JsonFields.none();
        var order = new ArrayList<>(shape.fields());
        if (isStrict) {
            order.sort(Comparator.comparing(FieldShape::name));
        }
        for (var field : order) {
            names = isNullable(field) ? names.optional(field.name()) : names.required(field.name());
        }
        return names;
    }

    private boolean isNullable(FieldShape field) {
        return field.isOptional() || (!isStrict && !field.hasZero());
    }

    // Reading.

    private @Nullable Object message(JsonReader in, MessageShape shape) {
        return switch (shape.form()) {
            case RECORD -> record(in, shape, new LinkedHashMap<>());
            case CHOICE -> choice(in, shape);
            case VALUE -> field(in, shape.fields().getFirst());
            case ONEOF -> oneof(in, shape);
            case TIMESTAMP -> in.scalar(Scalar.INSTANT);
            case DURATION -> in.scalar(Scalar.DURATION);
        };
    }

    private @Nullable Object record(
            JsonReader in, MessageShape shape, Map<String, @Nullable Object> into) {
        var object = in.object(fields(shape));
        for (int i = object.next(); i >= 0; i = object.next()) {
            var field = requireNonNull(shape.field(fields(shape).name(i)));
            into.put(field.name(), field(in, field));
        }
        return object.complete() ? into : null;
    }

    private @Nullable Object choice(JsonReader in, MessageShape shape) {
        var chosen = in.discriminator(shape.discriminator());
        if (chosen.isEmpty()) {
            return null;
        }
        var into = new LinkedHashMap<String, @Nullable Object>();
        into.put(shape.discriminator(), chosen);
        return record(in, requireNonNull(shape.field(chosen)).message(), into);
    }

    private @Nullable Object oneof(JsonReader in, MessageShape shape) {
        var chosen = in.discriminator(shape.discriminator());
        if (chosen.isEmpty()) {
            return null;
        }
        Object value = null;
        var object = in.object(ONE_FIELD);
        for (int i = object.next(); i >= 0; i = object.next()) {
            value = one(in, requireNonNull(shape.field(chosen)));
        }
        return object.complete() && value != null
                ? Map.of(shape.discriminator(), chosen, MessageShape.VALUE_NAME, value)
                : null;
    }

    private static final JsonFields ONE_FIELD = JsonFields.none().required(MessageShape.VALUE_NAME);

    private @Nullable Object field(JsonReader in, FieldShape field) {
        if (isNullable(field) && in.takeNull()) {
            return null;
        }
        if (field.isRepeated()) {
            return in.list(each -> one(each, field));
        }
        if (field.isMap()) {
            return in.map(each -> one(each, field));
        }
        var value = one(in, field);
        if (field.isOptional() && value instanceof String text) {
            in.check(text.length() <= CHARS_MAX, "must not be so long");
        }
        return value;
    }

    private @Nullable Object one(JsonReader in, FieldShape field) {
        return switch (field.kind()) {
            case BOOL -> in.booleanValue();
            case INT32, SINT32, SFIXED32 -> in.intValue();
            case INT64, UINT32, UINT64, SINT64, FIXED32, FIXED64, SFIXED64 -> in.longValue();
            case FLOAT -> in.floatValue();
            case DOUBLE -> in.doubleValue();
            case STRING -> in.string();
            case TEXT -> in.scalar(Scalar.LOCAL_DATE);
            case DECIMAL -> in.decimal();
            case BYTES -> in.scalar(Scalar.BYTES);
            case ENUM -> in.scalar(constants(field));
            case MESSAGE -> message(in, field.message());
        };
    }

    /** Enums of Java are not to be had here. */
    private static Scalar<String> constants(FieldShape field) {
        return Scalar.of("a constant", text -> checked(field, text), name -> checked(field, name));
    }

    private static String checked(FieldShape field, String name) {
        if (!field.enumeration().constants().contains(name)) {
            throw new IllegalArgumentException(name);
        }
        return name;
    }

    // Writing.

    private void message(JsonWriter out, MessageShape shape, @Nullable Object value) {
        switch (shape.form()) {
            case RECORD -> {
                out.beginObject();
                members(out, shape, map(value));
                out.endObject();
            }
            case CHOICE -> {
                var chosen = (String) requireNonNull(map(value).get(shape.discriminator()));
                out.beginObject();
                out.name(shape.discriminator());
                out.value(chosen);
                members(out, requireNonNull(shape.field(chosen)).message(), map(value));
                out.endObject();
            }
            case VALUE -> field(out, shape.fields().getFirst(), value);
            case ONEOF -> {
                var chosen = (String) requireNonNull(map(value).get(shape.discriminator()));
                out.beginObject();
                out.name(shape.discriminator());
                out.value(chosen);
                out.name(ONE_FIELD, 0);
                var inner = map(value).get(MessageShape.VALUE_NAME);
                one(out, requireNonNull(shape.field(chosen)), inner);
                out.endObject();
            }
            case TIMESTAMP -> out.scalar(Scalar.INSTANT, (Instant) requireNonNull(value));
            case DURATION -> out.scalar(Scalar.DURATION, (Duration) requireNonNull(value));
        }
    }

    private void members(JsonWriter out, MessageShape shape, Map<String, ?> value) {
        var names = fields(shape);
        for (int i = 0; i < names.size(); i++) {
            out.name(names, i);
            var field = requireNonNull(shape.field(names.name(i)));
            field(out, field, value.get(field.name()));
        }
    }

    private void field(JsonWriter out, FieldShape field, @Nullable Object value) {
        if (value == null) {
            out.nullValue();
        } else if (field.isRepeated()) {
            out.list((List<?>) value, (each, one) -> one(each, field, one));
        } else if (field.isMap()) {
            out.map(map(value), (each, one) -> one(each, field, one));
        } else {
            one(out, field, value);
        }
    }

    private void one(JsonWriter out, FieldShape field, @Nullable Object value) {
        switch (field.kind()) {
            case BOOL -> out.value((Boolean) requireNonNull(value));
            case INT32,
                    SINT32,
                    SFIXED32,
                    INT64,
                    UINT32,
                    UINT64,
                    SINT64,
                    FIXED32,
                    FIXED64,
                    SFIXED64 ->
                    out.value(((Number) requireNonNull(value)).longValue());
            case FLOAT -> out.value((Float) requireNonNull(value));
            case DOUBLE -> out.value((Double) requireNonNull(value));
            case STRING -> out.value((String) requireNonNull(value));
            case TEXT -> out.scalar(Scalar.LOCAL_DATE, (LocalDate) requireNonNull(value));
            case DECIMAL -> out.value((BigDecimal) requireNonNull(value));
            case BYTES -> out.scalar(Scalar.BYTES, (byte[]) requireNonNull(value));
            case ENUM -> out.scalar(constants(field), (String) requireNonNull(value));
            case MESSAGE -> message(out, field.message(), value);
        }
    }

    @SuppressWarnings("unchecked") // What was read from an object is a map of texts.
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return (Map<String, @Nullable Object>) requireNonNull(value);
    }
}
