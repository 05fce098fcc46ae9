package io.doudou.http.wire;

import io.doudou.http.FieldList;
import io.netty.buffer.ByteBuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the head of one HTTP/1.1 message after another, and what frames its body (RFC 9112).
 * Belongs to one event loop; whoever calls it has checked that all characters are bytes and that
 * none of them would end a line.
 */
public final class HeadWriter {

    /** The length of a body whose end is told by its chunks (RFC 9112, 7.1). */
    public static final long CHUNKED = -1;

    /** There is no length to tell: no body follows, or the end of the connection is its end. */
    public static final long NONE = -2;

    private static final int FIRST_BYTES = 512;
    private static final byte[] LINE_END = ascii("\r\n");
    private static final byte[] CHUNKED_LINE = ascii("Transfer-Encoding: chunked\r\n");
    private static final byte[] LENGTH = ascii("Content-Length: ");
    private static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    /** How large a head is likely to be. */
    public int headBytes() {
        return bytes.length;
    }

    /** Forgets the head before. */
    public HeadWriter begin() {
        length = 0;
        return this;
    }

    public HeadWriter put(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    /** The one copy that costs nothing per character: of each the low byte. */
    @SuppressWarnings("deprecation")
    public HeadWriter put(String text) {
        room(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
        return this;
    }

    public HeadWriter endLine() {
        return put(LINE_END);
    }

    /** A line for each field. */
    public HeadWriter fields(FieldList fields) {
        for (int i = 0; i < fields.count(); i++) {
            put(fields.name(i));
            room(2);
            bytes[length++] = ':';
            bytes[length++] = ' ';
            put(fields.value(i)).endLine();
        }
        return this;
    }

    /**
     * The line that says how the body ends, if any.
     *
     * @param bodyBytes its length, {@link #CHUNKED} or {@link #NONE}
     */
    public HeadWriter framing(long bodyBytes) {
        if (bodyBytes == CHUNKED) {
            return put(CHUNKED_LINE);
        }
        return bodyBytes < 0 ? this : put(LENGTH).put(Long.toString(bodyBytes)).endLine();
    }

    /** Ends the head, which goes behind what is in {@code out}. */
    public void end(ByteBuf out) {
        endLine();
        out.writeBytes(bytes, 0, length);
    }

    /** The line in front of a chunk of this many bytes, which are not none. */
    public static byte[] chunkHead(int count) {
        return ascii(Integer.toHexString(count) + "\r\n");
    }

    /** What stands behind the bytes of a chunk. */
    public static byte[] chunkEnd() {
        return LINE_END;
    }

    /** What stands behind the last chunk. */
    public static byte[] lastChunk() {
        return LAST_CHUNK;
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
