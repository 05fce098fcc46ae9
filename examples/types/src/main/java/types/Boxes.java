package types;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Values that may be absent: boxes that are marked, and the four optionals.
 *
 * @param tiny 8 bits
 * @param small 16 bits
 * @param whole 32 bits
 * @param large 64 bits
 * @param single 32 bits of floating point
 * @param twice 64 bits of floating point
 * @param yes true or false
 * @param letter one character
 * @param text any text
 * @param color one of three
 * @param maybeText like text
 * @param maybeWhole like whole
 * @param maybeLarge like large
 * @param maybeTwice like twice
 */
public record Boxes(
        @Nullable Byte tiny,
        @Nullable Short small,
        @Nullable Integer whole,
        @Nullable Long large,
        @Nullable Float single,
        @Nullable Double twice,
        @Nullable Boolean yes,
        @Nullable Character letter,
        @Nullable String text,
        @Nullable Color color,
        Optional<String> maybeText,
        OptionalInt maybeWhole,
        OptionalLong maybeLarge,
        OptionalDouble maybeTwice) {}
