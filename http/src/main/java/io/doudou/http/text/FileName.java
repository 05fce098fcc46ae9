package io.doudou.http.text;

import java.nio.charset.StandardCharsets;

/** File names in {@code Content-Disposition} (RFC 6266, RFC 8187). */
public final class FileName {

    private static final String PLAIN_SIGNS = "!#$&+-.^_`|~";
    private static final String HEX = "0123456789ABCDEF";

    private FileName() {}

    /** The header value that offers a file under the last segment of {@code name}. */
    public static String attachment(String name) {
        var last = lastSegment(name);
        var plain = new StringBuilder("attachment; filename=\"");
        var same = true;
        for (int i = 0; i < last.length(); i++) {
            var c = last.charAt(i);
            // A percent sign is legal, but browsers differ on whether it is decoded.
            var isPlain = c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '%';
            plain.append(isPlain ? c : '_');
            same &= isPlain;
        }
        plain.append('"');
        return same ? plain.toString() : plain + "; filename*=UTF-8''" + extended(last);
    }

    /** What stands behind the last slash or backslash; {@code file} when nothing usable does. */
    public static String lastSegment(String name) {
        var from = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1;
        var last = withoutControls(name.substring(from));
        return last.isBlank() || last.equals(".") || last.equals("..") ? "file" : last;
    }

    private static String withoutControls(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(c -> !Character.isISOControl(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String extended(String text) {
        var out = new StringBuilder();
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            var c = octet & 0xff;
            if ((Character.isLetterOrDigit(c) && c < 0x80) || PLAIN_SIGNS.indexOf(c) >= 0) {
                out.append((char) c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return out.toString();
    }
}
