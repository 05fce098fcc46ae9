package io.doudou.http.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The parameters behind a media type or disposition: {@code ; boundary=x; name="a b"} (RFC 9110,
 * 5.6.6).
 */
public final class MediaParameters {

    private final String text;
    private int at;

    private MediaParameters(String text) {
        this.text = text;
    }

    /**
     * Values by name in lower case, quotes and escapes removed.
     *
     * @param text from the first semicolon on, or the whole header
     */
    public static Map<String, String> of(String text) {
        return new MediaParameters(text).read();
    }

    private Map<String, String> read() {
        var found = new HashMap<String, String>();
        at = text.indexOf(';');
        while (at >= 0 && at < text.length()) {
            at++;
            var equals = find('=', ';');
            var name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            at = equals;
            if (at < text.length() && text.charAt(at) == '=') {
                at++;
                found.putIfAbsent(name, value());
            }
        }
        return found;
    }

    private String value() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        var end = find(';', ';');
        var value = text.substring(at, end).strip();
        at = end;
        return value;
    }

    private String quoted() {
        var value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (isEscape()) {
                at++;
            }
            value.append(text.charAt(at));
            at++;
        }
        at = find(';', ';');
        return value.toString();
    }

    /** Only a quote and a backslash: others send {@code "C:\\folder\\file"} as it is. */
    private boolean isEscape() {
        return text.charAt(at) == '\\'
                && at + 1 < text.length()
                && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\');
    }

    private int find(char one, char other) {
        for (int i = at; i < text.length(); i++) {
            if (text.charAt(i) == one || text.charAt(i) == other) {
                return i;
            }
        }
        return text.length();
    }
}
