package io.doudou.http.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The {@code Date} header line: {@code Date: Sun, 06 Nov 1994 08:49:37 GMT} (RFC 9110, 5.6.7). */
final class DateLine {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("'Date: 'EEE, dd MMM yyyy HH:mm:ss 'GMT\r\n'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private DateLine() {}

    /** The line with its end. */
    static byte[] of(Instant now) {
        return FORMAT.format(now).getBytes(StandardCharsets.US_ASCII);
    }
}
