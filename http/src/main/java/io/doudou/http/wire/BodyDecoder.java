package io.doudou.http.wire;

import io.doudou.fault.Fault;
import io.netty.buffer.ByteBuf;

/**
 * Finds the end of a body in the bytes of an HTTP/1 connection (RFC 9112, 6 and 7), whichever side
 * sends it. Belongs to one connection; keeps nothing of the body.
 */
public final class BodyDecoder {

    /** A length that stands for chunks. */
    public static final long CHUNKED = -1;

    /** A length that stands for everything until the connection ends. */
    public static final long UNTIL_CLOSE = -2;

    /** A chunk-size line holds at most 16 digits and extensions, which nobody uses. */
    private static final int CHUNK_LINE_BYTES_MAX = 256;

    /** What was found. */
    public enum Step {
        /** Nothing: more bytes are needed. */
        MORE,
        /** The next {@link #contentBytes} in the buffer are body; the caller consumes them. */
        CONTENT,
        /** The body is complete. */
        END
    }

    private enum State {
        COUNTED,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER_LINE,
        ENDED
    }

    private final LineReader line;
    private final int trailerBytesMax;
    private State state = State.ENDED;
    private boolean untilClose;
    private long left;
    private int contentBytes;

    /**
     * @param line that of the connection, empty while a body is read
     */
    public BodyDecoder(LineReader line, int trailerBytesMax) {
        this.line = line;
        this.trailerBytesMax = trailerBytesMax;
    }

    /** A head is over; a body of so many bytes follows, or {@link #CHUNKED} and so on. */
    public void begin(long bytes) {
        untilClose = bytes == UNTIL_CLOSE;
        if (bytes == CHUNKED) {
            enter(State.CHUNK_SIZE, CHUNK_LINE_BYTES_MAX);
        } else {
            left = untilClose ? Long.MAX_VALUE : bytes;
            state = left == 0 ? State.ENDED : State.COUNTED;
        }
    }

    /**
     * Goes on in {@code in} from its reader index.
     *
     * @throws Fault 400 or 431 when nobody can tell where the body ends
     */
    public Step next(ByteBuf in) {
        while (true) {
            switch (state) {
                case COUNTED -> {
                    return content(in, State.ENDED);
                }
                case CHUNK -> {
                    return content(in, State.CHUNK_END);
                }
                case ENDED -> {
                    return Step.END;
                }
                case CHUNK_SIZE, CHUNK_END, TRAILER_LINE -> {
                    if (!in.isReadable() || !line.read(in, this::tooLong)) {
                        return Step.MORE;
                    }
                    line();
                    line.clear();
                }
            }
        }
    }

    /** How many bytes {@link Step#CONTENT} announced. */
    public int contentBytes() {
        return contentBytes;
    }

    /** Whether the body is complete. */
    public boolean isEnded() {
        return state == State.ENDED;
    }

    /** Whether the end of the connection is the end of the body. */
    public boolean endsWithConnection() {
        return untilClose;
    }

    private Step content(ByteBuf in, State behind) {
        contentBytes = (int) Math.min(left, in.readableBytes());
        if (contentBytes == 0) {
            return Step.MORE;
        }
        left -= contentBytes;
        if (left == 0) {
            enter(behind, 2);
        }
        return Step.CONTENT;
    }

    private void line() {
        switch (state) {
            case CHUNK_SIZE -> chunkSize();
            case CHUNK_END -> chunkEnd();
            case TRAILER_LINE -> trailerLine();
            case COUNTED, CHUNK, ENDED -> throw new IllegalStateException("no line in " + state);
        }
    }

    private void chunkSize() {
        left = ChunkSize.parse(line.bytes(), line.length());
        enter(left == 0 ? State.TRAILER_LINE : State.CHUNK, trailerBytesMax);
    }

    private void chunkEnd() {
        if (line.length() > 0) {
            throw malformed("A chunk is longer than it says.");
        }
        enter(State.CHUNK_SIZE, CHUNK_LINE_BYTES_MAX);
    }

    /** Trailers are checked like headers and dropped: nothing here has a use for them. */
    private void trailerLine() {
        if (line.length() > 0) {
            HeaderLines.check(line.bytes(), line.length());
        } else {
            state = State.ENDED;
        }
    }

    private void enter(State next, int lineBytesMax) {
        state = next;
        line.allow(lineBytesMax);
    }

    private Fault tooLong() {
        return switch (state) {
            case CHUNK_SIZE -> malformed("A chunk-size line is too long.");
            case TRAILER_LINE -> new Fault(431, "header.too-large", "The trailers are too large.");
            case COUNTED, CHUNK, CHUNK_END, ENDED -> malformed("A chunk is longer than it says.");
        };
    }

    private static Fault malformed(String detail) {
        return new Fault(400, "request.malformed", detail);
    }
}
