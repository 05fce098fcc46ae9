package io.doudou.cli.code;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A Java expression that knows how to break its lines: a text, or a call with arguments.
 *
 * @param head all of a text; of a call what stands before the bracket, such as {@code List.of}
 * @param call whether brackets with the arguments follow
 */
record Expression(String head, boolean call, List<Expression> arguments) {

    private static final int COLUMNS = 100;

    static Expression text(String text) {
        return new Expression(text, false, List.of());
    }

    static Expression call(String head, List<Expression> arguments) {
        return new Expression(head, true, arguments);
    }

    static Expression call(String head, String... arguments) {
        return call(head, List.of(arguments).stream().map(Expression::text).toList());
    }

    /** On one line. */
    String flat() {
        return call
                ? arguments.stream()
                        .map(Expression::flat)
                        .collect(Collectors.joining(", ", head + "(", ")"))
                : head;
    }

    /**
     * On as many lines as it needs.
     *
     * @param indent what stands before the line that it begins on
     * @param used columns taken on that line, with the indent and what follows the expression
     * @param step one step of indentation
     */
    String laidOut(String indent, int used, String step) {
        var flat = flat();
        if (!call || arguments.isEmpty() || used + flat.length() <= COLUMNS) {
            return flat;
        }
        var deeper = indent + step + step;
        return arguments.stream()
                .map(it -> deeper + it.laidOut(deeper, deeper.length() + 1, step))
                .collect(Collectors.joining(",\n", head + "(\n", ")"));
    }
}
