package io.doudou.codec;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One value as one string: query and form parameters, path variables, headers and cookies. Strict:
 * a number that does not fit is refused, never truncated. Stateless.
 *
 * @param <T> the type of the value
 */
public final class Scalar<T> {

    public static final Scalar<String> STRING = of("a text", text -> text, value -> value);
    public static final Scalar<Boolean> BOOLEAN = of("true or false", Scalar::parseBoolean);
    public static final Scalar<Byte> BYTE =
            of("a whole number from -128 to 127", text -> Byte.valueOf(digits(text)));
    public static final Scalar<Short> SHORT =
            of("a whole number from -32768 to 32767", text -> Short.valueOf(digits(text)));
    public static final Scalar<Integer> INT =
            of("a whole number of 32 bits", text -> Integer.valueOf(digits(text)));
    public static final Scalar<Long> LONG =
            of("a whole number of 64 bits", text -> Long.valueOf(digits(text)));
    public static final Scalar<Float> FLOAT = of("a finite number", Scalar::parseFloat);
    public static final Scalar<Double> DOUBLE = of("a finite number", Scalar::parseDouble);
    public static final Scalar<Character> CHAR = of("one character", Scalar::parseChar);
    public static final Scalar<BigDecimal> DECIMAL =
            of("a decimal number of at most 1000 digits", Scalar::parseDecimal);
    public static final Scalar<BigInteger> BIG_INTEGER =
            of("a whole number of at most 1000 digits", Scalar::parseBigInteger);
    public static final Scalar<UUID> UUID = of("a UUID", Scalar::parseUuid);
    public static final Scalar<Instant> INSTANT =
            of("a time such as 2026-11-22T09:30:00Z", Scalar::parseInstant);
    public static final Scalar<LocalDate> LOCAL_DATE =
            of("a date such as 2026-11-22", LocalDate::parse);
    public static final Scalar<LocalTime> LOCAL_TIME =
            ofTime(
                    "a time of day such as 09:30:00",
                    LocalTime::parse,
                    DateTimeFormatter.ISO_LOCAL_TIME);
    public static final Scalar<LocalDateTime> LOCAL_DATE_TIME =
            ofTime(
                    "a date and time such as 2026-11-22T09:30:00",
                    LocalDateTime::parse,
                    DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    public static final Scalar<OffsetDateTime> OFFSET_DATE_TIME =
            ofTime(
                    "a time such as 2026-11-22T09:30:00+01:00",
                    OffsetDateTime::parse,
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    public static final Scalar<ZonedDateTime> ZONED_DATE_TIME =
            ofTime(
                    "a time such as 2026-11-22T09:30:00+01:00[Europe/Vienna]",
                    ZonedDateTime::parse,
                    DateTimeFormatter.ISO_ZONED_DATE_TIME);
    public static final Scalar<Duration> DURATION =
            of("a duration such as PT1M30S", Duration::parse);
    public static final Scalar<byte[]> BYTES =
            of("base64", Base64.getDecoder()::decode, Base64.getEncoder()::encodeToString);

    private final String rule;
    private final Function<String, T> parse;
    private final Function<T, String> format;

    private Scalar(String rule, Function<String, T> parse, Function<T, String> format) {
        this.rule = rule;
        this.parse = parse;
        this.format = format;
    }

    /** The constants of an enum by their exact names. */
    public static <E extends Enum<E>> Scalar<E> ofEnum(Class<E> type) {
        var names =
                Arrays.stream(type.getEnumConstants())
                        .map(Enum::name)
                        .collect(Collectors.joining(", "));
        return of("one of " + names, text -> Enum.valueOf(type, text), Enum::name);
    }

    private static <T> Scalar<T> of(String rule, Function<String, T> parse) {
        return of(rule, parse, Object::toString);
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
        return new Scalar<>(rule, parse, format);
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
            return parse.apply(text);
        } catch (RuntimeException failure) {
            throw new IllegalArgumentException("must be " + rule, failure);
        }
    }

    /** The text that {@link #parse} turns back into an equal value. */
    public String format(T value) {
        return format.apply(value);
    }

    private static Boolean parseBoolean(String text) {
        return switch (text) {
            case "true", "1", "t", "T", "TRUE", "True" -> true;
            case "false", "0", "f", "F", "FALSE", "False" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Float parseFloat(String text) {
        var value = (float) parsePlainDouble(text);
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static Double parseDouble(String text) {
        return parsePlainDouble(text);
    }

    /** Java's own parser also takes blanks, hexadecimal digits, suffixes, NaN and Infinity. */
    private static double parsePlainDouble(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                throw new IllegalArgumentException(text);
            }
        }
        var value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static Character parseChar(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(0);
    }

    private static BigDecimal parseDecimal(String text) {
        return present(Numbers.decimal(text));
    }

    private static BigInteger parseBigInteger(String text) {
        return present(Numbers.bigInteger(digits(text)));
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    /** Java's own parsers also take a plus sign and the digits of other scripts. */
    private static String digits(String text) {
        if (!text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-')) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** {@link java.util.UUID#fromString} alone takes {@code 1-1-1-1-1}. */
    private static UUID parseUuid(String text) {
        var value = java.util.UUID.fromString(text);
        if (!value.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static Instant parseInstant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /**
     * Java leaves out seconds that are zero; RFC 3339, which JSON Schema's {@code date-time} is,
     * wants them.
     */
    private static <T extends TemporalAccessor> Scalar<T> ofTime(
            String rule, Function<String, T> parse, DateTimeFormatter format) {
        return of(rule, parse, format::format);
    }
}
