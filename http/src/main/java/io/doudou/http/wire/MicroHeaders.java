package io.doudou.http.wire;

import io.doudou.http.FieldList;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The header fields of go-micro's remote procedure calls over HTTP/1.1, which it calls mucp: the
 * name of the endpoint and the error of an answer stand there, and the body is the bare message
 * (go-micro specification, 13.3).
 */
public final class MicroHeaders {

    public static final String SERVICE = "Micro-Service";
    public static final String METHOD = "Micro-Method";
    public static final String ENDPOINT = "Micro-Endpoint";
    public static final String ID = "Micro-Id";
    public static final String ERROR = "Micro-Error";

    /** How the messages of a gRPC call are written; only go-micro's clients say it. */
    public static final String CONTENT_TYPE = "X-Content-Type";

    /** Names the stream that a message belongs to, which has a connection of its own. */
    public static final String STREAM = "Micro-Stream";

    /** As an error of a message of a stream: whoever sends it has said everything. */
    public static final String END_OF_STREAM = "EOS";

    /** Nanoseconds that the caller waits for this attempt. */
    public static final String TIMEOUT = "Timeout";

    /** What a caller sends for the sake of the connection, and is nobody's metadata. */
    private static final String[] CARRIER = {
        "Accept",
        "Accept-Encoding",
        "baggage",
        "Connection",
        "Content-Encoding",
        "Content-Length",
        "Content-Type",
        "Expect",
        "Host",
        "Keep-Alive",
        "TE",
        "Timeout",
        "traceparent",
        "tracestate",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "User-Agent",
        "X-Content-Type",
        "X-Request-ID",
        "X-Request-Timeout"
    };

    private static final int CARRIER_CHARS_MAX = 17;

    /** The same by their lengths, because every field of every call is looked up. */
    private static final String[][] CARRIER_BY_LENGTH =
            IntStream.rangeClosed(0, CARRIER_CHARS_MAX)
                    .mapToObj(MicroHeaders::carrierOf)
                    .toArray(String[][]::new);

    private MicroHeaders() {}

    /** The value of a field, also under its older name with {@code X-} in front; or null. */
    public static @Nullable String get(FieldList headers, String name) {
        var value = headers.get(name);
        return value != null ? value : headers.get("X-" + name);
    }

    /** Whether a field is metadata of the caller: anything that carries nothing else. */
    public static boolean isMetadata(String name) {
        if (beginsWith(name, "Micro-")
                || beginsWith(name, "X-Micro-")
                || beginsWith(name, "Grpc-")) {
            return false;
        }
        if (name.length() <= CARRIER_CHARS_MAX) {
            for (var carrier : CARRIER_BY_LENGTH[name.length()]) {
                if (carrier.equalsIgnoreCase(name)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean beginsWith(String name, String start) {
        return name.regionMatches(true, 0, start, 0, start.length());
    }

    private static String[] carrierOf(int length) {
        return Arrays.stream(CARRIER)
                .filter(name -> name.length() == length)
                .toArray(String[]::new);
    }

    /** Any text as the value of a field, whose bytes are UTF-8: what Go writes and reads. */
    public static String encoded(String text) {
        var bytes = text.replaceAll("\\p{Cntrl}", " ").getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The text of a field whose bytes are UTF-8. */
    public static String decoded(String value) {
        return new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
