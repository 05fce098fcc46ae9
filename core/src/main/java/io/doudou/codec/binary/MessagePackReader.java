package io.doudou.codec.binary;

import io.doudou.codec.Codec;
import io.doudou.codec.FieldKind;
import io.doudou.codec.FieldShape;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.MessageShape;
import io.doudou.fault.Malformed;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes the JSON of one message of MessagePack, member for member. What is not what its field
 * holds goes on as what it is, so that the reader of the JSON can say where and what is wrong.
 * Belongs to one thread.
 */
final class MessagePackReader {

    private static final int NIL = 0xC0;
    private static final int NEVER_USED = 0xC1;
    private static final int FALSE = 0xC2;
    private static final int TRUE = 0xC3;

    private final byte[] in;
    private final JsonWriter out;
    private final int jsonBytesMax;
    private int at;
    private int depth;

    private MessagePackReader(byte[] in, JsonWriter out) {
        this.in = in;
        this.out = out;
        this.jsonBytesMax = Codec.jsonBytesMax(in.length);
    }

    /** The JSON of a message; no bytes at all are one without members. */
    static byte[] json(MessageShape shape, byte[] message) {
        var bytes = message.length == 0 ? new byte[] {(byte) 0x80} : message;
        return JsonWriter.write((out, in) -> new MessagePackReader(in, out).whole(shape), bytes);
    }

    private void whole(MessageShape shape) {
        message(shape);
        if (at < in.length) {
            throw broken("goes on behind its end");
        }
    }

    private void message(MessageShape shape) {
        switch (shape.form()) {
            case RECORD -> record(shape);
            case CHOICE -> record(chosen(shape), shape.discriminator());
            case VALUE -> field(shape.fields().getFirst());
            case ONEOF -> oneof(shape);
            case TIMESTAMP, DURATION -> other();
        }
    }

    private void oneof(MessageShape shape) {
        var field = isMap(peek()) ? chosenField(shape) : null;
        if (field == null) {
            record(null);
            return;
        }
        nest();
        out.beginObject();
        for (long left = count(); left > 0; left--) {
            var name = key();
            if (name.equals(MessageShape.VALUE_NAME)) {
                out.name(name);
                field(field);
            } else {
                member(null, shape.discriminator(), name);
            }
        }
        out.endObject();
        depth--;
    }

    private void record(@Nullable MessageShape shape) {
        record(shape, "");
    }

    /**
     * @param shape null: nobody knows what is in it
     * @param discriminator the member that goes on although it is no field
     */
    private void record(@Nullable MessageShape shape, String discriminator) {
        int kind = peek();
        if (!isMap(kind)) {
            other();
            return;
        }
        nest();
        out.beginObject();
        for (long left = count(); left > 0; left--) {
            member(shape, discriminator, key());
        }
        out.endObject();
        depth--;
    }

    private void member(@Nullable MessageShape shape, String discriminator, String name) {
        var field = shape == null ? null : shape.field(name);
        if (field != null) {
            out.name(name);
            field(field);
        } else if (!discriminator.isEmpty() && name.equals(discriminator)) {
            out.name(name);
            other();
        } else {
            skip();
        }
    }

    /** The record that a choice is, found wherever its discriminator stands; null: none. */
    private @Nullable MessageShape chosen(MessageShape shape) {
        var field = isMap(peek()) ? chosenField(shape) : null;
        return field == null ? null : field.message();
    }

    private @Nullable FieldShape chosenField(MessageShape shape) {
        int begin = at;
        FieldShape chosen = null;
        for (long left = count(); left > 0; left--) {
            if (key().equals(shape.discriminator()) && isText(peek())) {
                chosen = shape.field(string());
                break;
            }
            skip();
        }
        at = begin;
        return chosen;
    }

    private void field(FieldShape field) {
        if (peek() == NIL) {
            at++;
            out.nullValue();
            return;
        }
        switch (field.cardinality()) {
            case ONE, OPTIONAL -> one(field);
            case MANY, OPTIONAL_MANY -> many(field);
            case MAP, OPTIONAL_MAP -> map(field);
        }
    }

    private void many(FieldShape field) {
        if (!isList(peek())) {
            other();
            return;
        }
        nest();
        out.beginList();
        for (long left = count(); left > 0; left--) {
            one(field);
        }
        out.endList();
        depth--;
    }

    private void map(FieldShape field) {
        if (!isMap(peek())) {
            other();
            return;
        }
        nest();
        out.beginObject();
        for (long left = count(); left > 0; left--) {
            out.name(key());
            one(field);
        }
        out.endObject();
        depth--;
    }

    private void one(FieldShape field) {
        if (field.kind() == FieldKind.MESSAGE) {
            message(field.message());
        } else if (field.kind() == FieldKind.DECIMAL && isText(peek())) {
            decimal();
        } else {
            other();
        }
        if (out.length() > jsonBytesMax) {
            throw broken("stands for more than " + jsonBytesMax + " bytes of JSON");
        }
    }

    private void decimal() {
        int length = length();
        if (JsonNumber.isNumber(in, at, at + length)) {
            out.raw(Arrays.copyOfRange(in, at, at + length));
            at += length;
        } else {
            text(length);
        }
    }

    /** A value as what it is. A list or an object in its place is none of what it holds. */
    private void other() {
        int kind = peek();
        if (isText(kind)) {
            text(length());
        } else if (isMap(kind)) {
            skip();
            out.beginObject();
            out.endObject();
        } else if (isList(kind)) {
            skip();
            out.beginList();
            out.endList();
        } else if (isBytes(kind)) {
            int length = length();
            out.value(Base64.getEncoder().encodeToString(Arrays.copyOfRange(in, at, at + length)));
            at += length;
        } else {
            at++;
            plain(kind);
        }
    }

    private void plain(int kind) {
        switch (kind) {
            case NIL -> out.nullValue();
            case FALSE -> out.value(false);
            case TRUE -> out.value(true);
            case 0xCA -> number(Float.intBitsToFloat((int) unsigned(Integer.BYTES)));
            case 0xCB -> number(Double.longBitsToDouble(unsigned(Long.BYTES)));
            case 0xCC, 0xCD, 0xCE -> out.value(unsigned(1 << (kind - 0xCC)));
            case 0xCF -> unsignedLong(unsigned(Long.BYTES));
            case 0xD0 -> out.value((long) (byte) unsigned(Byte.BYTES));
            case 0xD1 -> out.value((long) (short) unsigned(Short.BYTES));
            case 0xD2 -> out.value((long) (int) unsigned(Integer.BYTES));
            case 0xD3 -> out.value(unsigned(Long.BYTES));
            default -> {
                if (kind >= 0x80 && kind < 0xE0) {
                    throw broken("has a value of type " + Integer.toHexString(kind));
                }
                out.value((long) (byte) kind);
            }
        }
    }

    private void unsignedLong(long value) {
        if (value >= 0) {
            out.value(value);
        } else {
            out.raw(Long.toUnsignedString(value).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void number(float value) {
        checkFinite(value);
        out.value(value);
    }

    private void number(double value) {
        checkFinite(value);
        out.value(value);
    }

    private void checkFinite(double value) {
        if (!Double.isFinite(value)) {
            throw broken("has " + value + " where a number must be");
        }
    }

    private void text(int length) {
        try {
            out.text(in, at, at + length);
        } catch (IllegalArgumentException noText) {
            throw broken("has a text that is not UTF-8");
        }
        at += length;
    }

    private String key() {
        if (!isText(peek())) {
            throw broken("has a name that is no text");
        }
        return string();
    }

    private String string() {
        int length = length();
        try {
            var text = StrictText.of(in, at, length);
            at += length;
            return text;
        } catch (IllegalArgumentException noText) {
            throw broken("has a name that is not UTF-8");
        }
    }

    /** Values within the one that is passed over are counted, not called. */
    private void skip() {
        for (long left = 1; left > 0; left--) {
            int kind = peek();
            if (isMap(kind)) {
                left += 2 * count();
            } else if (isList(kind)) {
                left += count();
            } else if (isText(kind) || isBytes(kind)) {
                at += length();
            } else {
                at++;
                forward(tail(kind));
            }
            if (left - 1 > in.length - at) {
                throw broken("is cut off");
            }
        }
    }

    /** How many bytes follow the first one. */
    private long tail(int kind) {
        return switch (kind) {
            case NEVER_USED -> throw broken("has a value of type c1");
            case 0xC7, 0xC8, 0xC9 -> unsigned(1 << (kind - 0xC7)) + 1;
            case 0xCA -> Integer.BYTES;
            case 0xCB -> Long.BYTES;
            case 0xCC, 0xCD, 0xCE, 0xCF -> 1 << (kind - 0xCC);
            case 0xD0, 0xD1, 0xD2, 0xD3 -> 1 << (kind - 0xD0);
            case 0xD4, 0xD5, 0xD6, 0xD7, 0xD8 -> 1 + (1 << (kind - 0xD4));
            default -> 0;
        };
    }

    private static boolean isMap(int kind) {
        return (kind >= 0x80 && kind <= 0x8F) || kind == 0xDE || kind == 0xDF;
    }

    private static boolean isList(int kind) {
        return (kind >= 0x90 && kind <= 0x9F) || kind == 0xDC || kind == 0xDD;
    }

    private static boolean isText(int kind) {
        return (kind >= 0xA0 && kind <= 0xBF) || (kind >= 0xD9 && kind <= 0xDB);
    }

    private static boolean isBytes(int kind) {
        return kind >= 0xC4 && kind <= 0xC6;
    }

    /** How many values or members a list or map has: what it says, which may be a lie. */
    private long count() {
        int kind = in[at++] & 0xFF;
        return switch (kind) {
            case 0xDC, 0xDE -> unsigned(Short.BYTES);
            case 0xDD, 0xDF -> unsigned(Integer.BYTES);
            default -> kind & 0x0F;
        };
    }

    /** How many bytes a text or bytes have, all of which are there. */
    private int length() {
        int kind = in[at++] & 0xFF;
        long length =
                switch (kind) {
                    case 0xC4, 0xC5, 0xC6 -> unsigned(1 << (kind - 0xC4));
                    case 0xD9, 0xDA, 0xDB -> unsigned(1 << (kind - 0xD9));
                    default -> kind & 0x1F;
                };
        if (length > in.length - at) {
            throw broken("is cut off");
        }
        return (int) length;
    }

    private int peek() {
        if (at >= in.length) {
            throw broken("is cut off");
        }
        return in[at] & 0xFF;
    }

    private long unsigned(int bytes) {
        int from = at;
        forward(bytes);
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = (value << Byte.SIZE) | (in[from + i] & 0xFF);
        }
        return value;
    }

    private void forward(long count) {
        if (count > in.length - at) {
            throw broken("is cut off");
        }
        at += (int) count;
    }

    private void nest() {
        if (++depth > JsonReader.DEPTH_MAX) {
            throw broken("is nested deeper than " + JsonReader.DEPTH_MAX);
        }
    }

    private Malformed broken(String what) {
        return new Malformed("the MessagePack message " + what + ", near byte " + at);
    }
}
