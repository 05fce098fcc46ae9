package io.doudou.http.wire;

import io.doudou.fault.Fault;
import io.netty.buffer.ByteBuf;

import java.util.Arrays;

/**
 * Collects one line of an HTTP/1 head, which may arrive in pieces. A line ends with CR LF and
 * nothing else (RFC 9112, 2.2): whoever reads a bare CR or LF differently could smuggle a request.
 */
public final class LineReader {

    private static final int START_BYTES = 256;

    public byte[] bytes = new byte[START_BYTES];
    public int length;

    /**
     * Goes on with a line.
     *
     * @param room how many more bytes the line may have with its end
     * @return whether {@link #bytes} now hold a whole line of {@link #length} without its end; the
     *     caller then calls {@link #clear}
     */
    public boolean read(ByteBuf in, int room) {
        var from = in.readerIndex();
        var end = in.indexOf(from, in.writerIndex(), (byte) '\n');
        var count = (end < 0 ? in.writerIndex() : end + 1) - from;
        if (count > room) {
            throw new LineTooLong();
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
        in.readBytes(bytes, length, count);
        length += count;
        return end >= 0 && dropEnd();
    }

    /** Forgets the line; a large array is given back. */
    public void clear() {
        length = 0;
    }

    /** Between requests: an idle connection should not hold what one large head needed. */
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

    /** The line has no end within its room; what that means depends on the line. */
    public static final class LineTooLong extends RuntimeException {
        public LineTooLong() {
            super("line too long", null, false, false);
        }
    }
}
