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

    /** As {@link #parse} reads it, in the largest unit that leaves a whole number. */
    static String format(long bytes) {
        if (bytes == 0 || bytes % (1L << 10) != 0) {
            return Long.toString(bytes);
        }
        if (bytes % (1L << 20) != 0) {
            return (bytes >> 10) + "KiB";
        }
        return bytes % (1L << 30) != 0 ? (bytes >> 20) + "MiB" : (bytes >> 30) + "GiB";
    }
}
