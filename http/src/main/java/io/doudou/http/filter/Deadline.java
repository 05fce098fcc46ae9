package io.doudou.http.filter;

import io.doudou.http.FieldList;
import io.doudou.http.wire.ScopeHeaders;

/**
 * How long the caller of a request waits: what the operator allows, or less when the caller says so
 * in its header.
 *
 * @param nanosMax see {@code HttpOptions.REQUEST_TIMEOUT}
 */
public record Deadline(long nanosMax) {

    /** Nanoseconds from now until nobody waits for the answer any more. */
    public long nanos(FieldList headers) {
        var told = ScopeHeaders.timeoutNanos(headers);
        return told.isEmpty() ? nanosMax : Math.min(nanosMax, told.getAsLong());
    }
}
