package io.doudou.http.wire;

import io.doudou.fault.Fault;
import io.netty.buffer.ByteBuf;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Collects one line of an HTTP/1 head, which may arrive in pieces. A line ends with CR LF and
 * nothing else (RFC 9112, 2.2): whoever reads a bare CR or LF differently could smuggle a request.
 * Belongs to one connection.
 */
public final class LineReader {

    private static final int START_BYTES = 256;

    private byte[] bytes = new byte[START_BYTES];
    private int length;
    private int room;

    /** Sets how many bytes the following lines may have together, their ends included. */
    public void allow(int bytesMax) {
        room = bytesMax;
    }

    /** How many bytes are left of those that were allowed. */
    public int room() {
        return room;
    }

    /**
     * Goes on with a line.
     *
     * @param tooLong what is thrown when the line does not end within its room
     * @return whether {@link #bytes} now hold a whole line of {@link #length} without its end; the
     *     caller then calls {@link #clear}
     */
    public boolean read(ByteBuf in, Supplier<Fault> tooLong) {
        var from = in.readerIndex();
        var end = in.indexOf(from, in.writerIndex(), (byte) '\n');
        var count = (end < 0 ? in.writerIndex() : end + 1) - from;
        if (count > room) {
            throw tooLong.get();
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
        in.readBytes(bytes, length, count);
        length += count;
        room -= count;
        return end >= 0 && dropEnd();
    }

    /** What was read; the array is used again for the next line. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many of {@link #bytes} are the line. */
    public int length() {
        return length;
    }

    /** Forgets the line. */
    public void clear() {
        length = 0;
    }

    /** Between messages: an idle connection should not hold what one large head needed. */
    public void shrink() {
        if (bytes.length > 4 * START_BYTES) {
            bytes = new byte[START_BYTES];
        }
    }

    private boolean dropEnd() {
        length -= 2;
        if (length < 0 || bytes[length] != '\r') {
            throw new Fault(400, "request.malformed", "A line must end with CR LF.");
        }
        return true;
    }
}
