package io.doudou.mdns;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a new node is spoken of: three probes with up to a quarter of a second between them, then
 * three announcements, a second and two seconds apart (RFC 6762, 8.1 and 8.3, as go-micro does it),
 * and from then on now and then. Belongs to its owner.
 */
final class Introduction {

    private static final int PROBES = 3;
    private static final int ANNOUNCEMENTS = 3;
    private static final Duration GAP_MAX = Duration.ofMillis(250);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final RandomGenerator random;
    private final long againNanos;
    private int done;
    private long nextNanos;

    /**
     * Begins at once.
     *
     * @param again how often to announce later; zero: never
     */
    Introduction(Duration again, RandomGenerator random, long now) {
        this.againNanos = again.toNanos();
        this.random = random;
        this.nextNanos = now;
    }

    /** What is to be said. */
    enum Step {
        PROBE,
        ANNOUNCE
    }

    /** Nanoseconds until the next step; zero or less: now. */
    long waitNanos(long now) {
        return isOver() ? Long.MAX_VALUE : nextNanos - now;
    }

    /** Takes the step that is due. */
    Step take(long now) {
        var step = done < PROBES ? Step.PROBE : Step.ANNOUNCE;
        done++;
        nextNanos = now + gapNanos();
        return step;
    }

    private boolean isOver() {
        return againNanos == 0 && done >= PROBES + ANNOUNCEMENTS;
    }

    private long gapNanos() {
        if (done <= PROBES) {
            return random.nextLong(GAP_MAX.toNanos());
        }
        return switch (done - PROBES) {
            case 1 -> SECOND;
            case 2 -> 2 * SECOND;
            default -> againNanos;
        };
    }
}
