package io.doudou.interop;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;

/** Which tests run: every build those of seconds, and with {@code -Dsoak} those of minutes, too. */
final class Lane {

    private Lane() {}

    static boolean isSoak() {
        return System.getProperty("soak") != null;
    }

    /** Skips a test that takes minutes, unless asked for them. */
    static void soakOnly() {
        assumeThat(isSoak()).as("takes minutes: run with -Dsoak").isTrue();
    }

    /** How long a cluster is watched in which nothing should happen. */
    static Duration calm() {
        return isSoak() ? Duration.ofMinutes(10) : Duration.ofSeconds(20);
    }
}
