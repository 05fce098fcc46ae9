package io.doudou.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;

class ScalarTest {

    private static final Scalar<DayOfWeek> DAY = Scalar.ofEnum(DayOfWeek.class);

    @ParameterizedTest
    @MethodSource("values")
    <T> void aValueIsFormattedAndParsedBack(Scalar<T> scalar, T value, String text) {
        assertThat(scalar.format(value)).isEqualTo(text);
        assertThat(scalar.parse(text)).isEqualTo(value);
    }

    static List<Arguments> values() {
        return List.of(
                arguments(Scalar.STRING, " a ", " a "),
                arguments(Scalar.BOOLEAN, true, "true"),
                arguments(Scalar.BYTE, (byte) -128, "-128"),
                arguments(Scalar.SHORT, (short) 32767, "32767"),
                arguments(Scalar.INT, Integer.MIN_VALUE, "-2147483648"),
                arguments(Scalar.LONG, Long.MAX_VALUE, "9223372036854775807"),
                arguments(Scalar.FLOAT, 0.1f, "0.1"),
                arguments(Scalar.DOUBLE, -1.5e300, "-1.5E300"),
                arguments(Scalar.CHAR, '\u00e9', "\u00e9"),
                arguments(Scalar.DECIMAL, new BigDecimal("1.10"), "1.10"),
                arguments(Scalar.BIG_INTEGER, BigInteger.TWO.pow(70), "1180591620717411303424"),
                arguments(Scalar.UUID, new UUID(1, 2), "00000000-0000-0001-0000-000000000002"),
                arguments(Scalar.INSTANT, Instant.EPOCH, "1970-01-01T00:00:00Z"),
                arguments(Scalar.LOCAL_DATE, LocalDate.of(2026, 11, 22), "2026-11-22"),
                arguments(Scalar.LOCAL_TIME, LocalTime.of(9, 30), "09:30:00"),
                arguments(
                        Scalar.LOCAL_DATE_TIME,
                        LocalDateTime.of(2026, 11, 22, 9, 30),
                        "2026-11-22T09:30:00"),
                arguments(
                        Scalar.OFFSET_DATE_TIME,
                        OffsetDateTime.parse("2026-11-22T09:30+01:00"),
                        "2026-11-22T09:30:00+01:00"),
                arguments(
                        Scalar.ZONED_DATE_TIME,
                        ZonedDateTime.parse("2026-11-22T09:30+01:00[Europe/Vienna]"),
                        "2026-11-22T09:30:00+01:00[Europe/Vienna]"),
                arguments(Scalar.DURATION, Duration.ofSeconds(90), "PT1M30S"),
                arguments(Scalar.BYTES, new byte[] {0, -1}, "AP8="),
                arguments(DAY, DayOfWeek.MONDAY, "MONDAY"));
    }

    @ParameterizedTest
    @MethodSource("wrongTexts")
    void aTextThatBreaksTheRuleIsRefusedByTheRule(Scalar<?> scalar, String text) {
        assertThatThrownBy(() -> scalar.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be " + scalar.rule());
    }

    static List<Arguments> wrongTexts() {
        return List.of(
                arguments(Scalar.BOOLEAN, "yes"),
                arguments(Scalar.BOOLEAN, ""),
                arguments(Scalar.BYTE, "128"),
                arguments(Scalar.SHORT, "-32769"),
                arguments(Scalar.INT, "2147483648"),
                arguments(Scalar.INT, ""),
                arguments(Scalar.INT, " 5"),
                arguments(Scalar.INT, "+5"),
                arguments(Scalar.INT, "5.0"),
                arguments(Scalar.INT, "--5"),
                arguments(Scalar.INT, "5-"),
                arguments(Scalar.INT, "\u0665"),
                arguments(Scalar.LONG, "9223372036854775808"),
                arguments(Scalar.LONG, "5L"),
                arguments(Scalar.FLOAT, "1e39"),
                arguments(Scalar.DOUBLE, "NaN"),
                arguments(Scalar.DOUBLE, "0x1p3"),
                arguments(Scalar.DOUBLE, "1d"),
                arguments(Scalar.DOUBLE, "1e309"),
                arguments(Scalar.CHAR, ""),
                arguments(Scalar.CHAR, "ab"),
                arguments(Scalar.DECIMAL, "1e999999999"),
                arguments(Scalar.DECIMAL, "1e-999999999"),
                arguments(Scalar.DECIMAL, "\u0665"),
                arguments(Scalar.DECIMAL, "1".repeat(1001)),
                arguments(Scalar.BIG_INTEGER, "1".repeat(1001)),
                arguments(Scalar.BIG_INTEGER, "1e3"),
                arguments(Scalar.UUID, "1-1-1-1-1"),
                arguments(Scalar.UUID, "00000000-0000-0001-00000-00000000002"),
                arguments(Scalar.INSTANT, "2026-11-22"),
                arguments(Scalar.LOCAL_DATE, "2026-02-30"),
                arguments(Scalar.LOCAL_TIME, "25:00:00"),
                arguments(Scalar.DURATION, "90s"),
                arguments(Scalar.BYTES, "AP8" + "!"),
                arguments(DAY, "monday"));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "t, true", "TRUE, true", "0, false", "False, false"})
    void booleansAreSpelledAsGoSpellsThem(String text, boolean value) {
        assertThat(Scalar.BOOLEAN.parse(text)).isEqualTo(value);
    }

    @Test
    void theRuleOfAnEnumNamesItsConstants() {
        assertThat(DAY.rule()).startsWith("one of MONDAY, TUESDAY");
    }
}
