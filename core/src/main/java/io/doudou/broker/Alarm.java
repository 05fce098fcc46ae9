package io.doudou.broker;

import io.doudou.time.Ticker;

import java.time.Duration;

/** Does something after a while, unless it is closed before. Serves all threads. */
final class Alarm implements AutoCloseable {

    private final Thread sleeper;

    private Alarm(Thread sleeper) {
        this.sleeper = sleeper;
    }

    static Alarm after(Duration duration, Ticker ticker, Runnable action) {
        return new Alarm(
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        ticker.sleep(duration);
                                        action.run();
                                    } catch (InterruptedException closed) {
                                        // Nobody needs waking any more.
                                    }
                                }));
    }

    @Override
    public void close() {
        sleeper.interrupt();
    }
}
