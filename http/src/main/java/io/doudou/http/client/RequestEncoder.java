package io.doudou.http.client;

import io.doudou.http.FieldList;
import io.netty.buffer.ByteBuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the heads of HTTP/1.1 requests (RFC 9112, 3). Belongs to one event loop; whoever calls it
 * has checked that nothing in the fields would end a line.
 */
final class RequestEncoder {

    private static final byte[] VERSION = ascii(" HTTP/1.1\r\nHost: ");

    /** The length of a body whose end is told by its chunks (RFC 9112, 7.1). */
    static final long CHUNKED = -2;

    private static final byte[] CHUNKED_LINE = ascii("Transfer-Encoding: chunked\r\n");
    private static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");
    private static final byte[] LENGTH = ascii("Content-Length: ");
    private static final byte[] LINE_END = ascii("\r\n");

    private byte[] bytes = new byte[512];
    private int length;

    /** How large a head is likely to be. */
    int headBytes() {
        return bytes.length;
    }

    /**
     * Writes a head.
     *
     * @param bodyBytes length of the body, or {@link #CHUNKED}; else below 0: none, and nothing is
     *     said of it
     */
    void head(
            ByteBuf out,
            String method,
            String target,
            String host,
            FieldList fields,
            long bodyBytes) {
        length = 0;
        put(method);
        room(1);
        bytes[length++] = ' ';
        put(target);
        put(VERSION);
        put(host);
        put(LINE_END);
        for (int i = 0; i < fields.count(); i++) {
            field(fields.name(i), fields.value(i));
        }
        if (bodyBytes >= 0) {
            put(LENGTH);
            put(Long.toString(bodyBytes));
            put(LINE_END);
        } else if (bodyBytes == CHUNKED) {
            put(CHUNKED_LINE);
        }
        put(LINE_END);
        out.writeBytes(bytes, 0, length);
    }

    /** Writes a piece of a body in chunks; an empty chunk would be the last one. */
    static void chunk(ByteBuf out, byte[] content, boolean isLast) {
        if (content.length > 0) {
            out.writeBytes(ascii(Integer.toHexString(content.length) + "\r\n"));
            out.writeBytes(content);
            out.writeBytes(LINE_END);
        }
        if (isLast) {
            out.writeBytes(LAST_CHUNK);
        }
    }

    private void field(String name, String value) {
        put(name);
        room(2);
        bytes[length++] = ':';
        bytes[length++] = ' ';
        put(value);
        put(LINE_END);
    }

    private void put(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    /** The deprecated method takes the low byte of each character: all are below 256 here. */
    @SuppressWarnings("deprecation")
    private void put(String text) {
        room(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
