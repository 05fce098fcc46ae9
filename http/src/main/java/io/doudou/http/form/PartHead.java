package io.doudou.http.form;

import io.doudou.fault.Fault;
import io.doudou.http.text.Encoded;
import io.doudou.http.text.FieldText;
import io.doudou.http.text.FileName;
import io.doudou.http.text.MediaParameters;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/** The header lines of one part of a multipart form (RFC 7578, 4). */
final class PartHead {

    private @Nullable String name;
    private @Nullable String fileName;
    private String contentType = "application/octet-stream";

    /**
     * Takes in one line.
     *
     * @throws Fault 400 when it is no header
     */
    void line(String line) {
        var colon = line.indexOf(':');
        if (colon < 1) {
            throw new Fault(
                    400, "multipart.malformed", "A line in the head of a part is no header.");
        }
        var value = line.substring(colon + 1).strip();
        switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "content-disposition" -> disposition(value);
            case "content-type" -> contentType = clean(value);
            default -> {}
        }
    }

    /**
     * The name of the field.
     *
     * @throws Fault 400 when the part has none
     */
    String name() {
        if (name == null) {
            throw new Fault(400, "multipart.malformed", "A part has no name.");
        }
        return name;
    }

    /** The last segment of the name of the file; null when the part is text. */
    @Nullable String fileName() {
        return fileName;
    }

    String contentType() {
        return contentType;
    }

    private void disposition(String value) {
        var parameters = MediaParameters.of(value);
        if (value.regionMatches(true, 0, "form-data", 0, "form-data".length())) {
            var given = parameters.get("name");
            name = given == null ? null : unescape(given);
            fileName = fileName(parameters);
        }
    }

    /** {@code filename*} is not for forms (RFC 7578, 4.2), but some clients send it. */
    private static @Nullable String fileName(Map<String, String> parameters) {
        var extended = parameters.get("filename*");
        if (extended != null && extended.regionMatches(true, 0, "UTF-8'", 0, 6)) {
            var text = extended.substring(extended.indexOf('\'', 6) + 1);
            return FileName.lastSegment(Encoded.path(text));
        }
        var plain = parameters.get("filename");
        return plain == null ? null : FileName.lastSegment(unescape(plain));
    }

    /** Browsers write quotes and line ends in names this way (WHATWG HTML, multipart form data). */
    private static String unescape(String text) {
        return text.indexOf('%') < 0
                ? text
                : text.replace("%22", "\"")
                        .replace("%0D", "\r")
                        .replace("%0A", "\n")
                        .replace("%0d", "\r")
                        .replace("%0a", "\n");
    }

    private static String clean(String value) {
        var kept = new StringBuilder();
        value.chars().filter(FieldText::isValue).forEach(c -> kept.append((char) c));
        return kept.isEmpty() ? "application/octet-stream" : kept.toString();
    }
}
