package io.doudou.http.filter;

import io.doudou.http.FieldList;
import io.doudou.http.wire.ScopeHeaders;

/**
 * How long the caller of a request waits: what the operator allows, or less when the caller says so
 * in {@code X-Request-Timeout}.
 *
 * @param nanosMax see {@code HttpOptions.REQUEST_TIMEOUT}
 */
public record Deadline(long nanosMax) {

    /** Nanoseconds from now until nobody waits for the answer any more. */
    public long nanos(FieldList headers) {
        return headers.get(ScopeHeaders.TIMEOUT) == null
                ? nanosMax
                : Math.min(nanosMax, ScopeHeaders.timeoutNanos(headers).orElse(nanosMax));
    }
}
