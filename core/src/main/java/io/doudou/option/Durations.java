package io.doudou.option;

import java.time.Duration;
import java.util.regex.Pattern;

/** Durations in Go's spelling, which the settings of go-doudou use. */
final class Durations {

    private static final Pattern WHOLE = Pattern.compile("([0-9]{1,9}(ms|s|m|h))+|0");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

    private Durations() {}

    static Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        var sum = Duration.ZERO;
        var part = PART.matcher(text);
        while (part.find()) {
            sum = sum.plus(one(Long.parseLong(part.group(1)), part.group(2)));
        }
        return sum;
    }

    /** As {@link #parse}, but a number without a unit is one of seconds. */
    static Duration parseSeconds(String text) {
        return parse(NUMBER.matcher(text).matches() ? text + "s" : text);
    }

    /** As {@link #parse} reads it; what is below a millisecond is left out. */
    static String format(Duration duration) {
        var text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0" : text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount != 0) {
            text.append(amount).append(unit);
        }
    }

    private static Duration one(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
