package io.doudou.call;

import io.doudou.time.Ticker;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The call that the current thread works for. Immutable; inherited by the outgoing calls of a
 * handler, and by threads that structured concurrency forks.
 *
 * @param requestId names the request in logs of every service it passes; empty outside of a call
 * @param deadlineNanos when nobody waits any more, on the scale of {@link
 *     io.doudou.time.Ticker#nanos}; empty: no limit
 * @param traceParent the W3C {@code traceparent} header, empty when the call is not traced
 * @param traceState the W3C {@code tracestate} header
 * @param metadata what the caller sent along, names in lower case
 */
public record CallScope(
        String requestId,
        OptionalLong deadlineNanos,
        Optional<String> traceParent,
        Optional<String> traceState,
        Map<String, String> metadata) {

    /** Outside of any call. */
    public static final CallScope NONE =
            new CallScope("", OptionalLong.empty(), Optional.empty(), Optional.empty(), Map.of());

    private static final ScopedValue<CallScope> CURRENT = ScopedValue.newInstance();

    /** The scope of the current thread; {@link #NONE} outside of a call. Never null. */
    public static CallScope current() {
        return CURRENT.orElse(NONE);
    }

    /**
     * How long somebody still waits; zero when the deadline has passed, empty when there is none.
     *
     * @param ticker the clock that the deadline was set by
     */
    public Optional<Duration> remaining(Ticker ticker) {
        return deadlineNanos.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Duration.ofNanos(Math.max(0, deadlineNanos.getAsLong() - ticker.nanos())));
    }

    /**
     * The same scope with one more thing that is sent along.
     *
     * @param name in any case; kept in lower case
     */
    public CallScope with(String name, String value) {
        var more = new TreeMap<>(metadata);
        more.put(name.toLowerCase(Locale.ROOT), value);
        return new CallScope(requestId, deadlineNanos, traceParent, traceState, Map.copyOf(more));
    }

    /** The same scope with a limit, unless an earlier one holds already. */
    public CallScope within(Duration limit, Ticker ticker) {
        var left = remaining(ticker);
        if (left.isPresent() && left.get().compareTo(limit) <= 0) {
            return this;
        }
        var deadline = OptionalLong.of(ticker.nanos() + limit.toNanos());
        return new CallScope(requestId, deadline, traceParent, traceState, metadata);
    }

    /** Runs {@code work} with this scope bound. */
    public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(CURRENT, this).<R, X>call(work);
    }
}
