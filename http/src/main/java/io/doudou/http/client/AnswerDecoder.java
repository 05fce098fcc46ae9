package io.doudou.http.client;

import io.doudou.fault.Fault;
import io.doudou.http.FieldList;
import io.doudou.http.wire.BodyDecoder;
import io.doudou.http.wire.HeaderLines;
import io.doudou.http.wire.LineReader;
import io.netty.buffer.ByteBuf;

import java.nio.charset.StandardCharsets;

/**
 * Finds answers in the bytes of an HTTP/1 connection (RFC 9112), as strictly as the server finds
 * requests: a node that is misunderstood could pass one caller's answer to another. Belongs to one
 * connection.
 */
final class AnswerDecoder {

    static final int STATUS_LINE_BYTES_MAX = 4 << 10;
    static final int HEADER_BYTES_MAX = 64 << 10;
    static final int HEADER_COUNT_MAX = 256;

    /** Interim answers (1xx) before the real one; nobody has a reason to send more. */
    static final int INTERIM_MAX = 8;

    /** What was found. */
    enum Step {
        /** Nothing whole yet: more bytes are needed. */
        MORE,
        /** A head: see {@link #status} and {@link #fields}. */
        HEAD,
        /** The next {@link #contentBytes} in the buffer are body; the caller consumes them. */
        CONTENT,
        /** The answer is complete. */
        END
    }

    private enum State {
        STATUS_LINE,
        HEADER_LINE,
        BODY
    }

    private static final byte[] VERSION = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final LineReader line = new LineReader();
    private final BodyDecoder body = new BodyDecoder(line, HEADER_BYTES_MAX);
    private HeaderLines lines = new HeaderLines(HEADER_COUNT_MAX);
    private State state = State.STATUS_LINE;
    private boolean toHead;
    private boolean isHttp10;
    private int status;
    private int interims;

    /** A request was sent; what follows is its answer. */
    void begin(String method) {
        toHead = method.equals("HEAD");
        interims = 0;
        state = State.STATUS_LINE;
        line.shrink();
        line.allow(STATUS_LINE_BYTES_MAX);
    }

    /**
     * Goes on in {@code in} from its reader index.
     *
     * @throws Fault when the bytes are no answer; the connection must then be closed
     */
    Step next(ByteBuf in) {
        while (true) {
            switch (state) {
                case STATUS_LINE -> {
                    if (!in.isReadable() || !line.read(in, AnswerDecoder::statusLineTooLong)) {
                        return Step.MORE;
                    }
                    statusLine();
                }
                case HEADER_LINE -> {
                    if (!in.isReadable() || !line.read(in, AnswerDecoder::headersTooLarge)) {
                        return Step.MORE;
                    }
                    if (headerLine()) {
                        return Step.HEAD;
                    }
                }
                case BODY -> {
                    return switch (body.next(in)) {
                        case MORE -> Step.MORE;
                        case CONTENT -> Step.CONTENT;
                        case END -> Step.END;
                    };
                }
            }
        }
    }

    int status() {
        return status;
    }

    FieldList fields() {
        return lines.fields();
    }

    /** How many bytes {@link Step#CONTENT} announced. */
    int contentBytes() {
        return body.contentBytes();
    }

    /** Whether the connection may carry another exchange behind this answer. */
    boolean keepsConnection() {
        return !body.endsWithConnection()
                && !lines.saysClose()
                && (!isHttp10 || lines.saysKeepAlive());
    }

    /** Whether the answer is complete when the connection ends here. */
    boolean endsWithConnection() {
        return state == State.BODY && body.endsWithConnection();
    }

    /** {@code HTTP/1.1 200 OK}; the words behind the number mean nothing and may be missing. */
    private void statusLine() {
        var bytes = line.bytes();
        var length = line.length();
        if (!isVersion(bytes, length)) {
            throw malformed("It does not begin with HTTP/1.1 and a status.");
        }
        isHttp10 = bytes[VERSION.length] == '0';
        status = 0;
        for (int i = STATUS_AT; i < STATUS_AT + 3; i++) {
            status = 10 * status + bytes[i] - '0';
        }
        if (status < 100 || status > 599) {
            throw malformed("Its status is " + status + ".");
        }
        line.clear();
        line.allow(HEADER_BYTES_MAX);
        lines = new HeaderLines(HEADER_COUNT_MAX);
        state = State.HEADER_LINE;
    }

    private static boolean isVersion(byte[] line, int length) {
        if (length < STATUS_AT + 3 || line[VERSION.length + 1] != ' ') {
            return false;
        }
        for (int i = 0; i < VERSION.length; i++) {
            if (line[i] != VERSION[i]) {
                return false;
            }
        }
        return isDigit(line[VERSION.length])
                && isDigit(line[STATUS_AT])
                && isDigit(line[STATUS_AT + 1])
                && isDigit(line[STATUS_AT + 2])
                && (length == STATUS_AT + 3 || line[STATUS_AT + 3] == ' ');
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    /** Whether the head of the answer is complete. */
    private boolean headerLine() {
        if (line.length() > 0) {
            lines.add(line.bytes(), line.length());
            line.clear();
            return false;
        }
        if (status < 200) {
            interim();
            return false;
        }
        body.begin(bodyBytes());
        state = State.BODY;
        return true;
    }

    /** Says only that something is coming; protocols are not switched here (RFC 9110, 15.2). */
    private void interim() {
        if (status == 101) {
            throw malformed("It switches to a protocol that nobody asked for.");
        }
        if (++interims > INTERIM_MAX) {
            throw malformed("More than " + INTERIM_MAX + " interim answers came before it.");
        }
        line.allow(STATUS_LINE_BYTES_MAX);
        state = State.STATUS_LINE;
    }

    /** RFC 9112, 6.3. */
    private long bodyBytes() {
        if (lines.isChunked() && (lines.hasLength() || isHttp10)) {
            throw malformed("Its Transfer-Encoding does not go with Content-Length or HTTP/1.0.");
        }
        if (toHead || status == 204 || status == 304) {
            return 0;
        }
        if (lines.isChunked()) {
            return BodyDecoder.CHUNKED;
        }
        return lines.hasLength() ? lines.length() : BodyDecoder.UNTIL_CLOSE;
    }

    private static Fault statusLineTooLong() {
        return malformed("Its status line is too long.");
    }

    private static Fault headersTooLarge() {
        return malformed("Its headers are larger than " + HEADER_BYTES_MAX + " bytes.");
    }

    private static Fault malformed(String detail) {
        return new Fault(502, "answer.malformed", detail);
    }
}
