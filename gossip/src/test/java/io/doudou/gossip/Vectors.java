package io.doudou.gossip;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was recorded of the original: bytes, packets between real members, and state changes. */
public final class Vectors {

    private static final Object NULL = new Object();
    private static final Vectors ALL = read();

    private final Object value;

    private Vectors(Object value) {
        this.value = value;
    }

    /** One of the parts of the file, by its name. */
    public static Vectors part(String name) {
        return ALL.get(name);
    }

    public Vectors get(String key) {
        return new Vectors(Objects.requireNonNull(map().get(key), () -> key + " in " + value));
    }

    public boolean has(String key) {
        return map().containsKey(key);
    }

    public boolean isNull() {
        return value == NULL;
    }

    public boolean isText() {
        return value instanceof String;
    }

    public boolean isList() {
        return value instanceof List<?>;
    }

    public List<Vectors> list() {
        return ((List<?>) value).stream().map(Vectors::new).toList();
    }

    public String text() {
        return (String) value;
    }

    public byte[] hex() {
        return HexFormat.of().parseHex(text());
    }

    public long number() {
        return ((Number) value).longValue();
    }

    public boolean flag() {
        return (Boolean) value;
    }

    @Override
    public String toString() {
        var text = value.toString();
        return text.length() > 200 ? text.substring(0, 200) + " ..." : text;
    }

    private Map<?, ?> map() {
        return (Map<?, ?>) value;
    }

    private static Vectors read() {
        try (var bytes = Vectors.class.getResourceAsStream("memberlist-vectors.json");
                var parser = new JsonFactory().createParser(bytes)) {
            parser.nextToken();
            return new Vectors(value(parser));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var map = new LinkedHashMap<String, Object>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var key = parser.currentName();
                    parser.nextToken();
                    map.put(key, value(parser));
                }
                yield map;
            }
            case START_ARRAY -> {
                var list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> NULL;
            default -> parser.getText();
        };
    }
}
