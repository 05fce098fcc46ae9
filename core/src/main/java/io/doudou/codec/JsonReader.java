package io.doudou.codec;

import com.fasterxml.jackson.core.JsonToken;

import io.doudou.fault.Problems;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
 */
public final class JsonReader {

    /** Nested arrays and objects; deeper documents are refused. */
    public static final int DEPTH_MAX = 128;

    /** Characters of one number; the time to convert a decimal grows faster than its length. */
    public static final int NUMBER_CHARS_MAX = 1000;

    /**
     * How many times the length of the document {@link #discriminator} may look ahead in all;
     * without a limit, objects nested in each other with the discriminator at the end are read
     * again and again.
     */
    private static final int LOOK_AHEAD_MAX = 16;

    private final Tokens tokens;
    private final String name;
    private final Problems problems;
    private final boolean limited;

    /** Bytes read by {@link #discriminator} so far, each of which the reader itself reads again. */
    private long bytesLookedAhead;

    /** Problems before the value just read; when there are more now, that value has one. */
    private int before;

    private JsonReader(Tokens tokens, String name, Problems problems, boolean limited) {
        this.tokens = tokens;
        this.name = name;
        this.problems = problems;
        this.limited = limited;
    }

    /**
     * Reads a whole document; anything but white space behind the value is a problem.
     *
     * @param name what the document is called in problems: the parameter's name
     * @return the value, which means nothing when {@code problems} grew meanwhile
     */
    public static <T extends @Nullable Object> T read(
            byte[] json, String name, JsonCodec<T> codec, Problems problems) {
        return read(json, name, codec::read, problems, true);
    }

    /** The same of a type that is only ever read. */
    public static <T extends @Nullable Object> T read(
            byte[] json, String name, JsonCodec.Read<T> codec, Problems problems) {
        return read(json, name, codec, problems, true);
    }

    /**
     * Reads what a service answered: like {@link #read}, but {@link #check} lets everything pass,
     * because the limits of a service's answers are the service's own affair. The document is
     * called {@code answer} in problems.
     */
    public static <T extends @Nullable Object> T readAnswer(
            byte[] json, JsonCodec<T> codec, Problems problems) {
        return read(json, "answer", codec::read, problems, false);
    }

    private static <T extends @Nullable Object> T read(
            byte[] json, String name, JsonCodec.Read<T> codec, Problems problems, boolean limited) {
        try (var tokens = Tokens.of(json)) {
            tokens.next();
            var value = codec.read(new JsonReader(tokens, name, problems, limited));
            if (!tokens.ends()) {
                throw new NotJson("must be one JSON value, but goes on behind it");
            }
            return value;
        } catch (NotJson failure) {
            problems.add(name, failure.getMessage());
            return standIn();
        }
    }

    /** Consumes a {@code null} when one is next. */
    public boolean takeNull() {
        before = problems.count();
        return tokens.current() == JsonToken.VALUE_NULL;
    }

    public String string() {
        before = problems.count();
        if (tokens.current() != JsonToken.VALUE_STRING) {
            return wrong("a text", "");
        }
        var text = tokens.text();
        return isText(text) ? text : wrong("a text of whole Unicode characters", "");
    }

    public boolean booleanValue() {
        before = problems.count();
        return switch (tokens.current()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> wrong("true or false", false);
        };
    }

    public byte byteValue() {
        return (byte) whole(Byte.MIN_VALUE, Byte.MAX_VALUE, Scalar.BYTE);
    }

    public short shortValue() {
        return (short) whole(Short.MIN_VALUE, Short.MAX_VALUE, Scalar.SHORT);
    }

    public int intValue() {
        return (int) whole(Integer.MIN_VALUE, Integer.MAX_VALUE, Scalar.INT);
    }

    public long longValue() {
        return whole(Long.MIN_VALUE, Long.MAX_VALUE, Scalar.LONG);
    }

    /** The nearest one of 32 bits; a number that is too large for any is a problem. */
    public float floatValue() {
        var value = number() ? Float.parseFloat(tokens.text()) : Float.NaN;
        return Float.isFinite(value) ? value : wrong(Scalar.FLOAT.rule(), 0f);
    }

    /** The nearest one of 64 bits; a number that is too large for any is a problem. */
    public double doubleValue() {
        var value = number() ? Double.parseDouble(tokens.text()) : Double.NaN;
        return Double.isFinite(value) ? value : wrong(Scalar.DOUBLE.rule(), 0d);
    }

    /** A text of one {@code char}. */
    public char charValue() {
        before = problems.count();
        var text = tokens.current() == JsonToken.VALUE_STRING ? tokens.text() : "";
        return text.length() == 1 && isText(text)
                ? text.charAt(0)
                : wrong(Scalar.CHAR.rule(), '\0');
    }

    public BigDecimal decimal() {
        var value = number() ? Numbers.decimal(tokens.text()) : null;
        return value != null ? value : wrong(Scalar.DECIMAL.rule(), BigDecimal.ZERO);
    }

    public BigInteger bigInteger() {
        var value = number() ? Numbers.bigInteger(tokens.text()) : null;
        return value != null ? value : wrong(Scalar.BIG_INTEGER.rule(), BigInteger.ZERO);
    }

    /** A JSON string that the scalar parses: UUIDs, times, enums, base64; null when it cannot. */
    public <T> T scalar(Scalar<T> scalar) {
        before = problems.count();
        if (tokens.current() != JsonToken.VALUE_STRING) {
            return wrong(scalar.rule(), JsonReader.<T>standIn());
        }
        try {
            return scalar.parse(tokens.text());
        } catch (IllegalArgumentException refused) {
            return wrong(scalar.rule(), JsonReader.<T>standIn());
        }
    }

    public <T extends @Nullable Object> List<T> list(JsonCodec.Read<T> element) {
        var start = problems.count();
        var list = new ArrayList<T>();
        if (tokens.current() == JsonToken.START_ARRAY) {
            while (tokens.next() != JsonToken.END_ARRAY) {
                list.add(element.read(this));
            }
        } else {
            wrong("a list", list);
        }
        before = start;
        return list;
    }

    /** A list without repeats, in the order of the document; a repeated element is a problem. */
    public <T extends @Nullable Object> Set<T> set(JsonCodec.Read<T> element) {
        var start = problems.count();
        var set = new LinkedHashSet<T>();
        if (tokens.current() == JsonToken.START_ARRAY) {
            while (tokens.next() != JsonToken.END_ARRAY) {
                int count = problems.count();
                var value = element.read(this);
                if (problems.count() == count && !set.add(value)) {
                    problem("must not stand in the list twice");
                }
            }
        } else {
            wrong("a list", set);
        }
        before = start;
        return set;
    }

    /** An object read as a map, in the order of the document. */
    public <T extends @Nullable Object> Map<String, T> map(JsonCodec.Read<T> value) {
        var start = problems.count();
        var map = new LinkedHashMap<String, T>();
        if (tokens.current() == JsonToken.START_OBJECT) {
            for (var key = tokens.nextName(); key != null; key = tokens.nextName()) {
                tokens.next();
                if (map.containsKey(key)) {
                    problem("must not stand in the object twice");
                    tokens.skip();
                } else if (isText(key)) {
                    map.put(key, value.read(this));
                } else {
                    wrong("named by whole Unicode characters", map);
                }
            }
        } else {
            wrong("an object", map);
        }
        before = start;
        return map;
    }

    /**
     * Begins an object of known fields; see {@link JsonObject}. When something else than an object
     * is next, that is a problem and the returned object has no fields.
     */
    public JsonObject object(JsonFields fields) {
        int start = problems.count();
        return tokens.current() == JsonToken.START_OBJECT
                ? new JsonObject(this, tokens, fields, start)
                : wrong(
                        "an object",
                        new JsonObject(this, tokens, JsonFields.none(), start).ended());
    }

    /**
     * The text of the field {@code name} of the object that is next, wherever in the object it
     * stands, without consuming anything. Empty when it is missing or no string: then that was
     * noted as a problem and the value was skipped.
     */
    public String discriminator(String name) {
        before = problems.count();
        if (tokens.current() != JsonToken.START_OBJECT) {
            return wrong("an object", "");
        }
        var found = findText(name);
        return found != null && !found.isEmpty()
                ? found
                : wrong("an object with the text \"" + name + "\"", "");
    }

    /** Skips the value that is next: what a codec does that has no use for it. */
    public void skip() {
        before = problems.count();
        tokens.skip();
    }

    /**
     * Notes a problem with the value just read when a constraint does not hold; nothing when the
     * value already had a problem of another kind.
     *
     * @param rule reads on from the value's path: "must be at most 100"
     */
    public void check(boolean holds, String rule) {
        if (!holds && limited && problems.count() == before) {
            problem(rule);
            // The next check of the same value shall be heard as well.
            before = problems.count();
        }
    }

    /** Notes a problem with the value just read, under its path. */
    public void problem(String detail) {
        problems.add(tokens.path(name), detail);
    }

    /** Says that all since then is one value, which is what is checked next. */
    void valueBeganAt(int problemCount) {
        before = problemCount;
    }

    int problemCount() {
        return problems.count();
    }

    /** Notes that the object just read lacks a field. */
    void missing(String field) {
        problems.add(tokens.path(name) + "." + field, "is required");
    }

    private long whole(long min, long max, Scalar<?> type) {
        if (!number()) {
            return wrong(type.rule(), 0L);
        }
        if (tokens.current() == JsonToken.VALUE_NUMBER_INT && tokens.fitsLong()) {
            long value = tokens.longValue();
            return value >= min && value <= max ? value : wrong(type.rule(), 0L);
        }
        var exact = Numbers.bigInteger(tokens.text());
        if (exact == null || exact.bitLength() >= Long.SIZE) {
            return wrong(type.rule(), 0L);
        }
        long value = exact.longValue();
        return value >= min && value <= max ? value : wrong(type.rule(), 0L);
    }

    /** Whether a number is next that is short enough to look at. */
    private boolean number() {
        before = problems.count();
        return tokens.current().isNumeric() && tokens.textLength() <= NUMBER_CHARS_MAX;
    }

    private @Nullable String findText(String field) {
        try (var ahead = tokens.fork()) {
            var found = findText(ahead, field);
            bytesLookedAhead += ahead.bytesRead();
            return found;
        } catch (NotJson broken) {
            // Reading on meets the same place again, and then knows its line.
            return null;
        }
    }

    private @Nullable String findText(Tokens ahead, String field) {
        long limit = (long) LOOK_AHEAD_MAX * tokens.bytes() - bytesLookedAhead;
        for (var key = ahead.nextName(); key != null; key = ahead.nextName()) {
            var token = ahead.next();
            if (key.equals(field)) {
                return token == JsonToken.VALUE_STRING ? ahead.text() : null;
            }
            if (ahead.bytesRead() > limit) {
                return null;
            }
            ahead.skip();
        }
        return null;
    }

    /** Notes what should have been there, and skips what is. */
    private <T extends @Nullable Object> T wrong(String wanted, T standIn) {
        var isNull = tokens.current() == JsonToken.VALUE_NULL;
        problem(isNull ? "must not be null" : "must be " + wanted);
        tokens.skip();
        return standIn;
    }

    /** No half surrogate pairs: they cannot be written as UTF-8 again. */
    private static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                var isPair =
                        i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!isPair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** For the places where problems were noted and no value is looked at any more. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T extends @Nullable Object> T standIn() {
        return null;
    }
}
