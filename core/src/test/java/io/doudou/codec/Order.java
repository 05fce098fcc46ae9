package io.doudou.codec;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** A record with the codec that the generator would write for it: what the tests here read. */
record Order(
        String column,
        int size,
        @Nullable Double price,
        List<Order> parts,
        Map<String, Boolean> tags) {

    Order {
        if (column.equals("forbidden")) {
            throw new IllegalArgumentException("must not be forbidden");
        }
    }

    static final JsonFields FIELDS =
            JsonFields.none()
                    .required("column", "col_umn")
                    .required("size")
                    .optional("price")
                    .optional("parts")
                    .optional("tags");

    static final JsonCodec<@Nullable Order> CODEC = JsonCodec.of(Order::read, Order::write);

    static @Nullable Order read(JsonReader in) {
        String column = "";
        int size = 0;
        Double price = null;
        List<Order> parts = List.of();
        Map<String, Boolean> tags = Map.of();
        var object = in.object(FIELDS);
        for (int field = object.next(); field >= 0; field = object.next()) {
            switch (field) {
                case 0 -> {
                    column = in.string();
                    in.check(!column.isBlank(), "must not be blank");
                    in.check(column.length() >= 2, "must have at least 2 characters");
                }
                case 1 -> {
                    size = in.intValue();
                    in.check(size <= 100, "must be at most 100");
                }
                case 2 -> price = in.takeNull() ? null : (Double) in.doubleValue();
                case 3 -> {
                    parts = in.list(Order::read);
                    in.check(parts.size() <= 3, "must have at most 3 elements");
                }
                case 4 -> tags = in.map(JsonReader::booleanValue);
                default -> throw new IllegalStateException("no field " + field);
            }
        }
        if (!object.complete()) {
            return null;
        }
        try {
            return new Order(column, size, price, parts, tags);
        } catch (IllegalArgumentException rejected) {
            object.rejected(rejected);
            return null;
        }
    }

    static void write(JsonWriter out, @Nullable Order value) {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        out.name(FIELDS, 0);
        out.value(value.column);
        out.name(FIELDS, 1);
        out.value(value.size);
        if (value.price != null) {
            out.name(FIELDS, 2);
            out.value(value.price);
        }
        out.name(FIELDS, 3);
        out.list(value.parts, Order::write);
        out.name(FIELDS, 4);
        out.map(value.tags, JsonWriter::value);
        out.endObject();
    }
}
