package io.doudou.option;

import java.util.regex.Pattern;

/** Numbers of bytes with binary units. */
final class Sizes {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})(KiB|MiB|GiB)?");

    private Sizes() {}

    static long parse(String text) {
        var match = SIZE.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(text);
        }
        var number = Long.parseLong(match.group(1));
        var unit = match.group(2) == null ? "" : match.group(2);
        return switch (unit) {
            case "KiB" -> Math.multiplyExact(number, 1L << 10);
            case "MiB" -> Math.multiplyExact(number, 1L << 20);
            case "GiB" -> Math.multiplyExact(number, 1L << 30);
            default -> number;
        };
    }
}
