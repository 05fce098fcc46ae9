package io.doudou.codec;

import io.doudou.fault.Problems;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads JSON strictly (RFC 8259, UTF-8) and goes on after a wrong value, so that every problem of a
 * document is reported with its path. Belongs to one thread and one document.
 *
 * <p>A read method that finds something else than it wants notes a problem, skips the value and
 * returns a stand-in (0, an empty text or list, or null): the caller must look at {@link
 * Problems#count} before it believes a value. Text that is no JSON at all ends the document at
 * once, with one problem that says where.
 *
 * <p>What "strictly" means where readers differ:
 *
 * <ul>
 *   <li>A whole number may be written {@code 5}, {@code 5.0} or {@code 5e0}, because JSON Schema
 *       (2020-12, validation 6.1.1) calls all of them integers; {@code 5.5}, {@code "5"} and what
 *       does not fit the type are refused.
 *   <li>Nothing but UTF-8 without a byte order mark; overlong forms and surrogates in UTF-8 are no
 *       UTF-8 (RFC 3629, 3), half a surrogate pair behind {@code \u005cu} is no text (RFC 7493,
 *       2.1).
 *   <li>A name that stands twice in one object is a problem; a name that nobody knows is skipped.
 * </ul>
 *
 * <p>JSON is the model of all data here. A reader may as well stand in a message of another
 * encoding and answer as one of its JSON would: then codecs read that without any JSON in between.
 */
public abstract class JsonReader {

    /** Nested arrays and objects; deeper documents are refused. */
    public static final int DEPTH_MAX = 128;

    /** Characters of one number; the time to convert a decimal grows faster than its length. */
    public static final int NUMBER_CHARS_MAX = 1000;

    /** A reader of something that is read as if it were JSON. */
    protected JsonReader() {}

    /**
     * Reads a whole document; anything but white space behind the value is a problem.
     *
     * @param name what the document is called in problems: the parameter's name
     * @return the value, which means nothing when {@code problems} grew meanwhile
     */
    public static <T extends @Nullable Object> T read(
            byte[] json, String name, JsonCodec<T> codec, Problems problems) {
        return JsonTextReader.read(json, name, codec::read, problems, true);
    }

    /** The same of a type that is only ever read. */
    public static <T extends @Nullable Object> T read(
            byte[] json, String name, JsonCodec.Read<T> codec, Problems problems) {
        return JsonTextReader.read(json, name, codec, problems, true);
    }

    /**
     * Reads what a service answered: like {@link #read}, but {@link #check} lets everything pass,
     * because the limits of a service's answers are the service's own affair. The document is
     * called {@code answer} in problems.
     */
    public static <T extends @Nullable Object> T readAnswer(
            byte[] json, JsonCodec<T> codec, Problems problems) {
        return JsonTextReader.read(json, "answer", codec::read, problems, false);
    }

    /** Consumes a {@code null} when one is next. */
    public abstract boolean takeNull();

    public abstract String string();

    public abstract boolean booleanValue();

    public abstract byte byteValue();

    public abstract short shortValue();

    public abstract int intValue();

    public abstract long longValue();

    /** The nearest one of 32 bits; a number that is too large for any is a problem. */
    public abstract float floatValue();

    /** The nearest one of 64 bits; a number that is too large for any is a problem. */
    public abstract double doubleValue();

    /** A text of one {@code char}. */
    public abstract char charValue();

    public abstract BigDecimal decimal();

    public abstract BigInteger bigInteger();

    /** A JSON string that the scalar parses: UUIDs, times, enums, base64; null when it cannot. */
    public abstract <T> T scalar(Scalar<T> scalar);

    public abstract <T extends @Nullable Object> List<T> list(JsonCodec.Read<T> element);

    /** A list without repeats, in the order of the document; a repeated element is a problem. */
    public abstract <T extends @Nullable Object> Set<T> set(JsonCodec.Read<T> element);

    /** An object read as a map, in the order of the document. */
    public abstract <T extends @Nullable Object> Map<String, T> map(JsonCodec.Read<T> value);

    /**
     * Begins an object of known fields; see {@link JsonObject}. When something else than an object
     * is next, that is a problem and the returned object has no fields.
     */
    public abstract JsonObject object(JsonFields fields);

    /**
     * The text of the field {@code name} of the object that is next, wherever in the object it
     * stands, without consuming anything. Empty when it is missing or no string: then that was
     * noted as a problem and the value was skipped.
     */
    public abstract String discriminator(String name);

    /** Skips the value that is next: what a codec does that has no use for it. */
    public abstract void skip();

    /**
     * Notes a problem with the value just read when a constraint does not hold; nothing when the
     * value already had a problem of another kind.
     *
     * @param rule reads on from the value's path: "must be at most 100"
     */
    public abstract void check(boolean holds, String rule);

    /** Notes a problem with the value just read, under its path. */
    public abstract void problem(String detail);
}
