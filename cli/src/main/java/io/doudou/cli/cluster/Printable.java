package io.doudou.cli.cluster;

import java.util.HexFormat;

/**
 * Text from other machines on its way to a terminal, which takes some characters for orders: to
 * clear the screen, or to retype what was copied.
 */
final class Printable {

    private Printable() {}

    /** The text with a question mark for each character that does not print. */
    static String of(String text) {
        var printable = new StringBuilder();
        text.codePoints().map(Printable::orQuestionMark).forEach(printable::appendCodePoint);
        return printable.toString();
    }

    /** JSON that shows such characters as escapes, which programs read as the same text. */
    static String json(String json) {
        var printable = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            var c = json.charAt(i);
            if (Character.isSurrogate(c) || isPrintable(c)) {
                printable.append(c);
            } else {
                printable.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        return printable.toString();
    }

    private static int orQuestionMark(int character) {
        return isPrintable(character) ? character : '?';
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT, // among them those that turn the direction of writing round
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
