package io.doudou.broker;

import java.time.Duration;
import java.util.Optional;

/**
 * How a subscription wants its messages. Immutable; the methods that are named after a part make
 * other terms.
 *
 * <pre>{@code
 * Terms.queue("billing").attempts(3).timeLimit(Duration.ofSeconds(10))
 * }</pre>
 *
 * @param queue whose members share the messages; empty: this subscription gets all of them
 * @param attemptsMax how often one message is delivered before it is a dead letter
 * @param backoff the wait before the second attempt, doubled for each further one, half of it by
 *     chance
 * @param backoffMax the longest wait
 * @param timeLimit of one attempt; when it has passed the receiver is interrupted
 * @param waitingMax messages that wait in front of the receiver, of a queue those of its first
 *     member; a publisher waits for room
 * @param drain how long closing waits for what is there
 */
public record Terms(
        Optional<String> queue,
        int attemptsMax,
        Duration backoff,
        Duration backoffMax,
        Duration timeLimit,
        int waitingMax,
        Duration drain) {

    /** Attempts that terms may allow. */
    static final int ATTEMPTS_MAX = 1000;

    /** Messages that terms may let wait. */
    static final int WAITING_MAX = 1_000_000;

    private static final Terms ALONE =
            new Terms(
                    Optional.empty(),
                    5,
                    Duration.ofMillis(100),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    1000,
                    Duration.ofSeconds(10));

    public Terms {
        check(queue.map(name -> !name.isBlank()).orElse(true), "a queue needs a name", queue);
        check(attemptsMax >= 1 && attemptsMax <= ATTEMPTS_MAX, "attempts: 1 to 1000", attemptsMax);
        check(!backoff.isNegative() && !backoffMax.isNegative(), "back-off: not below 0", backoff);
        check(timeLimit.isPositive(), "time limit: above 0", timeLimit);
        check(waitingMax >= 1 && waitingMax <= WAITING_MAX, "waiting: 1 to 1000000", waitingMax);
        check(!drain.isNegative(), "drain: not below 0", drain);
    }

    /** Every message of the topic, whoever else gets it. */
    public static Terms alone() {
        return ALONE;
    }

    /** Each message of the topic to one member of the queue. */
    public static Terms queue(String name) {
        return ALONE.inQueue(Optional.of(name));
    }

    /** Other terms in this queue, or in none. */
    public Terms inQueue(Optional<String> name) {
        return new Terms(name, attemptsMax, backoff, backoffMax, timeLimit, waitingMax, drain);
    }

    /** Other terms with so many attempts; 1 repeats nothing. */
    public Terms attempts(int max) {
        return new Terms(queue, max, backoff, backoffMax, timeLimit, waitingMax, drain);
    }

    /** Other terms with these waits between attempts. */
    public Terms backoff(Duration first, Duration max) {
        return new Terms(queue, attemptsMax, first, max, timeLimit, waitingMax, drain);
    }

    /** Other terms with this limit of one attempt. */
    public Terms timeLimit(Duration limit) {
        return new Terms(queue, attemptsMax, backoff, backoffMax, limit, waitingMax, drain);
    }

    /** Other terms that let so many messages wait. */
    public Terms waiting(int max) {
        return new Terms(queue, attemptsMax, backoff, backoffMax, timeLimit, max, drain);
    }

    /** Other terms under which closing waits so long. */
    public Terms drain(Duration limit) {
        return new Terms(queue, attemptsMax, backoff, backoffMax, timeLimit, waitingMax, limit);
    }

    private static void check(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but is " + value);
        }
    }
}
