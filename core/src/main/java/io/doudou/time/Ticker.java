package io.doudou.time;

import java.time.Duration;
import java.time.Instant;

/** A clock that can be slept on. Serves all threads. */
public interface Ticker {

    /** Nanoseconds since some fixed moment; only differences mean anything. Never goes back. */
    long nanos();

    /** The time of day. May jump. */
    Instant now();

    /**
     * Blocks for this long; zero or less returns at once.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    void sleep(Duration duration) throws InterruptedException;

    /** The machine's clock. */
    static Ticker system() {
        return SystemTicker.INSTANCE;
    }
}
