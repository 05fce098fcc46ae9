package io.doudou.http.server;

import io.doudou.fault.Fault;
import io.doudou.http.text.FieldNames;
import io.doudou.http.text.FieldText;
import io.doudou.http.wire.BodyDecoder;
import io.doudou.http.wire.HeaderLines;

import java.nio.charset.StandardCharsets;

/** Turns the lines of one request head into a {@link RequestHead}, strictly (RFC 9112, 3 to 6). */
final class HeadParser {

    private static final int METHOD_BYTES_MAX = 32;
    private static final int VERSION_BYTES = "HTTP/1.1".length();
    private static final byte[] VERSION = "HTTP/".getBytes(StandardCharsets.US_ASCII);

    private final HeaderLines lines;
    private String method = "";
    private String target = "";
    private boolean isHttp10;
    private int hosts;
    private boolean expectsContinue;

    HeadParser(HttpLimits limits) {
        this.lines = new HeaderLines(limits.headerCountMax());
    }

    /** {@code GET /user?id=7 HTTP/1.1}. */
    void requestLine(byte[] line, int length) {
        var first = find(line, 0, length, ' ');
        var second = length - VERSION_BYTES - 1;
        if (first < 1 || second <= first + 1 || line[second] != ' ' || !isVersion(line, second)) {
            throw malformed("The request line must read: method, target, HTTP/1.1.");
        }
        method = method(line, first);
        target = target(line, first + 1, second);
        version(line, length);
    }

    /** {@code Host: shop.example}. */
    void headerLine(byte[] line, int length) {
        note(lines.add(line, length));
    }

    /** The head is complete. Returns the length of the body, or {@link BodyDecoder#CHUNKED}. */
    long end() {
        if (hosts > 1 || (hosts == 0 && !isHttp10)) {
            throw malformed("There must be exactly one Host header.");
        }
        if (lines.isChunked() && (lines.hasLength() || isHttp10)) {
            throw malformed("Transfer-Encoding does not go with Content-Length or HTTP/1.0.");
        }
        return lines.isChunked() ? BodyDecoder.CHUNKED : lines.length();
    }

    RequestHead head() {
        return new RequestHead(
                method,
                target,
                lines.fields(),
                lines.isChunked() ? RequestHead.UNKNOWN : lines.length(),
                isHttp10,
                !lines.saysClose() && (!isHttp10 || lines.saysKeepAlive()),
                expectsContinue && !isHttp10);
    }

    private static String method(byte[] line, int end) {
        if (is(line, end, "GET")) {
            return "GET";
        }
        if (is(line, end, "POST")) {
            return "POST";
        }
        for (int i = 0; i < end; i++) {
            if (!FieldText.isToken(line[i])) {
                throw malformed("The method is not a word.");
            }
        }
        if (end > METHOD_BYTES_MAX) {
            throw new Fault(501, "method.unknown", "The method is not known.");
        }
        return new String(line, 0, end, StandardCharsets.US_ASCII);
    }

    private static boolean is(byte[] line, int end, String word) {
        if (end != word.length()) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            if (line[i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Only visible ASCII: everything else is percent-encoded in a target (RFC 3986, 2). */
    private static String target(byte[] line, int from, int end) {
        for (int i = from; i < end; i++) {
            if (line[i] <= ' ' || line[i] == 0x7f) {
                throw malformed("The target holds a character that must be percent-encoded.");
            }
        }
        return new String(line, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isVersion(byte[] line, int blank) {
        for (int i = 0; i < VERSION.length; i++) {
            if (line[blank + 1 + i] != VERSION[i]) {
                return false;
            }
        }
        return isDigit(line[blank + 6]) && line[blank + 7] == '.' && isDigit(line[blank + 8]);
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    /** A later 1.x is answered as 1.1 (RFC 9110, 2.5); nothing else is spoken here. */
    private void version(byte[] line, int length) {
        if (line[length - 3] != '1') {
            throw new Fault(
                    505, "version.unsupported", "HTTP/1.0, HTTP/1.1 and HTTP/2 are spoken.");
        }
        isHttp10 = line[length - 1] == '0';
    }

    @SuppressWarnings("ReferenceEquality") // FieldNames gives the constant for a name it knows.
    private void note(String name) {
        if (name == FieldNames.HOST) {
            hosts++;
            checkHost(lines.lastValue());
        } else if (name == FieldNames.EXPECT) {
            expect(lines.lastValue());
        }
    }

    static void checkHost(String value) {
        var named = !value.isEmpty() && value.charAt(0) != ':';
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            named &= (Character.isLetterOrDigit(c) && c < 0x80) || ".-_~[]:%".indexOf(c) >= 0;
        }
        if (!named) {
            throw malformed("The Host header is not the name of a host.");
        }
    }

    private void expect(String value) {
        if (!value.equalsIgnoreCase("100-continue")) {
            throw new Fault(417, "expectation.failed", "The only expectation met is 100-continue.");
        }
        expectsContinue = true;
    }

    private static int find(byte[] line, int from, int end, char c) {
        for (int i = from; i < end; i++) {
            if (line[i] == c) {
                return i;
            }
        }
        return -1;
    }

    private static Fault malformed(String detail) {
        return new Fault(400, "request.malformed", detail);
    }
}
