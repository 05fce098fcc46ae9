package io.doudou.generator.write;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A JSON document under construction that prints the same text every time: members in the order in
 * which they were put, two blanks of indent, so that two versions can be compared line by line.
 */
sealed interface Json {

    /** A string. */
    record Text(String value) implements Json {}

    /** A number, {@code true}, {@code false} or {@code null}, as it is printed. */
    record Literal(String text) implements Json {}

    /** An array. */
    record Elements(List<Json> list) implements Json {}

    /** An object; it belongs to the writer that fills it. */
    final class Members implements Json {

        /** Numbers with more zeros than this are easier to read with an exponent. */
        private static final int PLAIN_DIGITS_MAX = 20;

        private final Map<String, Json> map = new LinkedHashMap<>();

        Members put(String name, Json value) {
            map.put(name, value);
            return this;
        }

        Members put(String name, String value) {
            return put(name, new Text(value));
        }

        Members put(String name, boolean value) {
            return put(name, new Literal(Boolean.toString(value)));
        }

        Members put(String name, BigDecimal value) {
            var isShort = Math.abs(value.scale()) <= PLAIN_DIGITS_MAX;
            return put(name, new Literal(isShort ? value.toPlainString() : value.toString()));
        }

        Members put(String name, int value) {
            return put(name, new Literal(Integer.toString(value)));
        }

        Members put(String name, List<? extends Json> elements) {
            return put(name, new Elements(List.copyOf(elements)));
        }

        /** The member, unless the text is empty. */
        Members putText(String name, String text) {
            return text.isEmpty() ? this : put(name, text);
        }

        /** The member, unless there are no elements. */
        Members putAny(String name, List<? extends Json> elements) {
            return elements.isEmpty() ? this : put(name, elements);
        }

        /** All members of another object, behind those that are here. */
        Members putAll(Members others) {
            map.putAll(others.map);
            return this;
        }

        boolean isEmpty() {
            return map.isEmpty();
        }
    }

    /** An object to fill. */
    static Members object() {
        return new Members();
    }

    static List<Json> texts(List<String> values) {
        return values.stream().<Json>map(Text::new).toList();
    }

    /** The {@code content} of a body that is written in one way: its media type and schema. */
    static Members content(String mediaType, Members schema) {
        return object().put("content", object().put(mediaType, object().put("schema", schema)));
    }

    /** The document, with a line end behind it. */
    default String print() {
        return print("") + "\n";
    }

    private String print(String indent) {
        return switch (this) {
            case Text text -> quoted(text.value());
            case Literal literal -> literal.text();
            case Elements elements -> printElements(elements.list(), indent);
            case Members members -> printMembers(members.map, indent);
        };
    }

    private static String printElements(List<Json> list, String indent) {
        if (list.stream()
                .allMatch(element -> element instanceof Text || element instanceof Literal)) {
            return list.stream()
                    .map(element -> element.print(indent))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        var deeper = indent + "  ";
        return list.stream()
                .map(element -> deeper + element.print(deeper))
                .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }

    private static String printMembers(Map<String, Json> map, String indent) {
        if (map.isEmpty()) {
            return "{}";
        }
        var deeper = indent + "  ";
        return map.entrySet().stream()
                .map(member -> deeper + printMember(member, deeper))
                .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }

    private static String printMember(Map.Entry<String, Json> member, String indent) {
        return quoted(member.getKey()) + ": " + member.getValue().print(indent);
    }

    private static String quoted(String text) {
        return text.chars()
                .mapToObj(character -> escaped((char) character))
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(char character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                    character < ' ' || Character.isSurrogate(character)
                            ? String.format("\\u%04x", (int) character)
                            : String.valueOf(character);
        };
    }
}
