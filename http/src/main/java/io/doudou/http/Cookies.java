package io.doudou.http;

import io.doudou.fault.Fault;
import io.doudou.http.text.Encoded;
import io.doudou.http.text.FieldNames;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code Cookie} headers (RFC 6265, 4.2). */
final class Cookies {

    private Cookies() {}

    /** All values of a cookie, in order; percent-encoded ones are decoded. */
    static List<String> all(Headers headers, String name) {
        var values = new ArrayList<String>(1);
        for (var header : headers.all(FieldNames.COOKIE)) {
            for (var pair : header.split(";")) {
                var equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    values.add(value(pair.substring(equals + 1).strip()));
                }
            }
        }
        return values;
    }

    private static String value(String text) {
        var quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        var value = quoted ? text.substring(1, text.length() - 1) : text;
        try {
            return Encoded.path(value);
        } catch (Fault notEncoded) {
            // Cookies of others may hold any character; only their own readers know what it means.
            return value;
        }
    }
}
