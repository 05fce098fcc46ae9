package io.doudou.http.client;

import io.doudou.http.text.FileName;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads the file name of a {@code Content-Disposition} header (RFC 6266). */
final class Disposition {

    private static final Pattern EXTENDED =
            Pattern.compile("(?i)filename\\*\\s*=\\s*UTF-8'[^']*'([^;\\s]+)");
    private static final Pattern QUOTED =
            Pattern.compile("(?i)filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern BARE = Pattern.compile("(?i)filename\\s*=\\s*([^\";\\s]+)");

    private Disposition() {}

    /** The last segment of the name that is offered; {@code file} when there is none. */
    static String fileName(String header) {
        return FileName.lastSegment(offered(header));
    }

    private static String offered(String header) {
        var extended = EXTENDED.matcher(header);
        if (extended.find()) {
            try {
                var encoded = extended.group(1).replace("+", "%2B");
                return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException brokenEncoding) {
                // The plain name beside it is for those who cannot read this one.
            }
        }
        var quoted = QUOTED.matcher(header);
        if (quoted.find()) {
            return quoted.group(1).replaceAll("\\\\(.)", "$1");
        }
        var bare = BARE.matcher(header);
        return bare.find() ? bare.group(1) : "";
    }
}
