package io.doudou.generator.write;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Breaks the long lines of generated code where a person would, so that no writer needs to think of
 * their width: behind an equals sign or an arrow, before an operator, before the dots of a chain,
 * between arguments; the outermost such place first. What JavaPoet puts on several lines without
 * need becomes one.
 */
final class Lines {

    private static final int LINE_MAX = 100;
    private static final int CONTINUATION = 8;

    private static final Pattern SHORT_COMMENT =
            Pattern.compile("(?m)^( *)/\\*\\*\\n *\\* (.*)\\n *\\*/$");
    private static final Pattern EMPTY_BODY = Pattern.compile("\\{\\n *}");
    private static final Pattern CLASS_START =
            Pattern.compile("(?m)^((?:public )?final class .*\\{)$");
    private static final Pattern WRAPPED = Pattern.compile("(?<=[,)])\\n {12}(?=\\S)");
    private static final List<String> OPERATORS = List.of("||", "&&", "+");

    private Lines() {}

    /** The same code in lines of at most 100 characters, as far as its literals allow. */
    static String broken(String source) {
        var text = SHORT_COMMENT.matcher(source).replaceAll("$1/** $2 */");
        text = EMPTY_BODY.matcher(text).replaceAll("{}");
        text = CLASS_START.matcher(text).replaceAll("$1\n");
        text = WRAPPED.matcher(text).replaceAll(" ");
        return text.lines().map(Lines::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(String line) {
        var code = line.strip();
        boolean isComment = code.startsWith("*") || code.startsWith("/");
        if (line.length() <= LINE_MAX || isComment) {
            return line.stripTrailing();
        }
        int indent = line.indexOf(code);
        var start = code.startsWith("return ") ? "return " : "";
        var end = code.endsWith(";") ? ";" : code.endsWith(" {") ? " {" : "";
        var inner = code.substring(start.length(), code.length() - end.length());
        var place = new Place(indent, indent + start.length(), end.length());
        return " ".repeat(indent) + start + expression(inner, place) + end;
    }

    private static String expression(String code, Place place) {
        if (place.fits(code)) {
            return code;
        }
        int arrow = Brackets.find(code, " -> ", 0);
        if (arrow >= 0) {
            return code.substring(0, arrow) + " ->" + below(code.substring(arrow + 4), place);
        }
        int equals = Brackets.find(code, " = ", 0);
        if (equals >= 0) {
            return code.substring(0, equals) + " =" + below(code.substring(equals + 3), place);
        }
        int question = Brackets.find(code, " ? ", 0);
        if (question >= 0) {
            return conditional(code, question, Brackets.find(code, " : ", question), place);
        }
        for (var operator : OPERATORS) {
            var operands = Brackets.split(code, " " + operator + " ");
            if (operands.size() > 1) {
                return sequence(operands, operator + " ", place);
            }
        }
        var links = links(code);
        return links.size() > 1 ? sequence(links, "", place) : call(code, place);
    }

    private static String below(String code, Place place) {
        return "\n" + place.below().pad() + expression(code, place.below());
    }

    private static String conditional(String code, int question, int colon, Place place) {
        var below = place.below();
        var whenTrue = code.substring(question + 3, colon);
        return expression(code.substring(0, question), place.withTail(0))
                + ("\n" + below.pad() + "? ")
                + expression(whenTrue, below.behind(2).withTail(0))
                + ("\n" + below.pad() + ": ")
                + expression(code.substring(colon + 3), below.behind(2));
    }

    /** The first part where the place is, each other one on a line of its own. */
    private static String sequence(List<String> parts, String before, Place place) {
        var broken = new StringBuilder(expression(parts.getFirst(), place.withTail(0)));
        var below = place.below();
        for (int i = 1; i < parts.size(); i++) {
            int tail = i + 1 < parts.size() ? 0 : place.tail();
            var here = below.behind(before.length()).withTail(tail);
            broken.append('\n').append(below.pad()).append(before);
            broken.append(expression(parts.get(i), here));
        }
        return broken.toString();
    }

    /** The links of a chain: {@code Call.of(...)}, {@code .query(...)}, {@code .query(...)}. */
    private static List<String> links(String code) {
        var links = new ArrayList<String>();
        int from = 0;
        for (int dot = Brackets.find(code, ".", 0);
                dot >= 0;
                dot = Brackets.find(code, ".", dot + 1)) {
            if (dot > 0 && code.charAt(dot - 1) == ')') {
                links.add(code.substring(from, dot));
                from = dot;
            }
        }
        links.add(code.substring(from));
        return links;
    }

    /** A call or a declaration of a method: all arguments on the next line, or one on each. */
    private static String call(String code, Place place) {
        int open = Brackets.find(code, "(", 0);
        if (open < 0) {
            return code;
        }
        int behind = Brackets.behind(code, open);
        var inner = code.substring(open + 1, behind - 1);
        var rest = code.substring(behind);
        int tail = place.tail() + 1 + rest.length();
        if (open == 0) {
            return "(" + expression(inner, place.behind(1).withTail(tail)) + ")" + rest;
        }
        var below = place.below().withTail(tail);
        var arguments = below.fits(inner) ? inner : arguments(Brackets.split(inner, ", "), below);
        return code.substring(0, open + 1) + "\n" + below.pad() + arguments + ")" + rest;
    }

    private static String arguments(List<String> arguments, Place place) {
        var lines = new StringBuilder();
        for (var argument : arguments.subList(0, arguments.size() - 1)) {
            lines.append(expression(argument, place.withTail(1))).append(",\n").append(place.pad());
        }
        return lines.append(expression(arguments.getLast(), place)).toString();
    }

    /**
     * Where code is put.
     *
     * @param indent of its first line; further lines are indented more
     * @param column where it begins
     * @param tail characters that will follow it
     */
    private record Place(int indent, int column, int tail) {

        boolean fits(String code) {
            return column + code.length() + tail <= LINE_MAX;
        }

        Place below() {
            return new Place(indent + CONTINUATION, indent + CONTINUATION, tail);
        }

        Place behind(int characters) {
            return new Place(indent, column + characters, tail);
        }

        Place withTail(int characters) {
            return new Place(indent, column, characters);
        }

        String pad() {
            return " ".repeat(indent);
        }
    }
}
