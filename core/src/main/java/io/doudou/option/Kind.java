package io.doudou.option;

import java.time.Duration;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * How the values of one type are read and written. Records and not functions: options are declared
 * while a program starts, and the JVM takes far longer to make a lambda than to load a class.
 *
 * @param <T> the type of the values
 */
sealed interface Kind<T> {

    /** What a value must be, reading on from "must be". */
    String rule();

    /**
     * The value that {@code text} stands for.
     *
     * @throws RuntimeException when the text breaks the rule
     */
    T parse(String text);

    /** The text that an operator would write for a value. */
    default String format(T value) {
        return value.toString();
    }

    /** See {@link Option#text}. */
    record Text() implements Kind<String> {
        @Override
        public String rule() {
            return "a text";
        }

        @Override
        public String parse(String text) {
            return text;
        }
    }

    /** See {@link Option#flag}. */
    record Flag() implements Kind<Boolean> {
        @Override
        public String rule() {
            return "true, false, on or off";
        }

        @Override
        public Boolean parse(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "on" -> true;
                case "false", "off" -> false;
                default -> throw new IllegalArgumentException(text);
            };
        }
    }

    /** See {@link Option#integer}. */
    record WholeNumber() implements Kind<Integer> {
        @Override
        public String rule() {
            return "a whole number";
        }

        @Override
        public Integer parse(String text) {
            return Integer.valueOf(text);
        }
    }

    /** See {@link Option#duration}. */
    record Time() implements Kind<Duration> {
        @Override
        public String rule() {
            return "a duration such as 300ms, 15s or 1m30s";
        }

        @Override
        public Duration parse(String text) {
            return Durations.parse(text);
        }

        @Override
        public String format(Duration value) {
            return Durations.format(value);
        }
    }

    /** See {@link Option#seconds}. */
    record Seconds() implements Kind<Duration> {
        @Override
        public String rule() {
            return "seconds such as 30, or a duration such as 300ms or 1m30s";
        }

        @Override
        public Duration parse(String text) {
            return Durations.parseSeconds(text);
        }

        @Override
        public String format(Duration value) {
            return Durations.format(value);
        }
    }

    /** See {@link Option#choice}. */
    record Choice<E extends Enum<E>>(Class<E> type) implements Kind<E> {
        @Override
        public String rule() {
            var names = new StringJoiner(", ", "one of ", "");
            for (var constant : type.getEnumConstants()) {
                names.add(format(constant));
            }
            return names.toString();
        }

        @Override
        public E parse(String text) {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        @Override
        public String format(E value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** See {@link Option#bytes}. */
    record Bytes() implements Kind<Long> {
        @Override
        public String rule() {
            return "a size such as 512, 64KiB or 32MiB";
        }

        @Override
        public Long parse(String text) {
            return Sizes.parse(text);
        }

        @Override
        public String format(Long value) {
            return Sizes.format(value);
        }
    }
}
