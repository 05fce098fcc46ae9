package io.doudou.codec;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/**
 * Writes JSON (RFC 8259) as UTF-8 into memory. Belongs to one thread and one document.
 *
 * <p>NaN and infinite numbers, which JSON cannot say, and values nested deeper than {@link
 * JsonReader#DEPTH_MAX}, which the reader refuses, are an {@link IllegalArgumentException}. Half a
 * surrogate pair, which UTF-8 cannot say, is written as U+FFFD.
 *
 * <p>A writer may as well make a message of another encoding of what it is told: then codecs write
 * that without any JSON in between.
 */
public abstract class JsonWriter {

    /** A writer of something that is written as if it were JSON. */
    protected JsonWriter() {}

    /** The whole document of one value. */
    public static <T extends @Nullable Object> byte[] write(JsonCodec<T> codec, T value) {
        var out = JsonTextWriter.begin();
        codec.write(out, value);
        return out.finish();
    }

    /** The whole document of one value that is only ever written. */
    public static <T extends @Nullable Object> byte[] write(JsonCodec.Write<T> codec, T value) {
        var out = JsonTextWriter.begin();
        codec.write(out, value);
        return out.finish();
    }

    public abstract void beginObject();

    public abstract void endObject();

    public abstract void beginList();

    public abstract void endList();

    /** The name of the field whose value is written next: field {@code index} of {@code fields}. */
    public abstract void name(JsonFields fields, int index);

    /** A name that is not one of a record's: a discriminator, a key of a map. */
    public abstract void name(String name);

    public abstract void nullValue();

    public abstract void value(boolean value);

    public abstract void value(long value);

    public abstract void value(float value);

    public abstract void value(double value);

    public abstract void value(BigDecimal value);

    public abstract void value(BigInteger value);

    public abstract void value(String value);

    /**
     * A text that is there as the UTF-8 from {@code from} to before {@code to}.
     *
     * @throws IllegalArgumentException when it is no UTF-8
     */
    public abstract void text(byte[] utf8, int from, int to);

    /** The scalar's text as a JSON string. */
    public abstract <T> void scalar(Scalar<T> scalar, T value);

    /** The value as JSON has it: a number, true or false as such, anything else as a string. */
    public abstract <T> void plain(Scalar<T> scalar, T value);

    /** A value that is JSON already. */
    public abstract void raw(byte[] json);

    public abstract <T extends @Nullable Object> void list(
            Iterable<? extends T> values, JsonCodec.Write<? super T> element);

    public abstract <T extends @Nullable Object> void map(
            Map<String, ? extends T> values, JsonCodec.Write<? super T> value);

    /** How long the document is so far, for those who bound it. */
    public abstract int length();
}
