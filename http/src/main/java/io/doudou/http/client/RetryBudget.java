package io.doudou.http.client;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps repetitions a small part of all calls, so that a service that is down is not asked several
 * times as often as one that is up. Serves all threads.
 */
final class RetryBudget {

    /** What one repetition costs. */
    static final int COST = 10;

    /** What one call pays in: in the long run one repetition for five calls. */
    static final int INCOME = 2;

    /** What can be saved, and what there is at first: enough for calls that come rarely. */
    static final int SAVINGS_MAX = 20 * COST;

    private final AtomicInteger savings = new AtomicInteger(SAVINGS_MAX);

    /** Notes a call. */
    void called() {
        if (savings.get() < SAVINGS_MAX) {
            savings.updateAndGet(saved -> Math.min(SAVINGS_MAX, saved + INCOME));
        }
    }

    /** Pays for a repetition; false when there is not enough. */
    boolean spend() {
        return savings.getAndUpdate(saved -> saved >= COST ? saved - COST : saved) >= COST;
    }
}
