package io.doudou.http.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A client that writes HTTP/2 frames byte by byte (RFC 9113, 4.1), without a code table for
 * headers.
 */
public final class RawHttp2 implements AutoCloseable {

    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int GOAWAY = 7;

    public static final int END_STREAM = 1;
    public static final int END_HEADERS = 4;
    public static final int ACK = 1;

    /** What a client says first (RFC 9113, 3.4). */
    public static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private final RawClient client;

    public RawHttp2(int port) throws IOException {
        client = new RawClient(port);
        client.send(PREFACE);
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

        /** The next frame that comes. */
        public static Frame read(InputStream in) throws IOException {
            var head = ByteBuffer.wrap(in.readNBytes(9));
            if (head.remaining() < 9) {
                throw new EOFException("closed");
            }
            var first = head.getInt();
            var flags = head.get();
            return new Frame(first & 0xff, flags, head.getInt(), in.readNBytes(first >>> 8));
        }

        public byte[] bytes() {
            return ByteBuffer.allocate(9 + payload.length)
                    .putInt(payload.length << 8 | type)
                    .put((byte) flags)
                    .putInt(stream)
                    .put(payload)
                    .array();
        }
    }

    /** Sends one frame as it is. */
    public RawHttp2 frame(int type, int flags, int stream, byte[] payload) throws IOException {
        client.send(new Frame(type, flags, stream, payload).bytes());
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
        return Frame.read(client.in());
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
