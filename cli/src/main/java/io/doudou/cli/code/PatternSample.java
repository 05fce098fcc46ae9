package io.doudou.cli.code;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Finds a text that matches a regular expression of the kind that people write as constraints:
 * letters, classes, groups, alternatives and counts. Anything cleverer has no sample.
 */
final class PatternSample {

    private final String expression;
    private int at;

    private PatternSample(String expression) {
        this.expression = expression;
    }

    /** A text that the whole expression matches, if one is found. */
    static Optional<String> of(String expression) {
        try {
            var sample = new PatternSample(expression).alternatives();
            return matches(expression, sample) ? Optional.of(sample) : Optional.empty();
        } catch (StringIndexOutOfBoundsException | NumberFormatException beyond) {
            return Optional.empty();
        }
    }

    /** Whether the whole text matches; an expression that is none matches nothing. */
    static boolean matches(String expression, String text) {
        try {
            return Pattern.matches(expression, text);
        } catch (PatternSyntaxException broken) {
            return false;
        }
    }

    /** The first alternative; the others are read and dropped. */
    private String alternatives() {
        var first = sequence();
        while (more() && peek() == '|') {
            at++;
            sequence();
        }
        return first;
    }

    private String sequence() {
        var text = new StringBuilder();
        while (more() && peek() != '|' && peek() != ')') {
            var atom = atom();
            text.append(atom.repeat(count()));
        }
        return text.toString();
    }

    private String atom() {
        var sign = expression.charAt(at++);
        return switch (sign) {
            case '^', '$' -> "";
            case '.' -> "a";
            case '[' -> oneOf();
            case '(' -> group();
            case '\\' -> escaped(expression.charAt(at++));
            default -> String.valueOf(sign);
        };
    }

    private String group() {
        if (expression.startsWith("?:", at)) {
            at += 2;
        }
        var text = alternatives();
        at++; // the closing bracket
        return text;
    }

    private static String escaped(char sign) {
        return switch (sign) {
            case 'd' -> "1";
            case 'w' -> "a";
            case 's' -> " ";
            case 'b' -> "";
            default -> String.valueOf(sign);
        };
    }

    /**
     * The first sign of a class such as {@code [A-Z0-9]}; a negated class gives what is not in it.
     */
    private String oneOf() {
        var negated = peek() == '^';
        var begin = at;
        at += negated ? 2 : 1;
        while (peek() != ']') {
            at += peek() == '\\' ? 2 : 1;
        }
        at++;
        var whole = "[" + expression.substring(begin, at);
        return "Aa1-_ .,;"
                .chars()
                .mapToObj(Character::toString)
                .filter(it -> matches(whole, it))
                .findFirst()
                .orElse(expression.substring(begin, begin + 1));
    }

    private int count() {
        if (!more()) {
            return 1;
        }
        return switch (peek()) {
            case '?', '*' -> skipped(0);
            case '+' -> skipped(1);
            case '{' -> fewest();
            default -> 1;
        };
    }

    private int skipped(int count) {
        at++;
        if (more() && (peek() == '?' || peek() == '+')) {
            at++;
        }
        return count;
    }

    private int fewest() {
        var end = expression.indexOf('}', at);
        var bounds = expression.substring(at + 1, end).split(",");
        at = end + 1;
        return Math.min(Integer.parseInt(bounds[0]), 1000);
    }

    private boolean more() {
        return at < expression.length();
    }

    private char peek() {
        return expression.charAt(at);
    }
}
