package io.doudou.http.text;

import java.nio.charset.StandardCharsets;

/** Percent-encodes text for URLs (RFC 3986, 2.1): everything but unreserved characters. */
public final class Percent {

    private static final String HEX = "0123456789ABCDEF";

    private Percent() {}

    /** The encoded text, safe as a path segment, a query name or value, and in a form. */
    public static String encode(String text) {
        var plain = 0;
        while (plain < text.length() && isUnreserved(text.charAt(plain))) {
            plain++;
        }
        return plain == text.length() ? text : encodeFrom(text, plain);
    }

    private static String encodeFrom(String text, int plain) {
        var out = new StringBuilder(text.length() + 16).append(text, 0, plain);
        for (var octet : text.substring(plain).getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0 && isUnreserved((char) octet)) {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
            }
        }
        return out.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
