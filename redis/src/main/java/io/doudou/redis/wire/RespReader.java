package io.doudou.redis.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;

/**
 * Reads replies one after another, within limits: a server that is none cannot fill the memory.
 * Belongs to one thread.
 */
final class RespReader {

    /** Bytes of one reply with all its elements. */
    static final int REPLY_BYTES_MAX = 256 << 20;

    /** Lists within lists; the deepest that we ask for has five. */
    static final int DEPTH_MAX = 16;

    /** Characters of a number, an error or another single line. */
    static final int LINE_BYTES_MAX = 64 * 1024;

    /** What one element costs beside its own bytes. */
    private static final int ELEMENT_BYTES = 32;

    private static final int BUFFER_BYTES = 16 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int end;
    private int budget;

    RespReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next reply.
     *
     * @throws ProtocolException when it makes no sense or is too large
     * @throws EOFException when the connection has ended
     */
    Reply read() throws IOException {
        budget = REPLY_BYTES_MAX;
        return reply(0);
    }

    private Reply reply(int depth) throws IOException {
        spend(ELEMENT_BYTES);
        int kind = next();
        return switch (kind) {
            case '+' -> new Reply.Bulk(line().getBytes(UTF_8));
            case '-' -> new Reply.Failure(line());
            case ':' -> new Reply.Whole(number());
            case '$' -> bulk();
            case '*' -> many(depth);
            default -> throw new ProtocolException("no reply begins with byte " + kind);
        };
    }

    private Reply bulk() throws IOException {
        long length = number();
        if (length < 0) {
            return new Reply.Nothing();
        }
        spend(length);
        var value = new byte[(int) length];
        int done = Math.min(value.length, end - position);
        System.arraycopy(buffer, position, value, 0, done);
        position += done;
        if (in.readNBytes(value, done, value.length - done) < value.length - done) {
            throw new EOFException("the connection ended within a reply");
        }
        if (next() != '\r' || next() != '\n') {
            throw new ProtocolException("a text does not end where it should");
        }
        return new Reply.Bulk(value);
    }

    private Reply many(int depth) throws IOException {
        long count = number();
        if (count < 0) {
            return new Reply.Nothing();
        }
        if (depth >= DEPTH_MAX) {
            throw new ProtocolException("lists are nested deeper than " + DEPTH_MAX);
        }
        // What is promised costs memory only when it comes.
        var values = new ArrayList<Reply>((int) Math.min(count, LINE_BYTES_MAX));
        for (long i = 0; i < count; i++) {
            values.add(reply(depth + 1));
        }
        return new Reply.Many(values);
    }

    private long number() throws IOException {
        var line = line();
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException wrong) {
            throw new ProtocolException("\"" + line + "\" is no number");
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = next(); next != '\r'; next = next()) {
            if (line.length() >= LINE_BYTES_MAX) {
                throw new ProtocolException("a line is longer than " + LINE_BYTES_MAX);
            }
            line.append((char) next);
        }
        if (next() != '\n') {
            throw new ProtocolException("a line does not end as it should");
        }
        return line.toString();
    }

    private int next() throws IOException {
        if (position == end) {
            end = Math.max(0, in.read(buffer));
            position = 0;
            if (end == 0) {
                throw new EOFException("the server has closed the connection");
            }
        }
        return buffer[position++] & 0xff;
    }

    private void spend(long bytes) throws ProtocolException {
        if (bytes > budget) {
            throw new ProtocolException("a reply is larger than " + REPLY_BYTES_MAX + " bytes");
        }
        budget -= (int) bytes;
    }
}
