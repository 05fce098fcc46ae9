package io.doudou.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259) as UTF-8 into memory. Belongs to one thread and one document. NaN and
 * infinite numbers, which JSON cannot say, are an {@link IllegalArgumentException}.
 */
public final class JsonWriter {

    // The real writer replaces these stand-ins.

    /** The whole document of one value. */
    public static <T extends @Nullable Object> byte[] write(JsonCodec<T> codec, T value) {
        throw new IllegalStateException("to come");
    }

    public void beginObject() {
        throw new IllegalStateException("to come");
    }

    public void endObject() {
        throw new IllegalStateException("to come");
    }

    /** The name of the field whose value is written next: field {@code index} of {@code fields}. */
    public void name(JsonFields fields, int index) {
        throw new IllegalStateException("to come");
    }

    /** A name that is not one of a record's: a discriminator, a key of a map. */
    public void name(String name) {
        throw new IllegalStateException("to come");
    }

    public void nullValue() {
        throw new IllegalStateException("to come");
    }

    public void value(String value) {
        throw new IllegalStateException("to come");
    }

    public void value(boolean value) {
        throw new IllegalStateException("to come");
    }

    public void value(long value) {
        throw new IllegalStateException("to come");
    }

    public void value(float value) {
        throw new IllegalStateException("to come");
    }

    public void value(double value) {
        throw new IllegalStateException("to come");
    }

    public void value(BigDecimal value) {
        throw new IllegalStateException("to come");
    }

    public void value(BigInteger value) {
        throw new IllegalStateException("to come");
    }

    /** The scalar's text as a JSON string. */
    public <T> void scalar(Scalar<T> scalar, T value) {
        throw new IllegalStateException("to come");
    }

    public <T extends @Nullable Object> void list(
            Iterable<? extends T> values, JsonCodec.Write<? super T> element) {
        throw new IllegalStateException("to come");
    }

    public <T extends @Nullable Object> void map(
            Map<String, ? extends T> values, JsonCodec.Write<? super T> value) {
        throw new IllegalStateException("to come");
    }
}
