package io.doudou.http.client;

import io.doudou.fault.Cancelled;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;

/**
 * The moment at which waiting for an answer ends, and what is wrong then.
 *
 * @param endNanos on the scale of the ticker
 * @param ofCaller whether it is the deadline of the call that this thread works for, after which
 *     nobody waits any more
 * @param said what has passed, as the end of a sentence: {@code no answer within 5s}
 */
public record TimeLimit(long endNanos, boolean ofCaller, String said) {

    public long leftNanos(long nowNanos) {
        return endNanos - nowNanos;
    }

    /** The one that ends first. */
    TimeLimit or(TimeLimit other) {
        return other.endNanos - endNanos < 0 ? other : this;
    }

    /** What to throw when it has passed while an answer was awaited. */
    public ServiceException passed(String what) {
        var message = what + ": " + said;
        return ofCaller ? new Cancelled(message) : new Unknown(message);
    }
}
