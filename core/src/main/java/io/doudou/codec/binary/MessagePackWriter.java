package io.doudou.codec.binary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.doudou.codec.FieldShape;
import io.doudou.codec.MessageShape;

import java.io.IOException;

/** Writes one message of MessagePack, each value in its shortest form. Belongs to one thread. */
final class MessagePackWriter {

    private static final int NIL = 0xC0;
    private static final int MAP_16 = 0xDE;
    private static final int LIST_16 = 0xDC;

    private final ByteOutput out = new ByteOutput();

    byte[] message(MessageShape shape, byte[] json) {
        JsonInput.read(json, in -> message(shape, in));
        return out.toByteArray();
    }

    private void message(MessageShape shape, JsonParser in) throws IOException {
        switch (shape.form()) {
            case RECORD -> {
                JsonInput.expect(in, JsonToken.START_OBJECT);
                int begin = reserve();
                end(begin, members(shape, in), 0x80, MAP_16);
            }
            case CHOICE -> choice(shape, in);
            case VALUE -> field(shape.fields().getFirst(), in);
            case ONEOF -> oneof(shape, in);
            case TIMESTAMP, DURATION -> text(JsonInput.text(in));
        }
    }

    /** Our own JSON has the discriminator in front. */
    private void choice(MessageShape shape, JsonParser in) throws IOException {
        JsonInput.expect(in, JsonToken.START_OBJECT);
        int begin = reserve();
        var field = JsonInput.chosen(shape, in);
        text(shape.discriminator());
        text(field.name());
        end(begin, 1 + members(field.message(), in), 0x80, MAP_16);
    }

    private void oneof(MessageShape shape, JsonParser in) throws IOException {
        JsonInput.expect(in, JsonToken.START_OBJECT);
        int begin = reserve();
        var field = JsonInput.chosen(shape, in);
        text(shape.discriminator());
        text(field.name());
        JsonInput.toValue(in);
        text(MessageShape.VALUE_NAME);
        field(field, in);
        JsonInput.toEnd(in);
        end(begin, 2, 0x80, MAP_16);
    }

    private int members(MessageShape shape, JsonParser in) throws IOException {
        int count = 0;
        for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            var field = shape.field(name);
            if (field == null) {
                in.skipChildren();
            } else {
                text(name);
                field(field, in);
                count++;
            }
        }
        return count;
    }

    private void field(FieldShape field, JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            out.put(NIL);
            return;
        }
        switch (field.cardinality()) {
            case ONE, OPTIONAL -> one(field, in);
            case MANY, OPTIONAL_MANY -> many(field, in);
            case MAP, OPTIONAL_MAP -> map(field, in);
        }
    }

    private void many(FieldShape field, JsonParser in) throws IOException {
        JsonInput.expect(in, JsonToken.START_ARRAY);
        int begin = reserve();
        int count = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            one(field, in);
            count++;
        }
        end(begin, count, 0x90, LIST_16);
    }

    private void map(FieldShape field, JsonParser in) throws IOException {
        JsonInput.expect(in, JsonToken.START_OBJECT);
        int begin = reserve();
        int count = 0;
        for (var key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
            text(key);
            in.nextToken();
            one(field, in);
            count++;
        }
        end(begin, count, 0x80, MAP_16);
    }

    private void one(FieldShape field, JsonParser in) throws IOException {
        switch (field.kind()) {
            case BOOL -> out.put(JsonInput.isTrue(in) ? 0xC3 : 0xC2);
            case INT32,
                    INT64,
                    UINT32,
                    UINT64,
                    SINT32,
                    SINT64,
                    FIXED32,
                    FIXED64,
                    SFIXED32,
                    SFIXED64 ->
                    whole(JsonInput.whole(in));
            case FLOAT -> {
                out.put(0xCA);
                int bits = Float.floatToIntBits(JsonInput.number(in).getFloatValue());
                out.bigEndian(bits, Integer.BYTES);
            }
            case DOUBLE -> {
                out.put(0xCB);
                long bits = Double.doubleToLongBits(JsonInput.number(in).getDoubleValue());
                out.bigEndian(bits, Long.BYTES);
            }
            case STRING, TEXT, ENUM -> text(JsonInput.text(in));
            case DECIMAL -> text(JsonInput.number(in).getText());
            case BYTES -> bytes(JsonInput.bytes(in));
            case MESSAGE -> message(field.message(), in);
        }
    }

    private void whole(long value) {
        if (value >= -32 && value <= 0x7F) {
            out.put((int) value);
        } else if (value >= 0) {
            positive(value);
        } else {
            negative(value);
        }
    }

    private void positive(long value) {
        if (value <= 0xFF) {
            sized(0xCC, value, Byte.BYTES);
        } else if (value <= 0xFFFF) {
            sized(0xCD, value, Short.BYTES);
        } else if (value <= 0xFFFFFFFFL) {
            sized(0xCE, value, Integer.BYTES);
        } else {
            sized(0xCF, value, Long.BYTES);
        }
    }

    private void negative(long value) {
        if (value >= Byte.MIN_VALUE) {
            sized(0xD0, value, Byte.BYTES);
        } else if (value >= Short.MIN_VALUE) {
            sized(0xD1, value, Short.BYTES);
        } else if (value >= Integer.MIN_VALUE) {
            sized(0xD2, value, Integer.BYTES);
        } else {
            sized(0xD3, value, Long.BYTES);
        }
    }

    private void text(String text) {
        if (ByteOutput.isAscii(text)) {
            textHead(text.length());
            out.ascii(text);
        } else {
            var utf8 = ByteOutput.utf8(text);
            textHead(utf8.length);
            out.put(utf8);
        }
    }

    private void textHead(int length) {
        if (length < 32) {
            out.put(0xA0 | length);
        } else {
            head(0xD9, length);
        }
    }

    private void bytes(byte[] bytes) {
        head(0xC4, bytes.length);
        out.put(bytes);
    }

    /** A length in one, two or four bytes, whose kinds follow each other. */
    private void head(int kind, int length) {
        if (length <= 0xFF) {
            sized(kind, length, Byte.BYTES);
        } else if (length <= 0xFFFF) {
            sized(kind + 1, length, Short.BYTES);
        } else {
            sized(kind + 2, length, Integer.BYTES);
        }
    }

    private void sized(int kind, long value, int bytes) {
        out.put(kind);
        out.bigEndian(value, bytes);
    }

    /** Keeps one byte for a count, which is enough for most. */
    private int reserve() {
        int place = out.length();
        out.put(0);
        return place;
    }

    private void end(int begin, int count, int shortKind, int longKind) {
        if (count < 16) {
            out.set(begin, shortKind | count);
            return;
        }
        int bytes = count <= 0xFFFF ? Short.BYTES : Integer.BYTES;
        out.insert(begin + 1, bytes);
        out.set(begin, bytes == Short.BYTES ? longKind : longKind + 1);
        for (int i = 0; i < bytes; i++) {
            out.set(begin + 1 + i, count >>> (Byte.SIZE * (bytes - 1 - i)));
        }
    }
}
