package io.doudou.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

class DateLineTest {

    @Test
    @DisplayName("RFC 9110, 5.6.7: the date of the example")
    void aDateIsWrittenAsTheRfcSays() {
        assertThat(line(Instant.parse("1994-11-06T08:49:37Z")))
                .isEqualTo("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
    }

    @Test
    void everyDayAndMonthIsNamedAsTheJdkNamesIt() {
        var format =
                DateTimeFormatter.ofPattern(
                                "'Date: 'EEE, dd MMM yyyy HH:mm:ss 'GMT\r\n'", Locale.US)
                        .withZone(ZoneOffset.UTC);
        var time = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 400; i++) {
            assertThat(line(time)).isEqualTo(format.format(time));
            time = time.plus(Duration.ofSeconds(90_061));
        }
    }

    private static String line(Instant time) {
        return new String(DateLine.of(time), StandardCharsets.US_ASCII);
    }
}
