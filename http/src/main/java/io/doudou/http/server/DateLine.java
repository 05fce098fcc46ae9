package io.doudou.http.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The {@code Date} header line: {@code Date: Sun, 06 Nov 1994 08:49:37 GMT} (RFC 9110, 5.6.7).
 *
 * <p>Written by hand, because the JDK's formatter first reads the names of days and months in all
 * languages of the machine, which is a tenth of the time that a service takes to start.
 */
final class DateLine {

    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int NAME_LENGTH = 3;

    private DateLine() {}

    /** The line with its end. */
    static byte[] of(Instant now) {
        var time = LocalDateTime.ofEpochSecond(now.getEpochSecond(), 0, ZoneOffset.UTC);
        var line = new StringBuilder(40).append("Date: ");
        line.append(name(DAYS, time.getDayOfWeek().getValue())).append(", ");
        twoDigits(line, time.getDayOfMonth()).append(' ');
        line.append(name(MONTHS, time.getMonthValue())).append(' ');
        line.append(time.getYear()).append(' ');
        twoDigits(line, time.getHour()).append(':');
        twoDigits(line, time.getMinute()).append(':');
        twoDigits(line, time.getSecond()).append(" GMT\r\n");
        return line.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String name(String names, int number) {
        return names.substring((number - 1) * NAME_LENGTH, number * NAME_LENGTH);
    }

    private static StringBuilder twoDigits(StringBuilder line, int number) {
        return line.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
