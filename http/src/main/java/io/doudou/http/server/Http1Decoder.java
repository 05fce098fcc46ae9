package io.doudou.http.server;

import io.doudou.fault.Fault;
import io.doudou.http.wire.BodyDecoder;
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
        BODY
    }

    private final HttpLimits limits;
    private final LineReader line = new LineReader();
    private final BodyDecoder body;
    private HeadParser parser;
    private State state = State.REQUEST_LINE;

    Http1Decoder(HttpLimits limits) {
        this.limits = limits;
        this.parser = new HeadParser(limits);
        this.body = new BodyDecoder(line, limits.headerBytesMax());
        line.allow(limits.uriBytesMax());
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
                    if (!in.isReadable() || !line.read(in, Http1Decoder::uriTooLong)) {
                        return Step.MORE;
                    }
                    requestLine();
                }
                case HEADER_LINE -> {
                    if (!in.isReadable() || !line.read(in, Http1Decoder::headersTooLarge)) {
                        return Step.MORE;
                    }
                    if (headerLine()) {
                        return Step.HEAD;
                    }
                }
                case BODY -> {
                    return body(in);
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
        return body.contentBytes();
    }

    /** Whether nothing of a further request has arrived yet. */
    boolean isIdle() {
        return switch (state) {
            case REQUEST_LINE -> line.length() == 0;
            case HEADER_LINE -> false;
            case BODY -> body.isEnded();
        };
    }

    /**
     * One empty line before a request is skipped: old clients end bodies with it (RFC 9112, 2.2).
     */
    private void requestLine() {
        if (line.length() > 0) {
            parser.requestLine(line.bytes(), line.length());
            state = State.HEADER_LINE;
            line.allow(limits.headerBytesMax());
        } else if (line.room() < limits.uriBytesMax() - 2) {
            throw new Fault(400, "request.malformed", "A request must begin with a request line.");
        }
        line.clear();
    }

    private boolean headerLine() {
        if (line.length() > 0) {
            parser.headerLine(line.bytes(), line.length());
            line.clear();
            return false;
        }
        body.begin(parser.end());
        state = State.BODY;
        return true;
    }

    private Step body(ByteBuf in) {
        return switch (body.next(in)) {
            case MORE -> Step.MORE;
            case CONTENT -> Step.CONTENT;
            case END -> {
                reset();
                yield Step.END;
            }
        };
    }

    private void reset() {
        line.shrink();
        line.allow(limits.uriBytesMax());
        parser = new HeadParser(limits);
        state = State.REQUEST_LINE;
    }

    private static Fault uriTooLong() {
        return new Fault(414, "uri.too-long", "The request line is too long.");
    }

    private static Fault headersTooLarge() {
        return new Fault(431, "header.too-large", "The headers are too large.");
    }
}
