package io.doudou.http.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A client that writes HTTP/2 frames byte by byte (RFC 9113, 4.1), without a code table for
 * headers.
 */
public final class RawHttp2 implements AutoCloseable {

    public static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int GOAWAY = 7;

    public static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private final RawClient client;

    public RawHttp2(int port) throws IOException {
        client = new RawClient(port);
        client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        frame(SETTINGS, 0, 0, new byte[0]);
    }

    public record Frame(int type, int flags, int stream, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.ISO_8859_1);
        }

        /** The code in RST_STREAM and at the end of GOAWAY. */
        int code() {
            return ByteBuffer.wrap(payload).getInt(type == GOAWAY ? 4 : 0);
        }
    }

    RawHttp2 frame(int type, int flags, int stream, byte[] payload) throws IOException {
        var head =
                ByteBuffer.allocate(9)
                        .putInt(payload.length << 8 | type)
                        .put((byte) flags)
                        .putInt(stream)
                        .array();
        client.send(head).send(payload);
        return this;
    }

    /** A request whose headers are literals that are not indexed (RFC 7541, 6.2.2). */
    public RawHttp2 request(int stream, int flags, String... namesAndValues) throws IOException {
        var block = new ByteArrayOutputStream();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            block.write(0);
            text(block, namesAndValues[i]);
            text(block, namesAndValues[i + 1]);
        }
        return frame(HEADERS, flags | END_HEADERS, stream, block.toByteArray());
    }

    private static void text(ByteArrayOutputStream block, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < 127) {
            block.write(bytes.length);
        } else {
            block.write(127);
            var left = bytes.length - 127;
            for (; left >= 128; left >>= 7) {
                block.write(left & 127 | 128);
            }
            block.write(left);
        }
        block.write(bytes);
    }

    public Frame next() throws IOException {
        var head = ByteBuffer.wrap(client.in().readNBytes(9));
        if (head.remaining() < 9) {
            throw new IOException("closed");
        }
        var first = head.getInt();
        var flags = head.get();
        return new Frame(first & 0xff, flags, head.getInt(), client.in().readNBytes(first >>> 8));
    }

    /** The next frame of a type; others are skipped. */
    public Frame next(int type) throws IOException {
        for (var frame = next(); ; frame = next()) {
            if (frame.type == type) {
                return frame;
            }
        }
    }

    boolean isClosed() throws IOException {
        try {
            while (true) {
                next();
            }
        } catch (IOException closed) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
