package io.doudou.http.client;

import java.time.Duration;

/**
 * How long one connection is used; then another takes its place, between two calls.
 *
 * @param ageMax since it was opened
 * @param usesMax how many calls it carries
 */
public record Lifetime(Duration ageMax, int usesMax) {

    /** As long as the node keeps it open. */
    static final Lifetime ENDLESS =
            new Lifetime(Duration.ofNanos(Long.MAX_VALUE), Integer.MAX_VALUE);

    /**
     * Calls on one connection to a server of go-micro, which keeps about 2 KB of each until the
     * connection is closed: so it never keeps more than 20 MB (go-micro specification, 19.3).
     */
    private static final int USES_OF_GO_MICRO_MAX = 10_000;

    /** For nodes that go-micro's calls are made to. */
    static Lifetime ofGoMicro(Duration ageMax) {
        return new Lifetime(ageMax, USES_OF_GO_MICRO_MAX);
    }

    boolean isOver(long ageNanos, int uses) {
        return uses >= usesMax || ageNanos >= ageMax.toNanos();
    }
}
