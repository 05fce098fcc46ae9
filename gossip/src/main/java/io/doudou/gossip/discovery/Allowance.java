package io.doudou.gossip.discovery;

import java.time.InstantSource;

/** So many of something in each second of the clock. Guarded by its owner. */
final class Allowance {

    private final int perSecond;
    private final InstantSource clock;
    private long second;
    private int left;

    Allowance(int perSecond, InstantSource clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Takes one, if there is one left in this second. */
    boolean take() {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            left = perSecond;
        }
        return left-- > 0;
    }
}
