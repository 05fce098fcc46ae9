package io.doudou.generator.write;

import java.util.ArrayList;
import java.util.List;

/** Looks into one line of Java without being misled by what stands in brackets or literals. */
final class Brackets {

    private Brackets() {}

    /** Where {@code text} begins outside all brackets, at or behind {@code from}; else -1. */
    static int find(String code, String text, int from) {
        for (int at = 0; at < code.length(); at = next(code, at)) {
            if (at >= from && code.startsWith(text, at)) {
                return at;
            }
        }
        return -1;
    }

    /** The parts between the separators outside all brackets. */
    static List<String> split(String code, String separator) {
        var parts = new ArrayList<String>();
        int from = 0;
        for (int at = find(code, separator, 0); at >= 0; at = find(code, separator, from)) {
            parts.add(code.substring(from, at));
            from = at + separator.length();
        }
        parts.add(code.substring(from));
        return parts;
    }

    /** Just behind the bracket that closes the one at {@code open}. */
    static int behind(String code, int open) {
        return next(code, open);
    }

    /** Behind the character, or behind what the bracket or quote there opens. */
    private static int next(String code, int at) {
        char open = code.charAt(at);
        if (open == '"' || open == '\'') {
            return behindLiteral(code, at);
        }
        if (!isOpening(code, at)) {
            return at + 1;
        }
        int inside = at + 1;
        while (inside < code.length() && !isClosing(code, inside)) {
            inside = next(code, inside);
        }
        return Math.min(inside + 1, code.length());
    }

    private static int behindLiteral(String code, int start) {
        int at = start + 1;
        while (at < code.length() && code.charAt(at) != code.charAt(start)) {
            at += code.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, code.length());
    }

    /** Type arguments follow a name directly; a comparison stands between blanks. */
    private static boolean isOpening(String code, int at) {
        char character = code.charAt(at);
        return "([{".indexOf(character) >= 0
                || (character == '<' && at > 0 && code.charAt(at - 1) != ' ');
    }

    private static boolean isClosing(String code, int at) {
        char character = code.charAt(at);
        return ")]}".indexOf(character) >= 0
                || (character == '>' && " -".indexOf(code.charAt(at - 1)) < 0);
    }
}
