package io.doudou.generator.write;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Java regular expression as JSON Schema understands it: in the dialect of ECMA-262, and found
 * anywhere in the text unless it says otherwise. What Java alone knows cannot be translated; a
 * wrong pattern in a document is worse than none.
 */
final class EcmaPattern {

    /** White space as both dialects know it, for texts that must not be blank. */
    static final String NOT_BLANK = "\\S";

    private static final Pattern ESCAPE =
            Pattern.compile(
                    "\\\\(?:[dDwWsSbBtnrf]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[pP]\\{[CLMNPSZ][a-z]?}"
                            + "|[^a-zA-Z0-9])");
    private static final Pattern CHARACTER_CLASS =
            Pattern.compile("\\[\\^?(?:" + ESCAPE + "|(?!&&)[^\\[\\]\\\\])+]");
    private static final Pattern GROUP =
            Pattern.compile("\\((?:\\?(?::|=|!|<[a-zA-Z=!])|(?!\\?))|\\)");
    private static final Pattern QUANTIFIER =
            Pattern.compile("(?:[*+?]|\\{[0-9]+(?:,[0-9]*)?})\\??(?!\\+)");
    private static final Pattern PLAIN = Pattern.compile("[^\\[\\](){}*+?\\\\]");

    private static final Pattern COMMON =
            Pattern.compile(
                    "(?:%s|%s|%s|%s|%s)*+"
                            .formatted(ESCAPE, CHARACTER_CLASS, GROUP, QUANTIFIER, PLAIN));

    private EcmaPattern() {}

    /** The pattern that matches exactly the texts that {@code regexp} matches as a whole. */
    static Optional<String> ofWhole(String regexp) {
        return COMMON.matcher(regexp).matches() ? Optional.of(anchored(regexp)) : Optional.empty();
    }

    private static String anchored(String regexp) {
        if (regexp.contains("|")) {
            return "^(?:" + regexp + ")$";
        }
        var start = regexp.startsWith("^") ? "" : "^";
        var end = regexp.endsWith("$") && !regexp.endsWith("\\$") ? "" : "$";
        return start + regexp + end;
    }
}
