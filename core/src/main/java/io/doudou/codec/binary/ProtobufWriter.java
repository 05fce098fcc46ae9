package io.doudou.codec.binary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.doudou.codec.FieldShape;
import io.doudou.codec.MessageShape;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Writes one message of protobuf as proto3 does: fields in the order of their numbers, zeros left
 * out unless their absence means something else, numbers packed. Belongs to one thread.
 */
final class ProtobufWriter {

    private static final int VALUE = 2;

    private final ByteOutput out = new ByteOutput();

    byte[] message(MessageShape shape, byte[] json) {
        JsonInput.read(json, in -> message(shape, in));
        return out.toByteArray();
    }

    private void message(MessageShape shape, JsonParser in) throws IOException {
        switch (shape.form()) {
            case RECORD -> {
                JsonInput.expect(in, JsonToken.START_OBJECT);
                members(shape, in);
            }
            case CHOICE -> choice(shape, in);
            case VALUE -> field(shape.fields().getFirst(), in);
            case ONEOF -> oneof(shape, in);
            case TIMESTAMP -> WireTime.put(out, Instant.parse(JsonInput.text(in)));
            case DURATION -> WireTime.put(out, Duration.parse(JsonInput.text(in)));
        }
    }

    private void oneof(MessageShape shape, JsonParser in) throws IOException {
        JsonInput.expect(in, JsonToken.START_OBJECT);
        var field = JsonInput.chosen(shape, in);
        JsonInput.toValue(in);
        field(field, in);
        JsonInput.toEnd(in);
    }

    private void members(MessageShape shape, JsonParser in) throws IOException {
        var parts = new ProtobufParts(out, shape.fields().size());
        for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            var field = shape.field(name);
            if (field == null) {
                in.skipChildren();
            } else {
                field(field, in);
                parts.end();
            }
        }
        parts.sort();
    }

    /** Our own JSON has the discriminator in front. */
    private void choice(MessageShape shape, JsonParser in) throws IOException {
        JsonInput.expect(in, JsonToken.START_OBJECT);
        var field = JsonInput.chosen(shape, in);
        int begin = begin(field.number());
        members(field.message(), in);
        out.endLength(begin);
    }

    private void field(FieldShape field, JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        switch (field.cardinality()) {
            case ONE -> {
                int before = out.length();
                if (!one(field, field.number(), in)) {
                    out.cut(before);
                }
            }
            case OPTIONAL -> one(field, field.number(), in);
            case MANY, OPTIONAL_MANY -> many(field, in);
            case MAP, OPTIONAL_MAP -> map(field, in);
        }
    }

    private void many(FieldShape field, JsonParser in) throws IOException {
        JsonInput.expect(in, JsonToken.START_ARRAY);
        if (!ProtobufWire.isPackable(field)) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                one(field, field.number(), in);
            }
            return;
        }
        int before = out.length();
        int begin = begin(field.number());
        int empty = out.length();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            value(field, in);
        }
        if (out.length() == empty) {
            out.cut(before);
        } else {
            out.endLength(begin);
        }
    }

    private void map(FieldShape field, JsonParser in) throws IOException {
        JsonInput.expect(in, JsonToken.START_OBJECT);
        for (var key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
            int begin = begin(field.number());
            tag(1, ProtobufWire.LENGTH);
            text(key);
            in.nextToken();
            one(field, VALUE, in);
            out.endLength(begin);
        }
    }

    /** A value with what stands in front of it; says whether it is more than a zero. */
    private boolean one(FieldShape field, int number, JsonParser in) throws IOException {
        if (field.isOneof()) {
            message(field.message(), in);
            return true;
        }
        tag(number, ProtobufWire.type(field.kind()));
        return value(field, in);
    }

    private boolean value(FieldShape field, JsonParser in) throws IOException {
        return switch (field.kind()) {
            case BOOL -> varint(JsonInput.isTrue(in) ? 1 : 0);
            case INT32, INT64, UINT32, UINT64 -> varint(JsonInput.whole(in));
            case SINT32, SINT64 -> {
                long value = JsonInput.whole(in);
                yield varint((value << 1) ^ (value >> (Long.SIZE - 1)));
            }
            case FIXED32, SFIXED32 -> fixed(JsonInput.whole(in), Integer.BYTES);
            case FIXED64, SFIXED64 -> fixed(JsonInput.whole(in), Long.BYTES);
            case ENUM -> varint(JsonInput.constant(field, in));
            case FLOAT -> {
                int bits = Float.floatToRawIntBits(JsonInput.number(in).getFloatValue());
                out.littleEndian(bits, Integer.BYTES);
                yield bits != 0;
            }
            case DOUBLE -> {
                long bits = Double.doubleToRawLongBits(JsonInput.number(in).getDoubleValue());
                out.littleEndian(bits, Long.BYTES);
                yield bits != 0;
            }
            case STRING, TEXT -> text(JsonInput.text(in));
            case DECIMAL -> text(JsonInput.number(in).getText());
            case BYTES -> bytes(JsonInput.bytes(in));
            case MESSAGE -> {
                int begin = out.beginLength();
                message(field.message(), in);
                out.endLength(begin);
                yield true;
            }
        };
    }

    private boolean varint(long value) {
        out.varint(value);
        return value != 0;
    }

    private boolean fixed(long value, int bytes) {
        out.littleEndian(value, bytes);
        return value != 0;
    }

    private boolean text(String text) {
        if (ByteOutput.isAscii(text)) {
            out.varint(text.length());
            out.ascii(text);
            return !text.isEmpty();
        }
        return bytes(ByteOutput.utf8(text));
    }

    private boolean bytes(byte[] bytes) {
        out.varint(bytes.length);
        out.put(bytes);
        return bytes.length > 0;
    }

    private void tag(int number, int wire) {
        out.varint(((long) number << 3) | wire);
    }

    private int begin(int number) {
        tag(number, ProtobufWire.LENGTH);
        return out.beginLength();
    }
}
