package io.doudou.codec;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;

/**
 * The types whose texts the framework knows. One switch and not a function for each: all of them
 * come into being with the first request, and the JVM takes twenty times as long for forty lambdas.
 */
enum Plain {
    STRING,
    BOOLEAN,
    BYTE,
    SHORT,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    CHAR,
    DECIMAL,
    BIG_INTEGER,
    UUID,
    INSTANT,
    LOCAL_DATE,
    LOCAL_TIME,
    LOCAL_DATE_TIME,
    OFFSET_DATE_TIME,
    ZONED_DATE_TIME,
    DURATION,
    BYTES;

    /** Whether JSON writes it without quotes. */
    boolean isLiteral() {
        return switch (this) {
            case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL, BIG_INTEGER -> true;
            case STRING,
                    CHAR,
                    UUID,
                    INSTANT,
                    LOCAL_DATE,
                    LOCAL_TIME,
                    LOCAL_DATE_TIME,
                    OFFSET_DATE_TIME,
                    ZONED_DATE_TIME,
                    DURATION,
                    BYTES ->
                    false;
        };
    }

    Object parse(String text) {
        return switch (this) {
            case STRING -> text;
            case BOOLEAN -> parseBoolean(text);
            case BYTE -> Byte.valueOf(digits(text));
            case SHORT -> Short.valueOf(digits(text));
            case INT -> Integer.valueOf(digits(text));
            case LONG -> Long.valueOf(digits(text));
            case FLOAT -> parseFloat(text);
            case DOUBLE -> parseDouble(text);
            case CHAR -> parseChar(text);
            case DECIMAL -> parseDecimal(text);
            case BIG_INTEGER -> parseBigInteger(text);
            case UUID -> parseUuid(text);
            case INSTANT -> OffsetDateTime.parse(text).toInstant();
            case LOCAL_DATE -> LocalDate.parse(text);
            case LOCAL_TIME -> LocalTime.parse(text);
            case LOCAL_DATE_TIME -> LocalDateTime.parse(text);
            case OFFSET_DATE_TIME -> OffsetDateTime.parse(text);
            case ZONED_DATE_TIME -> ZonedDateTime.parse(text);
            case DURATION -> Duration.parse(text);
            case BYTES -> Base64.getDecoder().decode(text);
        };
    }

    /**
     * Java leaves out seconds that are zero; RFC 3339, which JSON Schema's {@code date-time} is,
     * wants them.
     */
    String format(Object value) {
        return switch (this) {
            case LOCAL_TIME -> time(DateTimeFormatter.ISO_LOCAL_TIME, value);
            case LOCAL_DATE_TIME -> time(DateTimeFormatter.ISO_LOCAL_DATE_TIME, value);
            case OFFSET_DATE_TIME -> time(DateTimeFormatter.ISO_OFFSET_DATE_TIME, value);
            case ZONED_DATE_TIME -> time(DateTimeFormatter.ISO_ZONED_DATE_TIME, value);
            case BYTES -> Base64.getEncoder().encodeToString((byte[]) value);
            case STRING,
                    BOOLEAN,
                    BYTE,
                    SHORT,
                    INT,
                    LONG,
                    FLOAT,
                    DOUBLE,
                    CHAR,
                    DECIMAL,
                    BIG_INTEGER,
                    UUID,
                    INSTANT,
                    LOCAL_DATE,
                    DURATION ->
                    value.toString();
        };
    }

    private static String time(DateTimeFormatter format, Object value) {
        return format.format((TemporalAccessor) value);
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
        for (int i = 0; i < text.length(); i++) {
            if ((text.charAt(i) < '0' || text.charAt(i) > '9') && text.charAt(i) != '-') {
                throw new IllegalArgumentException(text);
            }
        }
        return text;
    }

    /** {@link java.util.UUID#fromString} alone takes {@code 1-1-1-1-1}. */
    private static java.util.UUID parseUuid(String text) {
        var value = java.util.UUID.fromString(text);
        if (!value.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }
}
