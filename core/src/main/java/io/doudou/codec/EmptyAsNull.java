package io.doudou.codec;

import java.util.List;
import java.util.Map;

/**
 * Lists and maps as programs in Go write them, where {@code null} and empty are the same: {@code
 * null} is written for what is empty, and both are read. Stateless.
 */
public final class EmptyAsNull {

    private EmptyAsNull() {}

    public static <T> void list(JsonWriter out, List<T> values, JsonCodec.Write<T> element) {
        if (values.isEmpty()) {
            out.nullValue();
        } else {
            out.list(values, element);
        }
    }

    public static <T> List<T> list(JsonReader in, JsonCodec.Read<T> element) {
        return in.takeNull() ? List.of() : in.list(element);
    }

    /** A map of texts, such as metadata. */
    public static void map(JsonWriter out, Map<String, String> texts) {
        if (texts.isEmpty()) {
            out.nullValue();
        } else {
            out.map(texts, JsonWriter::value);
        }
    }

    /** A map of texts, such as metadata. */
    public static Map<String, String> map(JsonReader in) {
        return in.takeNull() ? Map.of() : in.map(JsonReader::string);
    }
}
