package io.doudou.http.wire;

import io.doudou.fault.Fault;
import io.doudou.http.FieldList;
import io.doudou.http.text.FieldNames;
import io.doudou.http.text.FieldText;

import java.nio.charset.StandardCharsets;

/**
 * The header lines of one request or answer, strictly, and what they say of the body behind them
 * (RFC 9112, 5 and 6). Belongs to one connection.
 */
public final class HeaderLines {

    private static final int LENGTH_DIGITS_MAX = 18;

    private final FieldList fields = new FieldList();
    private final int countMax;
    private boolean chunked;
    private int lengths;
    private long length;
    private boolean close;
    private boolean keepAlive;

    /** No lines yet. */
    public HeaderLines(int countMax) {
        this.countMax = countMax;
    }

    /**
     * {@code Host: shop.example}.
     *
     * @return the name, which is the constant of {@link FieldNames} when it is a known one
     * @throws Fault 400, 431 or 501
     */
    public String add(byte[] line, int lineLength) {
        var colon = nameEnd(line, lineLength);
        if (fields.count() == countMax) {
            throw new Fault(431, "header.too-many", "There are too many headers.");
        }
        var name = FieldNames.of(line, colon);
        var value = value(line, colon + 1, lineLength);
        fields.add(name, value);
        note(name, value);
        return name;
    }

    /** Checks a line that nobody needs, such as a trailer. */
    public static void check(byte[] line, int lineLength) {
        value(line, nameEnd(line, lineLength) + 1, lineLength);
    }

    /** The fields of all lines so far. */
    public FieldList fields() {
        return fields;
    }

    /** The value that was added last. */
    public String lastValue() {
        return fields.value(fields.count() - 1);
    }

    /** Whether the body comes in chunks, as {@code Transfer-Encoding} says. */
    public boolean isChunked() {
        return chunked;
    }

    /** Whether there is a {@code Content-Length}. */
    public boolean hasLength() {
        return lengths > 0;
    }

    /** What {@code Content-Length} says; 0 when there is none. */
    public long length() {
        return length;
    }

    /** Whether the sender closes the connection behind this message. */
    public boolean saysClose() {
        return close;
    }

    /** Whether the sender of an HTTP/1.0 message keeps the connection open. */
    public boolean saysKeepAlive() {
        return keepAlive;
    }

    /**
     * Reads a {@code Content-Length}.
     *
     * @throws Fault 400 when it is anything but digits
     */
    public static long parseLength(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                throw malformed("Content-Length is not a number of bytes.");
            }
        }
        if (value.isEmpty() || value.length() > LENGTH_DIGITS_MAX) {
            throw malformed("Content-Length is not a number of bytes.");
        }
        return Long.parseLong(value);
    }

    private static int nameEnd(byte[] line, int length) {
        for (int i = 0; i < length; i++) {
            if (line[i] == ':' && i > 0) {
                return i;
            }
            if (!FieldText.isToken(line[i])) {
                throw malformed("A header line must read: name, colon, value.");
            }
        }
        throw malformed("A header line must read: name, colon, value.");
    }

    private static String value(byte[] line, int from, int length) {
        while (from < length && isBlank(line[from])) {
            from++;
        }
        while (from < length && isBlank(line[length - 1])) {
            length--;
        }
        for (int i = from; i < length; i++) {
            if (!FieldText.isValue(line[i] & 0xff)) {
                throw malformed("A header value holds a control character.");
            }
        }
        return new String(line, from, length - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    @SuppressWarnings("ReferenceEquality") // FieldNames gives the constant for a name it knows.
    private void note(String name, String value) {
        if (name == FieldNames.CONTENT_LENGTH) {
            contentLength(value);
        } else if (name == FieldNames.TRANSFER_ENCODING) {
            transferEncoding(value);
        } else if (name == FieldNames.CONNECTION) {
            connection(value);
        }
    }

    /** A second length is refused even if equal: one of two readers may see only the other. */
    private void contentLength(String value) {
        if (lengths++ > 0) {
            throw malformed("There are several Content-Length headers.");
        }
        length = parseLength(value);
    }

    private void transferEncoding(String value) {
        if (chunked || !value.equalsIgnoreCase("chunked")) {
            throw new Fault(
                    chunked ? 400 : 501,
                    "encoding.unsupported",
                    "The only Transfer-Encoding understood is chunked, once.");
        }
        chunked = true;
    }

    /** A list, whose other members name headers for the next hop (RFC 9110, 7.6.1). */
    private void connection(String value) {
        if (value.equalsIgnoreCase("keep-alive")) {
            keepAlive = true;
            return;
        }
        for (var option : value.split(",")) {
            close |= option.strip().equalsIgnoreCase("close");
            keepAlive |= option.strip().equalsIgnoreCase("keep-alive");
        }
    }

    private static Fault malformed(String detail) {
        return new Fault(400, "request.malformed", detail);
    }
}
