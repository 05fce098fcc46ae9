package io.doudou.generator.read;

import io.doudou.generator.model.FaultDoc;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A documentation comment taken apart: its text and what its tags say, all as plain text.
 *
 * @param text without the block tags
 * @param parameters what {@code @param} says, by name
 * @param result what {@code @return} says
 * @param faults what {@code @throws} says
 */
record DocComment(
        String text,
        Map<String, String> parameters,
        String result,
        List<FaultDoc> faults,
        boolean deprecated) {

    private static final Pattern TAG_START = Pattern.compile("(?m)^\\s*@(?=[a-zA-Z])");
    private static final Pattern FAULT =
            Pattern.compile("(\\d{3})\\b\\s*([a-z][a-z0-9_-]*(?:\\.[a-z0-9_-]+)+(?=\\s|$))?(.*)");

    /**
     * The parts of a comment as {@code Elements.getDocComment} gives it; null gives empty parts.
     */
    static DocComment parse(@Nullable String comment) {
        var parts = TAG_START.split(comment == null ? "" : comment);
        var parameters = new LinkedHashMap<String, String>();
        var faults = new ArrayList<FaultDoc>();
        var result = "";
        boolean deprecated = false;
        for (int i = 1; i < parts.length; i++) {
            var tag = Words.of(parts[i]);
            switch (tag.first()) {
                case "param" -> {
                    var parameter = Words.of(tag.rest());
                    parameters.put(parameter.first(), PlainText.of(parameter.rest()));
                }
                case "return" -> result = PlainText.of(tag.rest());
                case "throws", "exception" -> faults.add(fault(Words.of(tag.rest())));
                case "deprecated" -> deprecated = true;
                default -> {}
            }
        }
        return new DocComment(PlainText.of(parts[0]), parameters, result, faults, deprecated);
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    private static FaultDoc fault(Words tag) {
        var text = PlainText.of(tag.rest());
        var parts = FAULT.matcher(text);
        return parts.matches()
                ? new FaultDoc(
                        tag.first(),
                        OptionalInt.of(Integer.parseInt(parts.group(1))),
                        Optional.ofNullable(parts.group(2)),
                        parts.group(3).trim())
                : new FaultDoc(tag.first(), OptionalInt.empty(), Optional.empty(), text);
    }

    /** The first word of a text and what follows. */
    private record Words(String first, String rest) {
        static Words of(String text) {
            var parts = text.strip().split("\\s+", 2);
            return new Words(parts[0], parts.length > 1 ? parts[1] : "");
        }
    }
}
