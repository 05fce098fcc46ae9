package io.doudou.http.wire;

import io.doudou.call.CallScope;
import io.doudou.http.FieldList;
import io.doudou.http.Headers;
import io.doudou.http.text.Percent;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * How a call scope travels in headers: the request id in {@code X-Request-ID}, the trace in {@code
 * traceparent} and {@code tracestate} (W3C Trace Context), metadata in {@code baggage} (W3C
 * Baggage), and the time that is left in {@code X-Request-Timeout} (milliseconds; go-micro's
 * callers say it in {@code Timeout}, in nanoseconds), because clocks of two machines agree on
 * durations only.
 */
public final class ScopeHeaders {

    static final String REQUEST_ID = "X-Request-ID";
    static final String TRACE_PARENT = "traceparent";
    static final String TRACE_STATE = "tracestate";
    public static final String BAGGAGE = "baggage";
    public static final String TIMEOUT = "X-Request-Timeout";

    /** What callers over gRPC say. */
    public static final String GRPC_TIMEOUT = "grpc-timeout";

    private static final Map<Character, TimeUnit> GRPC_UNITS =
            Map.of(
                    'H', TimeUnit.HOURS,
                    'M', TimeUnit.MINUTES,
                    'S', TimeUnit.SECONDS,
                    'm', TimeUnit.MILLISECONDS,
                    'u', TimeUnit.MICROSECONDS,
                    'n', TimeUnit.NANOSECONDS);

    /** Members of a baggage that are read (W3C Baggage, 3.3.2). */
    static final int METADATA_MAX = 180;

    private ScopeHeaders() {}

    /**
     * Adds what the scope carries, except its deadline, which shrinks until the request is sent.
     */
    public static void write(CallScope scope, FieldList headers) {
        if (!scope.requestId().isEmpty()) {
            headers.add(REQUEST_ID, scope.requestId());
        }
        writeTrace(scope, headers);
    }

    /** Puts trace and metadata of the scope in the place of those that are there. */
    public static void replaceTrace(CallScope scope, FieldList headers) {
        headers.remove(TRACE_PARENT);
        headers.remove(TRACE_STATE);
        headers.remove(BAGGAGE);
        writeTrace(scope, headers);
    }

    private static void writeTrace(CallScope scope, FieldList headers) {
        scope.traceParent().ifPresent(value -> headers.add(TRACE_PARENT, value));
        scope.traceState().ifPresent(value -> headers.add(TRACE_STATE, value));
        if (!scope.metadata().isEmpty()) {
            headers.add(BAGGAGE, baggage(scope.metadata()));
        }
    }

    /** The time that is left, as the value of {@link #TIMEOUT}; never less than a millisecond. */
    public static String timeout(long leftNanos) {
        return Long.toString(Math.max(1, leftNanos / 1_000_000));
    }

    /** Whether the protocol of a remote procedure call has a field for it, which is there. */
    public static boolean isTimeoutTold(FieldList headers) {
        return headers.get(GRPC_TIMEOUT) != null
                || (headers.get(MicroHeaders.ENDPOINT) != null
                        && headers.get(MicroHeaders.TIMEOUT) != null);
    }

    /** The time that the caller of a request still waits; empty when it says nothing sensible. */
    public static OptionalLong timeoutNanos(FieldList headers) {
        var millis = headers.get(TIMEOUT);
        if (millis != null) {
            return isNumber(millis, 9)
                    ? OptionalLong.of(Duration.ofMillis(Long.parseLong(millis)).toNanos())
                    : OptionalLong.empty();
        }
        var grpc = headers.get(GRPC_TIMEOUT);
        if (grpc != null) {
            return grpcNanos(grpc);
        }
        var nanos = headers.get(MicroHeaders.TIMEOUT);
        return nanos != null && isNumber(nanos, 18)
                ? OptionalLong.of(Long.parseLong(nanos))
                : OptionalLong.empty();
    }

    /** Whether a caller over gRPC says how long it waits as it should, or nothing about it. */
    public static boolean isGrpcTimeoutSensible(FieldList headers) {
        var said = headers.get(GRPC_TIMEOUT);
        return said == null || grpcNanos(said).isPresent();
    }

    /** When a caller over gRPC says how long it waits; else empty. */
    public static OptionalLong grpcTimeoutNanos(FieldList headers) {
        var said = headers.get(GRPC_TIMEOUT);
        return said == null ? OptionalLong.empty() : grpcNanos(said);
    }

    /** At most eight digits and a unit (gRPC over HTTP/2). */
    private static OptionalLong grpcNanos(String text) {
        var digits = text.isEmpty() ? "" : text.substring(0, text.length() - 1);
        if (!isNumber(digits, 8)) {
            return OptionalLong.empty();
        }
        var unit = GRPC_UNITS.get(text.charAt(digits.length()));
        return unit == null
                ? OptionalLong.empty()
                : OptionalLong.of(unit.toNanos(Long.parseLong(digits)));
    }

    private static boolean isNumber(String text, int digitsMax) {
        return !text.isEmpty()
                && text.length() <= digitsMax
                && text.chars().allMatch(Character::isDigit);
    }

    /** The metadata of a request, names in lower case; members that make no sense are left out. */
    public static Map<String, String> metadata(Headers headers) {
        var metadata = new LinkedHashMap<String, String>();
        for (var header : headers.all(BAGGAGE)) {
            for (var member : header.split(",", METADATA_MAX + 1)) {
                readMember(member, metadata);
            }
        }
        return metadata;
    }

    private static void readMember(String member, Map<String, String> metadata) {
        var withoutProperties = member.split(";", 2)[0].strip();
        var equals = withoutProperties.indexOf('=');
        if (equals <= 0 || metadata.size() >= METADATA_MAX) {
            return;
        }
        var name = withoutProperties.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        var value = withoutProperties.substring(equals + 1).strip();
        try {
            metadata.put(
                    name, URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException brokenEncoding) {
            // One wrong member is no reason to lose the others (W3C Baggage, 3.3.1).
        }
    }

    private static String baggage(Map<String, String> metadata) {
        var text = new StringBuilder();
        metadata.forEach(
                (name, value) -> {
                    text.append(text.isEmpty() ? "" : ",");
                    appendMember(text, name, value);
                });
        return text.toString();
    }

    /** Appends one member of a baggage. */
    public static void appendMember(StringBuilder baggage, String name, String value) {
        baggage.append(Percent.encode(name)).append('=').append(Percent.encode(value));
    }
}
