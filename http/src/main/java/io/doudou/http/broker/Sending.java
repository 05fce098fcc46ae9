package io.doudou.http.broker;

import io.doudou.fault.Cancelled;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One message on its way to those who share it: whoever of them takes it first. Belongs to one
 * thread.
 */
final class Sending {

    private static final Logger LOG = System.getLogger(Sending.class.getName());

    /** How long it is tried again when no member takes the message. */
    private static final Duration PUBLISH_WAIT = Duration.ofSeconds(5);

    /** Failures to reach a subscriber in no queue after which its process counts as dead. */
    private static final int FAILURES_MAX = 3;

    private static final Duration BACKOFF = Duration.ofMillis(20);
    private static final int DOUBLED_MAX = 5;

    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int TIMED_OUT = 504;

    private final Post post;
    private final Supplier<List<Subscriber>> members;
    private final Ticker ticker;
    private final RandomGenerator random;

    private final Set<String> gone = new HashSet<>();
    private @Nullable ServiceException failure;

    /**
     * A message that was not sent yet.
     *
     * @param members those who share it, asked again before each round
     */
    Sending(Post post, Supplier<List<Subscriber>> members, Ticker ticker, RandomGenerator random) {
        this.post = post;
        this.members = members;
        this.ticker = ticker;
        this.random = random;
    }

    /**
     * Returns when somebody has taken the message, or nobody is left.
     *
     * @throws ServiceException when there is somebody who did not take it in time
     */
    void run() {
        var end = ticker.nanos() + PUBLISH_WAIT.toNanos();
        for (int round = 1; ; round++) {
            var left = left();
            if (left.isEmpty() || goRound(left)) {
                return;
            }
            var reason = failure;
            if (reason != null) {
                if (isDead(left, reason, round)) {
                    return;
                }
                if (reason instanceof Cancelled || end - ticker.nanos() <= 0) {
                    throw reason;
                }
                pause(round);
            }
        }
    }

    private List<Subscriber> left() {
        return members.get().stream().filter(each -> !gone.contains(each.id())).toList();
    }

    /** Asks each member once, beginning with any; true when one has taken the message. */
    private boolean goRound(List<Subscriber> left) {
        failure = null;
        var first = random.nextInt(left.size());
        for (int i = 0; i < left.size(); i++) {
            if (isTaken(left.get((first + i) % left.size()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isTaken(Subscriber member) {
        try {
            return switch (post.to(member)) {
                case NOT_FOUND -> {
                    gone.add(member.id());
                    yield false;
                }
                case UNAVAILABLE -> {
                    failure = new Unreachable(post.refusal(member, UNAVAILABLE));
                    yield false;
                }
                case TIMED_OUT -> throw new Unknown(post.refusal(member, TIMED_OUT));
                // Whatever else it answers, it has had the message, and has given it up itself.
                default -> true;
            };
        } catch (Unreachable | Unknown lost) {
            if (post.isOver()) {
                throw lost;
            }
            failure = lost;
            return false;
        }
    }

    /** Nobody else can take the message, and its registration only has not run out yet. */
    private static boolean isDead(List<Subscriber> left, ServiceException reason, int round) {
        var isAlone = left.size() == 1 && left.getFirst().queue().isEmpty();
        var isDead = isAlone && round >= FAILURES_MAX && reason instanceof Unreachable;
        if (isDead) {
            LOG.log(Level.WARNING, "a subscriber counts as gone: " + reason.getMessage());
        }
        return isDead;
    }

    private void pause(int round) {
        var full = BACKOFF.toNanos() << Math.min(round, DOUBLED_MAX);
        try {
            ticker.sleep(Duration.ofNanos(full / 2 + random.nextLong(full / 2 + 1)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Cancelled("interrupted while publishing", stopped);
        }
    }
}
