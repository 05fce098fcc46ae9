package io.doudou.http.server;

import io.doudou.fault.Fault;
import io.doudou.http.FieldList;
import io.doudou.http.Response;
import io.doudou.http.text.FieldNames;
import io.doudou.http.text.FieldText;
import io.doudou.http.wire.HeaderLines;
import io.doudou.http.wire.Http2Fields;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * Turns the headers of HTTP/2 into those of the house and back (RFC 9113, 8.2 and 8.3). The engine
 * has checked names; values are checked here, because a CR or LF in one would become a line of its
 * own wherever it is written as HTTP/1.
 */
final class Http2Head {

    private Http2Head() {}

    /**
     * The head of a request.
     *
     * @throws Fault 400, 414 or 431
     */
    static RequestHead of(Http2Headers from, boolean isEnd, HttpLimits limits) {
        var method = text(from.method());
        var path = text(from.path());
        if (!FieldText.isToken(method) || !isTarget(path)) {
            throw malformed("The request has no method or no path.");
        }
        if (path.length() > limits.uriBytesMax()) {
            throw new Fault(414, "uri.too-long", "The path is too long.");
        }
        var headers = Http2Fields.read(from, limits.headerCountMax());
        host(from.authority(), headers);
        return new RequestHead(
                method, path, headers, bodyBytes(headers, isEnd), false, true, expects(headers));
    }

    /** Stands for a head that could not be read, so that its refusal can be answered. */
    static RequestHead unreadable() {
        return new RequestHead("GET", "/", new FieldList(), 0, false, true, false);
    }

    /**
     * The head of an answer.
     *
     * @param bytes length of the body, or {@link RequestHead#UNKNOWN}
     */
    static Http2Headers of(Response response, long bytes, LoopClock clock) {
        var headers = interim(response.status());
        Http2Fields.write(FieldList.of(response.headers()), headers);
        headers.add("date", date(clock.dateLine()));
        if (bytes >= 0) {
            headers.add("content-length", Long.toString(bytes));
        }
        return headers;
    }

    /** The head of an answer that is only a status. */
    static Http2Headers interim(int status) {
        return new DefaultHttp2Headers(false).status(Integer.toString(status));
    }

    private static String date(byte[] line) {
        var name = "Date: ".length();
        return new String(line, name, line.length - name - 2, StandardCharsets.US_ASCII);
    }

    private static void host(@Nullable CharSequence authority, FieldList headers) {
        var hosts = headers.all(FieldNames.HOST);
        var host = authority != null ? authority.toString() : String.join(",", hosts);
        HeadParser.checkHost(host);
        headers.set(FieldNames.HOST, host);
    }

    private static long bodyBytes(FieldList headers, boolean isEnd) {
        var length = headers.get(FieldNames.CONTENT_LENGTH);
        if (isEnd) {
            return 0;
        }
        return length == null ? RequestHead.UNKNOWN : HeaderLines.parseLength(length);
    }

    private static boolean expects(FieldList headers) {
        var expect = headers.get(FieldNames.EXPECT);
        return expect != null && expect.equalsIgnoreCase("100-continue");
    }

    private static boolean isTarget(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) <= ' ' || path.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return path.startsWith("/") || path.equals("*");
    }

    private static String text(@Nullable CharSequence text) {
        return text == null ? "" : text.toString();
    }

    private static Fault malformed(String detail) {
        return new Fault(400, "request.malformed", detail);
    }
}
