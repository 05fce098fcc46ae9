package io.doudou.http;

import io.doudou.http.text.AddressRanges;
import io.doudou.http.text.FieldNames;
import io.doudou.option.Option;

import java.time.Duration;
import java.util.List;

/** What an operator may choose about the HTTP server. */
public final class HttpOptions {

    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    /** The address that the server listens on; empty: all addresses of the machine. */
    public static final Option<String> HOST = Option.text("GDD_HOST", "");

    /** The port that the server listens on; 0: any free one. */
    public static final Option<Integer> PORT = Option.integer("GDD_PORT", 6060).within(0, 65535);

    /**
     * Where others are told to find this node: a host, {@code host:port}, or the whole base URL up
     * to the root path, {@code https://users.example}. Empty: the address that the server listens
     * on, and when that is all of them, the first private address of the machine.
     */
    public static final Option<String> ADVERTISE =
            Option.text("GDD_HTTP_ADVERTISE", "").orKey("MICRO_SERVER_ADVERTISE");

    /** The path in front of all routes: {@code /api/v1}. */
    public static final Option<String> ROUTE_ROOT_PATH =
            Option.text("GDD_ROUTE_ROOT_PATH", "")
                    .where(
                            path -> path.isEmpty() || (path.startsWith("/") && !path.endsWith("/")),
                            "empty, or a path that begins with a slash and does not end with one");

    /** A PEM file with the server's certificate and those above it; empty: no TLS. */
    public static final Option<String> TLS_CERTIFICATE =
            Option.text("GDD_HTTP_TLS_CERTIFICATE", "");

    /** A PEM file with the private key of {@link #TLS_CERTIFICATE}. */
    public static final Option<String> TLS_KEY = Option.text("GDD_HTTP_TLS_KEY", "");

    /** How long running requests may go on after the server was told to stop. */
    public static final Option<Duration> GRACE_TIMEOUT = limit("GDD_GRACE_TIMEOUT", 15);

    /** How long a connection may stay open between two requests. */
    public static final Option<Duration> IDLE_TIMEOUT = limit("GDD_IDLE_TIMEOUT", 60);

    /**
     * How long a request body may take that is read whole before the handler starts; for an upload,
     * how long nothing may arrive.
     */
    public static final Option<Duration> READ_TIMEOUT = limit("GDD_READ_TIMEOUT", 15);

    /** How long a client may take none of its answer. */
    public static final Option<Duration> WRITE_TIMEOUT = limit("GDD_WRITE_TIMEOUT", 15);

    /** How long a new connection may wait with its first byte. */
    public static final Option<Duration> FIRST_BYTE_TIMEOUT =
            limit("GDD_HTTP_FIRST_BYTE_TIMEOUT", 10);

    /** How long a request may take from its first byte to the end of its headers. */
    public static final Option<Duration> HEADER_TIMEOUT = limit("GDD_HTTP_HEADER_TIMEOUT", 10);

    /**
     * How long a request may take from the end of its headers to the begin of its answer; then the
     * handler is interrupted and the answer is 504. A caller may ask for less, not for more. An
     * upload has {@link #UPLOAD_TIMEOUT} on top.
     */
    public static final Option<Duration> REQUEST_TIMEOUT = limit("GDD_HTTP_REQUEST_TIMEOUT", 60);

    /** How long an upload may take as a whole. */
    public static final Option<Duration> UPLOAD_TIMEOUT = limit("GDD_HTTP_UPLOAD_TIMEOUT", 600);

    /** Connections open at a time; further ones are closed at once. */
    public static final Option<Integer> CONNECTIONS_MAX =
            Option.integer("GDD_HTTP_CONNECTIONS_MAX", 20_000).atLeast(1);

    /** Bytes of a request's method and target; longer is a 414. */
    public static final Option<Long> URI_BYTES_MAX =
            bytes("GDD_HTTP_URI_BYTES_MAX", 8 * KIB, 64, MIB);

    /** Bytes of all header lines of a request; more is a 431. */
    public static final Option<Long> HEADER_BYTES_MAX =
            bytes("GDD_HTTP_HEADER_BYTES_MAX", 16 * KIB, 256, MIB);

    /** Header lines of a request; more is a 431. */
    public static final Option<Integer> HEADER_COUNT_MAX =
            Option.integer("GDD_HTTP_HEADER_COUNT_MAX", 100).within(1, 10_000);

    /** Bytes of a request body that is read whole, JSON and forms; more is a 413. */
    public static final Option<Long> BODY_BYTES_MAX =
            bytes("GDD_HTTP_BODY_BYTES_MAX", 10 * MIB, 0, GIB);

    /**
     * Bytes of all request bodies that are in memory at a time; what does not fit is a 503. Unless
     * chosen, a quarter of the memory that the JVM may use.
     */
    public static final Option<Long> BODIES_BYTES_MAX =
            bytes(
                    "GDD_HTTP_BODIES_BYTES_MAX",
                    Runtime.getRuntime().maxMemory() / 4,
                    MIB,
                    Long.MAX_VALUE);

    /** Bytes of a multipart body with all its files; more is a 413. */
    public static final Option<Long> UPLOAD_BYTES_MAX =
            bytes("GDD_HTTP_UPLOAD_BYTES_MAX", 2 * GIB, 0, Long.MAX_VALUE);

    /**
     * Bytes of one multipart body that are kept in memory: its text parts, which must fit, and
     * files as long as they do; larger files are written to temporary files.
     */
    public static final Option<Long> UPLOAD_MEMORY_BYTES_MAX =
            bytes("GDD_HTTP_UPLOAD_MEMORY_BYTES_MAX", MIB, 0, GIB);

    /** Parts of one multipart body; more is a 413. */
    public static final Option<Integer> UPLOAD_PARTS_MAX =
            Option.integer("GDD_HTTP_UPLOAD_PARTS_MAX", 1000).atLeast(1);

    /** Where uploaded files wait for the handler; empty: the system's folder for such files. */
    public static final Option<String> UPLOAD_FOLDER = Option.text("GDD_HTTP_UPLOAD_FOLDER", "");

    /**
     * Whether one line is logged for each request. A line costs about what a small request itself
     * does, so it is off where go-doudou has it on.
     */
    public static final Option<Boolean> ACCESS_LOG = Option.flag("GDD_HTTP_ACCESS_LOG", false);

    /** Whether answers are compressed for clients that accept it. */
    public static final Option<Boolean> COMPRESSION = Option.flag("GDD_HTTP_COMPRESSION", true);

    /** Answers below this many bytes are not worth compressing. */
    public static final Option<Long> COMPRESSION_BYTES_MIN =
            bytes("GDD_HTTP_COMPRESSION_BYTES_MIN", KIB, 0, GIB);

    /**
     * Addresses of proxies whose {@code X-Forwarded-For}, {@code X-Forwarded-Proto} and {@code
     * X-Forwarded-Host} are believed, as a list of addresses and ranges such as {@code 10.0.0.0/8};
     * {@code *}: any. Empty: the peer is the client.
     */
    public static final Option<String> TRUSTED_PROXIES =
            Option.text("GDD_HTTP_TRUSTED_PROXIES", "")
                    .where(AddressRanges::isList, "a list of addresses and ranges, or *");

    /** Origins of pages that may call this server from a browser; {@code *}: all; empty: none. */
    public static final Option<String> CORS_ORIGINS = Option.text("GDD_CORS_ORIGINS", "");

    /** Request headers that those pages may set; {@code *}: those they ask for. */
    public static final Option<String> CORS_HEADERS = Option.text("GDD_CORS_HEADERS", "*");

    /** Response headers that those pages may read. */
    public static final Option<String> CORS_EXPOSED =
            Option.text("GDD_CORS_EXPOSED", FieldNames.REQUEST_ID);

    /** Whether those pages may send cookies; not with {@code *} as origins. */
    public static final Option<Boolean> CORS_CREDENTIALS =
            Option.flag("GDD_CORS_CREDENTIALS", false);

    /** How long a browser may remember what it was allowed. */
    public static final Option<Duration> CORS_MAX_AGE = limit("GDD_CORS_MAX_AGE", 600);

    /**
     * The status of an answer that nobody waits for any more, because the call was cancelled within
     * the service; 400 is what go-doudou answers.
     */
    public static final Option<Integer> CANCELLED_STATUS =
            Option.integer("GDD_HTTP_CANCELLED_STATUS", 504).within(400, 599);

    /**
     * Whether gRPC callers may ask which services there are and what their messages consist of, as
     * grpcurl does.
     */
    public static final Option<Boolean> GRPC_REFLECTION = Option.flag("GDD_GRPC_REFLECTION", true);

    /** All options of the server, for the pages and warnings that list them. */
    public static final List<Option<?>> ALL =
            List.of(
                    HOST,
                    PORT,
                    ADVERTISE,
                    ROUTE_ROOT_PATH,
                    TLS_CERTIFICATE,
                    TLS_KEY,
                    GRACE_TIMEOUT,
                    IDLE_TIMEOUT,
                    READ_TIMEOUT,
                    WRITE_TIMEOUT,
                    FIRST_BYTE_TIMEOUT,
                    HEADER_TIMEOUT,
                    REQUEST_TIMEOUT,
                    UPLOAD_TIMEOUT,
                    CONNECTIONS_MAX,
                    URI_BYTES_MAX,
                    HEADER_BYTES_MAX,
                    HEADER_COUNT_MAX,
                    BODY_BYTES_MAX,
                    BODIES_BYTES_MAX,
                    UPLOAD_BYTES_MAX,
                    UPLOAD_MEMORY_BYTES_MAX,
                    UPLOAD_PARTS_MAX,
                    UPLOAD_FOLDER,
                    ACCESS_LOG,
                    COMPRESSION,
                    COMPRESSION_BYTES_MIN,
                    TRUSTED_PROXIES,
                    CORS_ORIGINS,
                    CORS_HEADERS,
                    CORS_EXPOSED,
                    CORS_CREDENTIALS,
                    CORS_MAX_AGE,
                    CANCELLED_STATUS,
                    GRPC_REFLECTION);

    private HttpOptions() {}

    private static Option<Duration> limit(String key, long seconds) {
        return Option.duration(key, Duration.ofSeconds(seconds))
                .where(Duration::isPositive, "a duration above zero such as 300ms, 15s or 1m30s");
    }

    private static Option<Long> bytes(String key, long fallback, long min, long max) {
        return Option.bytes(key, fallback)
                .where(n -> n >= min && n <= max, "a size of at least " + min + " bytes");
    }
}
