package io.doudou.http.filter;

import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.text.Accepted;
import io.doudou.http.text.FieldNames;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Compresses text-like answers for clients that accept it: with Brotli where that is possible, else
 * gzip; streams with gzip while they pass (RFC 9110, 12.5.3).
 */
public final class Compression implements Filter {

    private final long bytesMin;
    private final boolean brotli = Brotli.isPossible();

    public Compression(long bytesMin) {
        this.bytesMin = bytesMin;
    }

    @Override
    public Response filter(Request request, Handler next) throws Exception {
        var response = next.handle(request);
        if (!isWorthIt(response)) {
            return response;
        }
        var accept = FieldList.of(request.headers()).get(FieldNames.ACCEPT_ENCODING);
        var vary = response.headers().first("Vary");
        var varied =
                response.with(
                        "Vary",
                        vary.map(names -> names + ", " + FieldNames.ACCEPT_ENCODING)
                                .orElse(FieldNames.ACCEPT_ENCODING));
        return accept == null ? varied : compress(varied, accept);
    }

    private boolean isWorthIt(Response response) {
        var isLarge =
                switch (response.body()) {
                    case Body.None none -> false;
                    // What is a message is part of something else when it leaves.
                    case Body.Bytes bytes ->
                            bytes.message() == null && bytes.content().length >= bytesMin;
                    case Body.Stream stream -> stream.size().orElse(Long.MAX_VALUE) >= bytesMin;
                };
        return isLarge
                && !isEvents(FieldList.of(response.headers()).get(FieldNames.CONTENT_TYPE))
                && isText(FieldList.of(response.headers()).get(FieldNames.CONTENT_TYPE))
                && FieldList.of(response.headers()).get("Content-Encoding") == null;
    }

    /** Events are sent when they happen; a packer would keep them until it has enough. */
    private static boolean isEvents(@Nullable String type) {
        return type != null && type.startsWith("text/event-stream");
    }

    private static boolean isText(@Nullable String type) {
        return type != null
                && (type.startsWith("application/json")
                        || type.startsWith("text/")
                        || type.contains("+json")
                        || type.contains("xml")
                        || type.contains("javascript"));
    }

    private Response compress(Response response, String accept) throws IOException {
        var gzip = Accepted.weightOf(accept, "gzip");
        return switch (response.body()) {
            case Body.None none -> response;
            case Body.Bytes bytes
                    when brotli && Accepted.weightOf(accept, "br") >= Math.max(gzip, 0.001) ->
                    coded(response, "br", new Body.Bytes(Brotli.compress(bytes.content())));
            case Body.Bytes bytes when gzip > 0 ->
                    coded(response, "gzip", new Body.Bytes(gzip(bytes.content())));
            case Body.Stream stream when gzip > 0 ->
                    coded(
                            response,
                            "gzip",
                            new Body.Stream(OptionalLong.empty(), new GzipInput(stream.content())));
            case Body.Bytes bytes -> response;
            case Body.Stream stream -> response;
        };
    }

    private static byte[] gzip(byte[] content) throws IOException {
        try (var in = new GzipInput(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        }
    }

    private static Response coded(Response response, String coding, Body body) {
        return response.with("Content-Encoding", coding).with(body);
    }
}
