package io.doudou.codec;

import io.doudou.fault.Problems;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON strictly (RFC 8259, UTF-8) and goes on after a wrong value, so that every problem of a
 * document is reported with its path. Belongs to one thread and one document.
 *
 * <p>A read method that finds something else than it wants notes a problem, skips the value and
 * returns a stand-in (0, an empty list, or null): the caller must look at {@link Problems#count}
 * before it believes a value. Text that is no JSON at all ends the document at once.
 */
public final class JsonReader {

    /** Nested arrays and objects; deeper documents are refused. */
    public static final int DEPTH_MAX = 128;

    // The real reader replaces these stand-ins.

    /**
     * Reads a whole document; anything but white space behind the value is a problem.
     *
     * @param name what the document is called in problems: the parameter's name
     * @return the value, which means nothing when {@code problems} grew meanwhile
     */
    public static <T extends @Nullable Object> T read(
            byte[] json, String name, JsonCodec<T> codec, Problems problems) {
        throw new IllegalStateException("to come");
    }

    /**
     * Reads what a service answered: like {@link #read}, but {@link #check} lets everything pass,
     * because the limits of a service's answers are the service's own affair.
     */
    public static <T extends @Nullable Object> T readAnswer(
            byte[] json, JsonCodec<T> codec, Problems problems) {
        throw new IllegalStateException("to come");
    }

    /** Consumes a {@code null} when one is next. */
    public boolean takeNull() {
        throw new IllegalStateException("to come");
    }

    public String string() {
        throw new IllegalStateException("to come");
    }

    public boolean booleanValue() {
        throw new IllegalStateException("to come");
    }

    public byte byteValue() {
        throw new IllegalStateException("to come");
    }

    public short shortValue() {
        throw new IllegalStateException("to come");
    }

    public int intValue() {
        throw new IllegalStateException("to come");
    }

    public long longValue() {
        throw new IllegalStateException("to come");
    }

    public float floatValue() {
        throw new IllegalStateException("to come");
    }

    public double doubleValue() {
        throw new IllegalStateException("to come");
    }

    public char charValue() {
        throw new IllegalStateException("to come");
    }

    public BigDecimal decimal() {
        throw new IllegalStateException("to come");
    }

    public BigInteger bigInteger() {
        throw new IllegalStateException("to come");
    }

    /** A JSON string that the scalar parses: UUIDs, times, enums, base64. */
    public <T> T scalar(Scalar<T> scalar) {
        throw new IllegalStateException("to come");
    }

    public <T extends @Nullable Object> List<T> list(JsonCodec.Read<T> element) {
        throw new IllegalStateException("to come");
    }

    /** A list without repeats, in the order of the document; a repeated element is a problem. */
    public <T extends @Nullable Object> Set<T> set(JsonCodec.Read<T> element) {
        throw new IllegalStateException("to come");
    }

    /** An object read as a map, in the order of the document. */
    public <T extends @Nullable Object> Map<String, T> map(JsonCodec.Read<T> value) {
        throw new IllegalStateException("to come");
    }

    /**
     * Begins an object of known fields; see {@link JsonObject}. When something else than an object
     * is next, that is a problem and the returned object has no fields.
     */
    public JsonObject object(JsonFields fields) {
        throw new IllegalStateException("to come");
    }

    /**
     * The text of the field {@code name} of the object that is next, wherever in the object it
     * stands, without consuming anything; empty with a problem when it is missing or no string.
     */
    public String discriminator(String name) {
        throw new IllegalStateException("to come");
    }

    /**
     * Notes a problem with the value just read when a constraint does not hold; nothing when the
     * value already had a problem.
     *
     * @param rule reads on from the value's path: "must be at most 100"
     */
    public void check(boolean holds, String rule) {
        throw new IllegalStateException("to come");
    }

    /** Notes a problem with the value just read, under its path. */
    public void problem(String detail) {
        throw new IllegalStateException("to come");
    }

    /** The fields of one JSON object, handed out in the order of the document. */
    public static final class JsonObject {

        /**
         * Goes to the next known field. Unknown fields are skipped; a repeated one is a problem.
         *
         * @return the index of the field in its {@link JsonFields}, or -1 at the end of the object,
         *     where missing required fields were noted as problems
         */
        public int next() {
            throw new IllegalStateException("to come");
        }

        /** After the end: whether this object and all within it were free of problems. */
        public boolean complete() {
            throw new IllegalStateException("to come");
        }

        /** Notes what the record's constructor complained about; the path is that of the object. */
        public void rejected(IllegalArgumentException failure) {
            throw new IllegalStateException("to come");
        }
    }
}
