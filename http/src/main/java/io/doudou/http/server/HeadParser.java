package io.doudou.http.server;

import io.doudou.fault.Fault;
import io.doudou.http.FieldList;
import io.doudou.http.text.FieldNames;
import io.doudou.http.text.FieldText;

import java.nio.charset.StandardCharsets;

/** Turns the lines of one request head into a {@link RequestHead}, strictly (RFC 9112, 3 to 6). */
final class HeadParser {

    private static final int METHOD_BYTES_MAX = 32;
    private static final int VERSION_BYTES = "HTTP/1.1".length();
    private static final byte[] VERSION = "HTTP/".getBytes(StandardCharsets.US_ASCII);

    private final HttpLimits limits;
    private final FieldList headers = new FieldList();
    private String method = "";
    private String target = "";
    private boolean isHttp10;
    private boolean chunked;
    private long bodyBytes;
    private int hosts;
    private int lengths;
    private boolean close;
    private boolean keepAlive;
    private boolean expectsContinue;

    HeadParser(HttpLimits limits) {
        this.limits = limits;
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
        var colon = nameEnd(line, length);
        if (headers.count() == limits.headerCountMax()) {
            throw new Fault(431, "header.too-many", "There are too many headers.");
        }
        var name = FieldNames.of(line, colon);
        var value = value(line, colon + 1, length);
        headers.add(name, value);
        note(name, value);
    }

    /** Checked like a header, and forgotten. */
    void trailerLine(byte[] line, int length) {
        value(line, nameEnd(line, length) + 1, length);
    }

    /** The head is complete. Returns the length of the body, or {@link RequestHead#UNKNOWN}. */
    long end() {
        if (hosts > 1 || (hosts == 0 && !isHttp10)) {
            throw malformed("There must be exactly one Host header.");
        }
        if (chunked && (lengths > 0 || isHttp10)) {
            throw malformed("Transfer-Encoding does not go with Content-Length or HTTP/1.0.");
        }
        return chunked ? RequestHead.UNKNOWN : bodyBytes;
    }

    RequestHead head() {
        return new RequestHead(
                method,
                target,
                headers,
                chunked ? RequestHead.UNKNOWN : bodyBytes,
                isHttp10,
                !close && (!isHttp10 || keepAlive),
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

    private static int nameEnd(byte[] line, int length) {
        for (int i = 0; i < length; i++) {
            if (line[i] == ':' && i > 0) {
                return i;
            }
            if (!FieldText.isToken(line[i])) {
                throw malformed("A header line must read: name, colon, value.");
            }
        }
        throw malformed("A header line must read: name, colon, value.");
    }

    private static String value(byte[] line, int from, int length) {
        while (from < length && isBlank(line[from])) {
            from++;
        }
        while (from < length && isBlank(line[length - 1])) {
            length--;
        }
        for (int i = from; i < length; i++) {
            if (!FieldText.isValue(line[i] & 0xff)) {
                throw malformed("A header value holds a control character.");
            }
        }
        return new String(line, from, length - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    @SuppressWarnings("ReferenceEquality") // FieldNames gives the constant for a name it knows.
    private void note(String name, String value) {
        if (name == FieldNames.HOST) {
            hosts++;
            checkHost(value);
        } else if (name == FieldNames.CONTENT_LENGTH) {
            contentLength(value);
        } else if (name == FieldNames.TRANSFER_ENCODING) {
            transferEncoding(value);
        } else if (name == FieldNames.CONNECTION) {
            connection(value);
        } else if (name == FieldNames.EXPECT) {
            expect(value);
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

    /** A second length is refused even if equal: one of the two readers may see only the other. */
    private void contentLength(String value) {
        if (lengths++ > 0) {
            throw malformed("There are several Content-Length headers.");
        }
        bodyBytes = parseLength(value);
    }

    static long parseLength(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                throw malformed("Content-Length is not a number of bytes.");
            }
        }
        if (value.isEmpty() || value.length() > 18) {
            throw malformed("Content-Length is not a number of bytes.");
        }
        return Long.parseLong(value);
    }

    private void transferEncoding(String value) {
        if (chunked || !value.equalsIgnoreCase("chunked")) {
            throw new Fault(
                    chunked ? 400 : 501,
                    "encoding.unsupported",
                    "The only Transfer-Encoding understood is chunked, once.");
        }
        chunked = true;
    }

    /** A list, whose other members name headers for the next hop (RFC 9110, 7.6.1). */
    private void connection(String value) {
        if (value.equalsIgnoreCase("keep-alive")) {
            keepAlive = true;
            return;
        }
        for (var option : value.split(",")) {
            close |= option.strip().equalsIgnoreCase("close");
            keepAlive |= option.strip().equalsIgnoreCase("keep-alive");
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
