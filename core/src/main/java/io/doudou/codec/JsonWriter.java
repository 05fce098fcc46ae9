package io.doudou.codec;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes JSON (RFC 8259) as UTF-8 into memory. Belongs to one thread and one document.
 *
 * <p>NaN and infinite numbers, which JSON cannot say, and values nested deeper than {@link
 * JsonReader#DEPTH_MAX}, which the reader refuses, are an {@link IllegalArgumentException}. Half a
 * surrogate pair, which UTF-8 cannot say, is written as U+FFFD.
 *
 * <p>Written by hand because every answer passes through here: a page of ten users of 600 bytes
 * takes about 0.6 of the time and 0.3 of the garbage of Jackson's generator.
 */
public final class JsonWriter {

    /** Enough for most answers; a longer one doubles it. */
    private static final int FIRST_BYTES = 1024;

    /** Writers that may be used again, for their memory. */
    private static final Idle<JsonWriter> IDLE = new Idle<>();

    /** A writer that has grown beyond this is not kept. */
    private static final int IDLE_BYTES_MAX = 1 << 16;

    private static final Words NULL = Words.of("null");
    private static final Words TRUE = Words.of("true");
    private static final Words FALSE = Words.of("false");

    private byte[] bytes = new byte[FIRST_BYTES];
    private int end;
    private int depth;

    /** Whether a value stands before this place in the same list or object. */
    private boolean follows;

    private JsonWriter() {}

    /** The whole document of one value. */
    public static <T extends @Nullable Object> byte[] write(JsonCodec<T> codec, T value) {
        var out = begin();
        codec.write(out, value);
        return out.finish();
    }

    /** The whole document of one value that is only ever written. */
    public static <T extends @Nullable Object> byte[] write(JsonCodec.Write<T> codec, T value) {
        var out = begin();
        codec.write(out, value);
        return out.finish();
    }

    private static JsonWriter begin() {
        var idle = IDLE.take();
        return idle == null ? new JsonWriter() : idle;
    }

    private byte[] finish() {
        var json = Arrays.copyOf(bytes, end);
        if (bytes.length <= IDLE_BYTES_MAX) {
            end = 0;
            follows = false;
            IDLE.put(this);
        }
        return json;
    }

    public void beginObject() {
        begin('{');
    }

    public void endObject() {
        close('}');
    }

    public void beginList() {
        begin('[');
    }

    public void endList() {
        close(']');
    }

    /** The name of the field whose value is written next: field {@code index} of {@code fields}. */
    public void name(JsonFields fields, int index) {
        var field = fields.get(index);
        var start = follows ? field.later() : field.first();
        ensure(start.length() + Words.SPILL_MAX);
        end = start.write(bytes, end);
        follows = false;
    }

    /** A name that is not one of a record's: a discriminator, a key of a map. */
    public void name(String name) {
        value(name);
        ensure(1);
        bytes[end++] = ':';
        follows = false;
    }

    public void nullValue() {
        constant(NULL);
    }

    public void value(boolean value) {
        constant(value ? TRUE : FALSE);
    }

    public void value(long value) {
        separate(JsonText.LONG_CHARS_MAX);
        end = JsonText.writeLong(value, bytes, end);
    }

    public void value(float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no number " + value);
        }
        literal(JsonText.ascii(Float.toString(value)));
    }

    public void value(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no number " + value);
        }
        literal(JsonText.ascii(Double.toString(value)));
    }

    public void value(BigDecimal value) {
        literal(JsonText.ascii(value.toString()));
    }

    public void value(BigInteger value) {
        literal(JsonText.ascii(value.toString()));
    }

    public void value(String value) {
        int length = value.length();
        separate(length + 2);
        var out = bytes;
        int at = end;
        out[at++] = '"';
        int i = 0;
        for (; i < length; i++) {
            char c = value.charAt(i);
            if (!JsonText.isPlain(c)) {
                break;
            }
            out[at++] = (byte) c;
        }
        end = at;
        if (i < length) {
            writeFrom(value, i);
        }
        bytes[end++] = '"';
    }

    /**
     * A text that is there as the UTF-8 from {@code from} to before {@code to}.
     *
     * @throws IllegalArgumentException when it is no UTF-8
     */
    public void text(byte[] utf8, int from, int to) {
        if (Utf8.firstWrongByte(utf8, from, to) >= 0) {
            throw new IllegalArgumentException("a text is not UTF-8");
        }
        separate(to - from + 2);
        bytes[end++] = '"';
        int i = from;
        while (i < to && JsonText.isPlain((char) (utf8[i] & 0xFF))) {
            bytes[end++] = utf8[i++];
        }
        while (i < to) {
            ensure(JsonText.CHAR_BYTES_MAX + to - i + 1);
            byte each = utf8[i++];
            if (each < 0) {
                bytes[end++] = each;
            } else {
                end = JsonText.writeCodePoint(each, bytes, end);
            }
        }
        bytes[end++] = '"';
    }

    /** The scalar's text as a JSON string. */
    public <T> void scalar(Scalar<T> scalar, T value) {
        value(scalar.format(value));
    }

    /** The value as JSON has it: a number, true or false as such, anything else as a string. */
    public <T> void plain(Scalar<T> scalar, T value) {
        var text = scalar.format(value);
        if (scalar.isLiteral()) {
            literal(JsonText.ascii(text));
        } else {
            value(text);
        }
    }

    /** A value that is JSON already. */
    public void raw(byte[] json) {
        literal(json);
    }

    public <T extends @Nullable Object> void list(
            Iterable<? extends T> values, JsonCodec.Write<? super T> element) {
        begin('[');
        for (var value : values) {
            element.write(this, value);
        }
        close(']');
    }

    public <T extends @Nullable Object> void map(
            Map<String, ? extends T> values, JsonCodec.Write<? super T> value) {
        begin('{');
        for (var entry : values.entrySet()) {
            name(entry.getKey());
            value.write(this, entry.getValue());
        }
        close('}');
    }

    /** How long the document is so far, for those who bound it. */
    public int length() {
        return end;
    }

    private void begin(char bracket) {
        if (++depth > JsonReader.DEPTH_MAX) {
            throw new IllegalArgumentException(
                    "the value is nested deeper than "
                            + JsonReader.DEPTH_MAX
                            + " lists and objects");
        }
        separate(1);
        bytes[end++] = (byte) bracket;
        follows = false;
    }

    private void close(char bracket) {
        depth--;
        ensure(1);
        bytes[end++] = (byte) bracket;
        follows = true;
    }

    private void constant(Words text) {
        separate(text.length() + Words.SPILL_MAX);
        end = text.write(bytes, end);
    }

    private void literal(byte[] ascii) {
        separate(ascii.length);
        System.arraycopy(ascii, 0, bytes, end, ascii.length);
        end += ascii.length;
    }

    /** Writes the comma before a value where there must be one, and makes room for the value. */
    private void separate(int count) {
        ensure(count + 1);
        if (follows) {
            bytes[end++] = ',';
        }
        follows = true;
    }

    /** Any characters; leaves room for one byte more. */
    private void writeFrom(String text, int from) {
        int i = from;
        while (i < text.length()) {
            ensure(JsonText.CHAR_BYTES_MAX + 1);
            int point = text.codePointAt(i);
            end = JsonText.writeCodePoint(point, bytes, end);
            i += Character.charCount(point);
        }
    }

    private void ensure(int count) {
        if (bytes.length - end < count) {
            // A document beyond 1 GiB fails here: 2 * length is negative then.
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + count));
        }
    }
}
