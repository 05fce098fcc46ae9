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

/** The reader of JSON as text: what {@link JsonReader} says, on Jackson's tokens. */
final class JsonTextReader extends JsonReader {

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

    private JsonTextReader(Tokens tokens, String name, Problems problems, boolean limited) {
        this.tokens = tokens;
        this.name = name;
        this.problems = problems;
        this.limited = limited;
    }

    /** See {@link JsonReader#read}. */
    static <T extends @Nullable Object> T read(
            byte[] json, String name, JsonCodec.Read<T> codec, Problems problems, boolean limited) {
        try (var tokens = Tokens.of(json)) {
            tokens.next();
            var value = codec.read(new JsonTextReader(tokens, name, problems, limited));
            if (!tokens.ends()) {
                throw new NotJson("must be one JSON value, but goes on behind it");
            }
            return value;
        } catch (NotJson failure) {
            problems.add(name, failure.getMessage());
            return standIn();
        }
    }

    @Override
    public boolean takeNull() {
        before = problems.count();
        return tokens.current() == JsonToken.VALUE_NULL;
    }

    @Override
    public String string() {
        before = problems.count();
        if (tokens.current() != JsonToken.VALUE_STRING) {
            return wrong("a text", "");
        }
        var text = tokens.text();
        return isText(text) ? text : wrong("a text of whole Unicode characters", "");
    }

    @Override
    public boolean booleanValue() {
        before = problems.count();
        return switch (tokens.current()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> wrong("true or false", false);
        };
    }

    @Override
    public byte byteValue() {
        return (byte) whole(Byte.MIN_VALUE, Byte.MAX_VALUE, Scalar.BYTE);
    }

    @Override
    public short shortValue() {
        return (short) whole(Short.MIN_VALUE, Short.MAX_VALUE, Scalar.SHORT);
    }

    @Override
    public int intValue() {
        return (int) whole(Integer.MIN_VALUE, Integer.MAX_VALUE, Scalar.INT);
    }

    @Override
    public long longValue() {
        return whole(Long.MIN_VALUE, Long.MAX_VALUE, Scalar.LONG);
    }

    @Override
    public float floatValue() {
        var value = number() ? Float.parseFloat(tokens.text()) : Float.NaN;
        return Float.isFinite(value) ? value : wrong(Scalar.FLOAT.rule(), 0f);
    }

    @Override
    public double doubleValue() {
        var value = number() ? Double.parseDouble(tokens.text()) : Double.NaN;
        return Double.isFinite(value) ? value : wrong(Scalar.DOUBLE.rule(), 0d);
    }

    @Override
    public char charValue() {
        before = problems.count();
        var text = tokens.current() == JsonToken.VALUE_STRING ? tokens.text() : "";
        return text.length() == 1 && isText(text)
                ? text.charAt(0)
                : wrong(Scalar.CHAR.rule(), '\0');
    }

    @Override
    public BigDecimal decimal() {
        var value = number() ? Numbers.decimal(tokens.text()) : null;
        return value != null ? value : wrong(Scalar.DECIMAL.rule(), BigDecimal.ZERO);
    }

    @Override
    public BigInteger bigInteger() {
        var value = number() ? Numbers.bigInteger(tokens.text()) : null;
        return value != null ? value : wrong(Scalar.BIG_INTEGER.rule(), BigInteger.ZERO);
    }

    @Override
    public <T> T scalar(Scalar<T> scalar) {
        before = problems.count();
        if (tokens.current() != JsonToken.VALUE_STRING) {
            return wrong(scalar.rule(), JsonTextReader.<T>standIn());
        }
        try {
            return scalar.parse(tokens.text());
        } catch (IllegalArgumentException refused) {
            return wrong(scalar.rule(), JsonTextReader.<T>standIn());
        }
    }

    @Override
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

    @Override
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

    @Override
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

    @Override
    public JsonObject object(JsonFields fields) {
        int start = problems.count();
        return tokens.current() == JsonToken.START_OBJECT
                ? new JsonTextObject(this, tokens, fields, start)
                : wrong(
                        "an object",
                        new JsonTextObject(this, tokens, JsonFields.none(), start).ended());
    }

    @Override
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

    @Override
    public void skip() {
        before = problems.count();
        tokens.skip();
    }

    @Override
    public void check(boolean holds, String rule) {
        if (!holds && limited && problems.count() == before) {
            problem(rule);
            // The next check of the same value shall be heard as well.
            before = problems.count();
        }
    }

    @Override
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
