package io.doudou.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Function;

/**
 * One value as one string: query and form parameters, path variables, headers and cookies. Strict:
 * a number that does not fit is refused, never truncated. Stateless.
 *
 * @param <T> the type of the value
 */
public final class Scalar<T> {

    public static final Scalar<String> STRING = of("a text", Plain.STRING);
    public static final Scalar<Boolean> BOOLEAN = of("true or false", Plain.BOOLEAN);
    public static final Scalar<Byte> BYTE = of("a whole number from -128 to 127", Plain.BYTE);
    public static final Scalar<Short> SHORT =
            of("a whole number from -32768 to 32767", Plain.SHORT);
    public static final Scalar<Integer> INT = of("a whole number of 32 bits", Plain.INT);
    public static final Scalar<Long> LONG = of("a whole number of 64 bits", Plain.LONG);
    public static final Scalar<Float> FLOAT = of("a finite number", Plain.FLOAT);
    public static final Scalar<Double> DOUBLE = of("a finite number", Plain.DOUBLE);
    public static final Scalar<Character> CHAR = of("one character", Plain.CHAR);
    public static final Scalar<BigDecimal> DECIMAL =
            of("a decimal number of at most 1000 digits", Plain.DECIMAL);
    public static final Scalar<BigInteger> BIG_INTEGER =
            of("a whole number of at most 1000 digits", Plain.BIG_INTEGER);
    public static final Scalar<UUID> UUID = of("a UUID", Plain.UUID);
    public static final Scalar<Instant> INSTANT =
            of("a time such as 2026-11-22T09:30:00Z", Plain.INSTANT);
    public static final Scalar<LocalDate> LOCAL_DATE =
            of("a date such as 2026-11-22", Plain.LOCAL_DATE);
    public static final Scalar<LocalTime> LOCAL_TIME =
            of("a time of day such as 09:30:00", Plain.LOCAL_TIME);
    public static final Scalar<LocalDateTime> LOCAL_DATE_TIME =
            of("a date and time such as 2026-11-22T09:30:00", Plain.LOCAL_DATE_TIME);
    public static final Scalar<OffsetDateTime> OFFSET_DATE_TIME =
            of("a time such as 2026-11-22T09:30:00+01:00", Plain.OFFSET_DATE_TIME);
    public static final Scalar<ZonedDateTime> ZONED_DATE_TIME =
            of("a time such as 2026-11-22T09:30:00+01:00[Europe/Vienna]", Plain.ZONED_DATE_TIME);
    public static final Scalar<Duration> DURATION =
            of("a duration such as PT1M30S", Plain.DURATION);
    public static final Scalar<byte[]> BYTES = of("base64", Plain.BYTES);

    private final String rule;
    private final Text<T> text;

    private Scalar(String rule, Text<T> text) {
        this.rule = rule;
        this.text = text;
    }

    @SuppressWarnings("unchecked") // Each constant above names the type that its text stands for.
    private static <T> Scalar<T> of(String rule, Plain type) {
        return new Scalar<>(rule, (Text<T>) new Text.OfPlain(type));
    }

    /** The constants of an enum by their exact names. */
    public static <E extends Enum<E>> Scalar<E> ofEnum(Class<E> type) {
        return new Scalar<>("one of " + names(type), new Text.OfEnum<>(type));
    }

    private static String names(Class<? extends Enum<?>> type) {
        var names = new StringJoiner(", ");
        for (var constant : type.getEnumConstants()) {
            names.add(constant.name());
        }
        return names.toString();
    }

    /**
     * A type of your own.
     *
     * @param rule what the text must be, reading on from "must be"
     * @param parse throws any runtime exception for a text that breaks the rule
     * @param format the inverse of {@code parse}
     */
    public static <T> Scalar<T> of(
            String rule, Function<String, T> parse, Function<T, String> format) {
        return new Scalar<>(rule, new Text.OfFunctions<>(parse, format));
    }

    /** What a text must be, reading on from "must be": "a whole number of 32 bits". */
    public String rule() {
        return rule;
    }

    /**
     * The value that {@code text} stands for.
     *
     * @throws IllegalArgumentException when the text breaks the rule
     */
    public T parse(String text) {
        try {
            return this.text.parse(text);
        } catch (RuntimeException failure) {
            throw new IllegalArgumentException("must be " + rule, failure);
        }
    }

    /** Whether JSON writes the values as they are, without quotes: numbers, true and false. */
    boolean isLiteral() {
        return text instanceof Text.OfPlain plain && plain.type().isLiteral();
    }

    /** The text that {@link #parse} turns back into an equal value. */
    public String format(T value) {
        return text.format(value);
    }
}
