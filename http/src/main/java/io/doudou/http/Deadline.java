package io.doudou.http;

/**
 * How long the caller of a request waits: what the operator allows, or less when the caller says so
 * in {@code X-Request-Timeout}.
 *
 * @param nanosMax see {@link HttpOptions#REQUEST_TIMEOUT}
 */
record Deadline(long nanosMax) {

    /** Nanoseconds from now until nobody waits for the answer any more. */
    long nanos(FieldList headers) {
        return headers.get(ScopeHeaders.TIMEOUT) == null
                ? nanosMax
                : Math.min(nanosMax, ScopeHeaders.timeoutNanos(headers).orElse(nanosMax));
    }
}
