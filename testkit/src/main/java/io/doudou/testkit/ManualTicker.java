package io.doudou.testkit;

import io.doudou.time.Ticker;

import java.time.Duration;
import java.time.Instant;

/**
 * A clock that stands still until a test moves it, so that tests of time take none. Serves all
 * threads.
 *
 * <pre>{@code
 * var ticker = new ManualTicker();
 * var cache = new Cache(Duration.ofMinutes(5), ticker);
 * cache.put("a", 1);
 * ticker.advance(Duration.ofMinutes(6));
 * assertThat(cache.get("a")).isEmpty();
 * }</pre>
 *
 * <p>Code under test that sleeps does so until another thread has moved the clock far enough;
 * {@link #awaitSleepers} tells that thread when it is time to.
 */
public final class ManualTicker implements Ticker {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    // Guarded by this, which sleepers wait on.
    private Duration passed = Duration.ZERO;
    private int sleepers;

    /** Begins on the first of January 2026. */
    public ManualTicker() {}

    /** Moves the clock, and wakes whoever has slept long enough. */
    public synchronized void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not go back by " + duration);
        }
        passed = passed.plus(duration);
        notifyAll();
    }

    /**
     * Blocks until so many threads sleep on this clock.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    public synchronized void awaitSleepers(int count) throws InterruptedException {
        while (sleepers < count) {
            wait();
        }
    }

    @Override
    public synchronized long nanos() {
        return passed.toNanos();
    }

    @Override
    public synchronized Instant now() {
        return START.plus(passed);
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        var end = passed.plus(duration);
        sleepers++;
        notifyAll();
        try {
            while (passed.compareTo(end) < 0) {
                wait();
            }
        } finally {
            sleepers--;
        }
    }
}
