package io.doudou.broker;

import io.doudou.call.CallScope;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;

/**
 * How a call scope travels in a message: the request id and the trace in the fields that HTTP has
 * for them, metadata as plain fields, which is what go-micro does. A deadline does not travel,
 * because nobody waits for a receiver.
 */
final class ScopeFields {

    private static final String REQUEST_ID = "X-Request-ID";
    private static final String TRACE_PARENT = "traceparent";
    private static final String TRACE_STATE = "tracestate";

    /** What describes the message or the way it took; all lower case. */
    private static final Set<String> NO_METADATA =
            Set.of(
                    "accept",
                    "accept-encoding",
                    "connection",
                    "content-encoding",
                    "content-length",
                    "content-type",
                    "host",
                    "local",
                    "remote",
                    "timeout",
                    TRACE_PARENT,
                    TRACE_STATE,
                    "transfer-encoding",
                    "user-agent",
                    "x-request-id");

    private ScopeFields() {}

    static SortedMap<String, String> write(CallScope scope, SortedMap<String, String> header) {
        if (!scope.requestId().isEmpty()) {
            header.putIfAbsent(REQUEST_ID, scope.requestId());
        }
        scope.traceParent().ifPresent(value -> header.putIfAbsent(TRACE_PARENT, value));
        scope.traceState().ifPresent(value -> header.putIfAbsent(TRACE_STATE, value));
        scope.metadata().forEach((name, value) -> header.putIfAbsent(capitals(name), clean(value)));
        return header;
    }

    static CallScope read(SortedMap<String, String> header) {
        var metadata = new LinkedHashMap<String, String>();
        for (var field : header.entrySet()) {
            var name = field.getKey().toLowerCase(Locale.ROOT);
            if (isMetadata(name)) {
                metadata.put(name, field.getValue());
            }
        }
        return new CallScope(
                header.getOrDefault(REQUEST_ID, ""),
                OptionalLong.empty(),
                Optional.ofNullable(header.get(TRACE_PARENT)),
                Optional.ofNullable(header.get(TRACE_STATE)),
                Map.copyOf(metadata));
    }

    private static boolean isMetadata(String name) {
        return !NO_METADATA.contains(name)
                && !name.startsWith(":")
                && !name.startsWith("micro-")
                && !name.startsWith(DeadLetter.PREFIX);
    }

    /** {@code x-user-id} as {@code X-User-Id}: the form that receivers written in Go look for. */
    private static String capitals(String name) {
        var text = new StringBuilder(name);
        for (int i = 0; i < text.length(); i++) {
            if (i == 0 || text.charAt(i - 1) == '-') {
                text.setCharAt(i, Character.toUpperCase(text.charAt(i)));
            }
        }
        return text.toString();
    }

    /** Control characters cannot travel in a field; the rest of the value still says something. */
    private static String clean(String value) {
        return value.replaceAll("[\\x00-\\x1f\\x7f]", " ");
    }
}
