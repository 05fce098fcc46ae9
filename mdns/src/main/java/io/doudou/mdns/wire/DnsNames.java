package io.doudou.mdns.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Names as text: labels in UTF-8 (RFC 6762, 16), each with a dot behind it. A dot or a backslash
 * within a label has a backslash before it.
 */
public final class DnsNames {

    private DnsNames() {}

    /** Whether the text can be sent as a name. */
    public static boolean isName(String name) {
        try {
            labels(name);
            return true;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    /**
     * The bytes of its labels, from left to right.
     *
     * @throws IllegalArgumentException when a label is empty or too long, or the whole name is
     */
    static List<byte[]> labels(String name) {
        var labels = new ArrayList<byte[]>();
        int bytes = 1;
        for (int at = 0; at < name.length(); ) {
            int end = end(name, at);
            var label = unescaped(name.substring(at, end)).getBytes(UTF_8);
            bytes += 1 + label.length;
            if (label.length == 0
                    || label.length > DnsLimits.LABEL_BYTES_MAX
                    || bytes > DnsLimits.NAME_BYTES_MAX) {
                throw wrong(name);
            }
            labels.add(label);
            at = end + 1;
        }
        return labels;
    }

    /** One label as text. */
    static String escaped(String label) {
        return label.indexOf('.') < 0 && label.indexOf('\\') < 0
                ? label
                : label.replace("\\", "\\\\").replace(".", "\\.");
    }

    /** Where the dot behind a label stands. */
    static int end(String name, int from) {
        for (int i = from; i < name.length(); i++) {
            if (name.charAt(i) == '.') {
                return i;
            }
            if (name.charAt(i) == '\\') {
                i++;
            }
        }
        throw wrong(name);
    }

    private static String unescaped(String label) {
        if (label.indexOf('\\') < 0) {
            return label;
        }
        var text = new StringBuilder();
        for (int i = 0; i < label.length(); i++) {
            i += label.charAt(i) == '\\' ? 1 : 0;
            text.append(label.charAt(i));
        }
        return text.toString();
    }

    private static IllegalArgumentException wrong(String name) {
        return new IllegalArgumentException(
                "\"%s\" is no DNS name: labels of 1 to %d bytes with a dot behind each, %d bytes in all"
                        .formatted(name, DnsLimits.LABEL_BYTES_MAX, DnsLimits.NAME_BYTES_MAX));
    }
}
