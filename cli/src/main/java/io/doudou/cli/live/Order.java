package io.doudou.cli.live;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** What the command tells the service's process, one line each on its standard input. */
public sealed interface Order {

    /** Sources are changing: let requests wait. */
    record Hold() implements Order {}

    /** Nothing came of it: let the running code answer. */
    record Release() implements Order {}

    /** The sources do not compile, which is shown to whoever looks; the running code answers. */
    record Problem(String text) implements Order {}

    /** Start these classes in place of the running ones. */
    record Load(List<String> folders) implements Order {}

    /** The order as a line of ASCII. */
    default String line() {
        return switch (this) {
            case Hold hold -> "hold";
            case Release release -> "release";
            case Problem problem -> "problem " + coded(problem.text());
            case Load load ->
                    load.folders().stream()
                            .map(Order::coded)
                            .collect(Collectors.joining(" ", "load ", ""));
        };
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException when it is no order
     */
    static Order of(String line) {
        var words = Arrays.asList(line.split(" "));
        return switch (words.getFirst()) {
            case "hold" -> new Hold();
            case "release" -> new Release();
            case "problem" -> new Problem(decoded(words.getLast()));
            case "load" -> new Load(words.stream().skip(1).map(Order::decoded).toList());
            default -> throw new IllegalArgumentException("no order: " + line);
        };
    }

    private static String coded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String word) {
        return new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
    }
}
