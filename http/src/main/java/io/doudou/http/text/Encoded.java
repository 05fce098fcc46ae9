package io.doudou.http.text;

import io.doudou.fault.Fault;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes percent-encoded text of paths, queries and forms (RFC 3986, 2.1), strictly. */
public final class Encoded {

    private Encoded() {}

    /**
     * The text that a part of a path stands for. A plus sign is one.
     *
     * @throws Fault 400 when the encoding is broken, no UTF-8, or holds a NUL, which file systems
     *     and databases take for an end
     */
    public static String path(String part) {
        var text = isPlain(part, false) ? part : decode(part, false);
        if (text.indexOf('\0') >= 0) {
            throw broken("The path holds a NUL.");
        }
        return text;
    }

    /**
     * The same for a name or value of a query or form, where a plus sign is a blank. A NUL is a
     * character like others here, as it is in JSON.
     */
    public static String form(String part) {
        return isPlain(part, true) ? part : decode(part, true);
    }

    private static boolean isPlain(String part, boolean plusIsBlank) {
        for (int i = 0; i < part.length(); i++) {
            var c = part.charAt(i);
            if (c == '%' || c >= 0x80 || (c == '+' && plusIsBlank)) {
                return false;
            }
        }
        return true;
    }

    private static String decode(String part, boolean plusIsBlank) {
        var out = ByteBuffer.allocate(part.length());
        for (int i = 0; i < part.length(); i++) {
            var c = part.charAt(i);
            if (c == '%') {
                out.put(octet(part, i));
                i += 2;
            } else {
                out.put((byte) (c == '+' && plusIsBlank ? ' ' : c));
            }
        }
        return utf8(out.flip());
    }

    private static byte octet(String part, int at) {
        var high = at + 2 < part.length() ? Character.digit(part.charAt(at + 1), 16) : -1;
        var low = high < 0 ? -1 : Character.digit(part.charAt(at + 2), 16);
        if (low < 0) {
            throw broken("The percent-encoding is broken at \"" + part.substring(at) + "\".");
        }
        return (byte) (high << 4 | low);
    }

    private static String utf8(ByteBuffer octets) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(octets).toString();
        } catch (CharacterCodingException notUtf8) {
            throw broken("The percent-encoded text is not UTF-8.");
        }
    }

    private static Fault broken(String detail) {
        return new Fault(400, "encoding.broken", detail);
    }
}
