package io.doudou.gossip;

/**
 * How often this node answers to addresses of nobody it knows: a ping carries the address to be
 * answered, so without a limit anybody could let it shoot at somebody else.
 */
final class Strangers {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final int perSecond;
    private long secondBeganNanos;
    private int answered;
    private long unanswered;
    private boolean began;

    Strangers(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Whether one more may be answered now; counts it. */
    boolean mayAnswer(long nowNanos) {
        if (!began || nowNanos - secondBeganNanos >= SECOND_NANOS) {
            began = true;
            secondBeganNanos = nowNanos;
            answered = 0;
        }
        boolean may = answered < perSecond;
        if (may) {
            answered++;
        } else {
            unanswered++;
        }
        return may;
    }

    /** How many were not answered since the beginning. */
    long unanswered() {
        return unanswered;
    }
}
