package io.doudou.http.text;

import java.nio.charset.StandardCharsets;

/**
 * The header names that nearly all requests are made of, found from their bytes without making a
 * string. Names not in the list are legal; they only cost a new string each.
 */
public final class FieldNames {

    public static final String ACCEPT = "Accept";
    public static final String ACCEPT_ENCODING = "Accept-Encoding";
    public static final String CONNECTION = "Connection";
    public static final String CONTENT_LENGTH = "Content-Length";
    public static final String CONTENT_TYPE = "Content-Type";
    public static final String COOKIE = "Cookie";
    public static final String EXPECT = "Expect";
    public static final String HOST = "Host";
    public static final String ORIGIN = "Origin";
    public static final String TRACE_PARENT = "traceparent";
    public static final String TRACE_STATE = "tracestate";
    public static final String TRANSFER_ENCODING = "Transfer-Encoding";
    public static final String REQUEST_ID = "X-Request-ID";

    private static final String[] KNOWN = {
        ACCEPT,
        ACCEPT_ENCODING,
        CONNECTION,
        CONTENT_LENGTH,
        CONTENT_TYPE,
        COOKIE,
        EXPECT,
        HOST,
        ORIGIN,
        TRACE_PARENT,
        TRACE_STATE,
        TRANSFER_ENCODING,
        REQUEST_ID,
        "Accept-Language",
        "Authorization",
        "Cache-Control",
        "If-Modified-Since",
        "If-None-Match",
        "Pragma",
        "Range",
        "Referer",
        "Sec-Fetch-Dest",
        "Sec-Fetch-Mode",
        "Sec-Fetch-Site",
        "Upgrade-Insecure-Requests",
        "User-Agent",
        "Micro-Endpoint",
        "Micro-Error",
        "Micro-Id",
        "Micro-Method",
        "Micro-Service",
        "Timeout",
        "X-Forwarded-For",
        "X-Forwarded-Proto",
        "X-Request-Timeout",
    };

    // A power of two some ten times the number of names, so that most places hold one.
    private static final int PLACES = 256;
    private static final String[][] TABLE = table();

    private FieldNames() {}

    /** The name that the bytes spell in any case; a new string when it is not a known one. */
    public static String of(byte[] bytes, int length) {
        for (var name : TABLE[place(bytes[0], bytes[length - 1], length)]) {
            if (spells(name, bytes, length)) {
                return name;
            }
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static boolean spells(String name, byte[] bytes, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if ((name.charAt(i) | 0x20) != (bytes[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private static int place(int first, int last, int length) {
        return (first | 0x20) * 5 + (last | 0x20) * 3 + length * 11 & PLACES - 1;
    }

    private static String[][] table() {
        var table = new String[PLACES][0];
        for (var name : KNOWN) {
            var place = place(name.charAt(0), name.charAt(name.length() - 1), name.length());
            var more = java.util.Arrays.copyOf(table[place], table[place].length + 1);
            more[more.length - 1] = name;
            table[place] = more;
        }
        return table;
    }
}
