package io.doudou.http.server;

import io.doudou.http.FieldList;
import io.doudou.http.Response;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes response heads and chunks as HTTP/1.1 bytes (RFC 9112). Names and values were checked when
 * the response was made. Belongs to one event loop.
 */
final class Http1Encoder {

    /** What the connection will do after the response. */
    enum After {
        /** Say nothing: HTTP/1.1 stays open by itself. */
        OPEN,
        /** Tell an HTTP/1.0 client that it may ask again. */
        KEEP_ALIVE,
        CLOSE
    }

    /** The length of a body whose end is told by its chunks. */
    static final long CHUNKED = -1;

    /** There is no length to tell: no body may follow, or the end of the connection is its end. */
    static final long NONE = -2;

    private static final byte[][] STATUS_LINES = new byte[600][];
    private static final byte[] LINE_END = ascii("\r\n");
    private static final byte[] CLOSE = ascii("Connection: close\r\n");
    private static final byte[] KEEP_ALIVE = ascii("Connection: keep-alive\r\n");
    private static final byte[] CHUNKED_LINE = ascii("Transfer-Encoding: chunked\r\n");
    private static final byte[] LENGTH = ascii("Content-Length: ");
    private static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");

    static {
        for (int status = 100; status < STATUS_LINES.length; status++) {
            var reason = HttpResponseStatus.valueOf(status).reasonPhrase();
            STATUS_LINES[status] = ascii("HTTP/1.1 " + status + " " + reason + "\r\n");
        }
    }

    private final LoopClock clock;
    private byte[] bytes = new byte[512];
    private int length;

    Http1Encoder(LoopClock clock) {
        this.clock = clock;
    }

    /** Room that {@link #head} needs at most for most responses. */
    int headBytes() {
        return bytes.length;
    }

    void head(ByteBuf out, Response response, long bodyBytes, After after) {
        length = 0;
        put(STATUS_LINES[response.status()]);
        var fields = FieldList.of(response.headers());
        for (int i = 0; i < fields.count(); i++) {
            field(fields.name(i), fields.value(i));
        }
        put(clock.dateLine());
        if (bodyBytes >= 0) {
            put(LENGTH);
            put(Long.toString(bodyBytes));
            put(LINE_END);
        } else if (bodyBytes == CHUNKED) {
            put(CHUNKED_LINE);
        }
        switch (after) {
            case OPEN -> {}
            case KEEP_ALIVE -> put(KEEP_ALIVE);
            case CLOSE -> put(CLOSE);
        }
        put(LINE_END);
        out.writeBytes(bytes, 0, length);
    }

    /** The line in front of a chunk of this many bytes. */
    static byte[] chunkHead(int count) {
        return ascii(Integer.toHexString(count) + "\r\n");
    }

    static byte[] chunkEnd() {
        return LINE_END;
    }

    static byte[] lastChunk() {
        return LAST_CHUNK;
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

    /** The one copy that costs nothing per character; all characters were checked to be bytes. */
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
