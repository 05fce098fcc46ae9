package io.doudou.management;

import io.doudou.figure.Figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes figures in Prometheus' text format. */
final class FigureText {

    /** Whole numbers up to here are exact in a double. */
    private static final double EXACT_MAX = 1L << 53;

    private FigureText() {}

    /** All figures; those of one name stand together below one head, as the format demands. */
    static String of(List<Figure> figures) {
        var byName = new LinkedHashMap<String, List<Figure>>();
        for (var figure : figures) {
            byName.computeIfAbsent(figure.name(), name -> new ArrayList<>()).add(figure);
        }
        var text = new StringBuilder();
        byName.values().forEach(family -> write(text, family));
        return text.toString();
    }

    private static void write(StringBuilder text, List<Figure> family) {
        var first = family.getFirst();
        var help = first.help().replace("\\", "\\\\").replace("\n", "\\n");
        text.append("# HELP ").append(first.name()).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(first.name()).append(' ');
        text.append(first.kind().name().toLowerCase(Locale.ROOT)).append('\n');
        for (var figure : family) {
            text.append(figure.name()).append(labels(figure.labels())).append(' ');
            text.append(number(figure.value())).append('\n');
        }
    }

    private static String labels(Map<String, String> labels) {
        return labels.isEmpty()
                ? ""
                : new TreeMap<>(labels)
                        .entrySet().stream()
                                .map(label -> label.getKey() + "=" + quoted(label.getValue()))
                                .collect(Collectors.joining(",", "{", "}"));
    }

    /** The value of a label between quotes. */
    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** A whole number without a point, as people expect counts to look. */
    static Number number(double value) {
        var isWhole = value == Math.rint(value) && Math.abs(value) <= EXACT_MAX;
        return isWhole ? (Number) (long) value : (Number) value;
    }
}
