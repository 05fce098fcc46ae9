package io.doudou.codec;

import com.fasterxml.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes one JSON value apart without looking into its parts: for envelopes, whose content somebody
 * else reads. The document is in memory and was bounded by whoever received it. Stateless.
 */
public final class JsonParts {

    private JsonParts() {}

    /**
     * The members of an object, each value as it was written, in the order of the document.
     *
     * @throws IllegalArgumentException when the document is no JSON object, or names a member twice
     */
    public static Map<String, byte[]> ofObject(byte[] json) {
        try (var tokens = Tokens.of(json)) {
            check(tokens.next() == JsonToken.START_OBJECT, "must be a JSON object");
            var members = new LinkedHashMap<String, byte[]>();
            for (var name = tokens.nextName(); name != null; name = tokens.nextName()) {
                tokens.next();
                check(members.put(name, tokens.part()) == null, "must not name a member twice");
            }
            check(tokens.ends(), "must be one JSON object");
            return members;
        } catch (NotJson broken) {
            throw new IllegalArgumentException(broken.getMessage(), broken);
        }
    }

    /**
     * The elements of a list, each as it was written.
     *
     * @throws IllegalArgumentException when the document is no JSON list
     */
    public static List<byte[]> ofList(byte[] json) {
        try (var tokens = Tokens.of(json)) {
            check(tokens.next() == JsonToken.START_ARRAY, "must be a JSON list");
            var elements = new ArrayList<byte[]>();
            while (tokens.next() != JsonToken.END_ARRAY) {
                elements.add(tokens.part());
            }
            check(tokens.ends(), "must be one JSON list");
            return elements;
        } catch (NotJson broken) {
            throw new IllegalArgumentException(broken.getMessage(), broken);
        }
    }

    /**
     * The text of a JSON string, or a number, {@code true} or {@code false} as it was written: what
     * a {@link Scalar} parses.
     *
     * @throws IllegalArgumentException for a list, an object and {@code null}
     */
    public static String text(byte[] json) {
        try (var tokens = Tokens.of(json)) {
            check(
                    tokens.next().isScalarValue() && tokens.current() != JsonToken.VALUE_NULL,
                    "must be one value");
            return tokens.text();
        } catch (NotJson broken) {
            throw new IllegalArgumentException(broken.getMessage(), broken);
        }
    }

    /** Whether a value is {@code null}. */
    public static boolean isNull(byte[] json) {
        return Arrays.equals(json, new byte[] {'n', 'u', 'l', 'l'});
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
