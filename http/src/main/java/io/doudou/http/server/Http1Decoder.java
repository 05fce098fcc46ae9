package io.doudou.http.server;

import io.doudou.fault.Fault;
import io.doudou.http.wire.ChunkSize;
import io.doudou.http.wire.LineReader;
import io.netty.buffer.ByteBuf;

/**
 * Finds requests in the bytes of an HTTP/1 connection (RFC 9112). Belongs to one connection; does
 * not wait, keep bodies or know a channel.
 */
final class Http1Decoder {

    /*
     * Why strict
     *
     * Two programs that read one byte stream differently are a hole: what the proxy in front takes
     * for the body of one request, the server takes for the next request, which no proxy has checked.
     * So everything that the specification lets a lenient reader repair is refused here: lines
     * without CR, folded headers, blanks before the colon, repeated or signed lengths, a length
     * beside an encoding, encodings other than chunked alone. After a refusal nothing that follows
     * on the connection can be trusted, so the connection reads no further (RFC 9112, 6.3).
     */

    /** What was found. */
    enum Step {
        /** Nothing whole yet: more bytes are needed. */
        MORE,
        /** A head: see {@link #head}. */
        HEAD,
        /** The next {@link #contentBytes} in the buffer are body; the caller consumes them. */
        CONTENT,
        /** The request is complete. */
        END
    }

    private enum State {
        REQUEST_LINE,
        HEADER_LINE,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER_LINE,
        AT_END
    }

    /** A chunk-size line holds at most 16 digits and extensions, which nobody uses. */
    private static final int CHUNK_LINE_BYTES_MAX = 256;

    private final HttpLimits limits;
    private final LineReader line = new LineReader();
    private HeadParser parser;
    private State state = State.REQUEST_LINE;
    private int room;
    private long left;
    private int contentBytes;

    Http1Decoder(HttpLimits limits) {
        this.limits = limits;
        this.parser = new HeadParser(limits);
        this.room = limits.uriBytesMax();
    }

    /**
     * Goes on in {@code in} from its reader index.
     *
     * @throws Fault when the bytes are no request that can be answered; the connection must then be
     *     closed after the answer
     */
    Step next(ByteBuf in) {
        while (true) {
            switch (state) {
                case REQUEST_LINE -> {
                    if (!readLine(in, 414, "uri.too-long", "The request line is too long.")) {
                        return Step.MORE;
                    }
                    requestLine();
                }
                case HEADER_LINE -> {
                    if (!readLine(in, 431, "header.too-large", "The headers are too large.")) {
                        return Step.MORE;
                    }
                    if (headerLine()) {
                        return Step.HEAD;
                    }
                }
                case BODY -> {
                    return content(in, State.AT_END);
                }
                case CHUNK_SIZE -> {
                    if (!readLine(in, 400, "request.malformed", "A chunk-size line is too long.")) {
                        return Step.MORE;
                    }
                    chunkSize();
                }
                case CHUNK -> {
                    return content(in, State.CHUNK_END);
                }
                case CHUNK_END -> {
                    if (!readLine(
                            in, 400, "request.malformed", "A chunk is longer than it says.")) {
                        return Step.MORE;
                    }
                    chunkEnd();
                }
                case TRAILER_LINE -> {
                    if (!readLine(in, 431, "header.too-large", "The trailers are too large.")) {
                        return Step.MORE;
                    }
                    trailerLine();
                }
                case AT_END -> {
                    reset();
                    return Step.END;
                }
            }
        }
    }

    /** The head that {@link Step#HEAD} announced. */
    RequestHead head() {
        return parser.head();
    }

    /** How many bytes {@link Step#CONTENT} announced. */
    int contentBytes() {
        return contentBytes;
    }

    /** Whether nothing of a further request has arrived yet. */
    boolean isIdle() {
        return state == State.AT_END || (state == State.REQUEST_LINE && line.length == 0);
    }

    private boolean readLine(ByteBuf in, int status, String code, String detail) {
        try {
            var before = in.readerIndex();
            var whole = in.isReadable() && line.read(in, room);
            room -= in.readerIndex() - before;
            return whole;
        } catch (LineReader.LineTooLong tooLong) {
            throw new Fault(status, code, detail);
        }
    }

    /**
     * One empty line before a request is skipped: old clients end bodies with it (RFC 9112, 2.2).
     */
    private void requestLine() {
        if (line.length > 0) {
            parser.requestLine(line.bytes, line.length);
            state = State.HEADER_LINE;
            room = limits.headerBytesMax();
        } else if (room < limits.uriBytesMax() - 2) {
            throw new Fault(400, "request.malformed", "A request must begin with a request line.");
        }
        line.clear();
    }

    private boolean headerLine() {
        if (line.length > 0) {
            parser.headerLine(line.bytes, line.length);
            line.clear();
            return false;
        }
        left = parser.end();
        state =
                left == RequestHead.UNKNOWN
                        ? State.CHUNK_SIZE
                        : left == 0 ? State.AT_END : State.BODY;
        room = CHUNK_LINE_BYTES_MAX;
        return true;
    }

    private Step content(ByteBuf in, State behind) {
        contentBytes = (int) Math.min(left, in.readableBytes());
        if (contentBytes == 0) {
            return Step.MORE;
        }
        left -= contentBytes;
        if (left == 0) {
            state = behind;
            room = 2;
        }
        return Step.CONTENT;
    }

    private void chunkSize() {
        left = ChunkSize.parse(line.bytes, line.length);
        line.clear();
        state = left == 0 ? State.TRAILER_LINE : State.CHUNK;
        room = limits.headerBytesMax();
    }

    private void chunkEnd() {
        if (line.length > 0) {
            throw new Fault(400, "request.malformed", "A chunk is longer than it says.");
        }
        line.clear();
        state = State.CHUNK_SIZE;
        room = CHUNK_LINE_BYTES_MAX;
    }

    /** Trailers are checked like headers and dropped: nothing here has a use for them. */
    private void trailerLine() {
        if (line.length > 0) {
            parser.trailerLine(line.bytes, line.length);
        } else {
            state = State.AT_END;
        }
        line.clear();
    }

    private void reset() {
        line.shrink();
        parser = new HeadParser(limits);
        state = State.REQUEST_LINE;
        room = limits.uriBytesMax();
    }
}
