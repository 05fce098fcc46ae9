package io.doudou.http.client;

import io.doudou.fault.Cancelled;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides whether a failed attempt is repeated, and after which wait. Decides by the type of the
 * failure, never by its text. Serves all threads as far as its random generator does.
 *
 * @param retriesMax repetitions of one call
 * @param backoff the wait before the first one, doubled for each further one
 * @param backoffMax the longest wait
 */
record RetryRules(int retriesMax, Duration backoff, Duration backoffMax, RandomGenerator random) {

    /**
     * How long to wait before the next attempt; empty when there must not be one.
     *
     * @param repeated how many repetitions there were already
     * @param retryAfter what the node asked for
     * @param otherNode whether there is a node to go to that has not failed
     */
    Optional<Duration> pause(
            int repeated, Failed failed, Optional<Duration> retryAfter, boolean otherNode) {
        if (repeated >= retriesMax || !failed.mayRepeat()) {
            return Optional.empty();
        }
        if (otherNode) {
            return Optional.of(Duration.ZERO);
        }
        var wait = backoff(repeated);
        return Optional.of(retryAfter.filter(asked -> asked.compareTo(wait) > 0).orElse(wait));
    }

    /** Half of the doubled wait for certain, and up to the other half by chance. */
    private Duration backoff(int repeated) {
        var full = Math.min(backoff.toNanos() << repeated, backoffMax.toNanos());
        return Duration.ofNanos(full / 2 + random.nextLong(full / 2 + 1));
    }

    /** A failed attempt of a call that may or may not be carried out twice. */
    record Failed(ServiceException failure, boolean idempotent) {

        boolean mayRepeat() {
            return switch (failure) {
                case Unreachable never -> true;
                case Unknown perhaps -> idempotent;
                case Fault fault -> idempotent && isPassing(fault.status());
                case Malformed nonsense -> false;
                case Cancelled nobodyWaits -> false;
            };
        }

        /** Statuses that say: not now, or not this node. */
        static boolean isPassing(int status) {
            return status == 502 || status == 503 || status == 504;
        }
    }
}
