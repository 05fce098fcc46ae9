package io.doudou.codec;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Decimal text to exact numbers of any size, within {@link #DIGITS_MAX}: {@code 1e999999999} is
 * short text for a number that fills the memory.
 */
final class Numbers {

    /** Digits before and behind the point, written out without an exponent. */
    static final int DIGITS_MAX = 1000;

    private Numbers() {}

    /** The number as it is written; null when it is none or has too many digits. */
    static @Nullable BigDecimal decimal(String text) {
        if (text.length() > DIGITS_MAX || !isAscii(text)) {
            return null;
        }
        try {
            var value = new BigDecimal(text);
            long digitsBefore = (long) value.precision() - value.scale();
            return value.scale() > DIGITS_MAX || digitsBefore > DIGITS_MAX ? null : value;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** The whole number that the text stands for exactly, as {@code 1e3} does; null: none. */
    static @Nullable BigInteger bigInteger(String text) {
        var value = decimal(text);
        if (value == null) {
            return null;
        }
        var shortest = value.stripTrailingZeros();
        return shortest.scale() <= 0 ? shortest.toBigInteger() : null;
    }

    /** Java's own parsers also take the digits of other scripts. */
    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
