package io.doudou.http.server;

import io.doudou.time.Ticker;

/**
 * The time as one event loop knows it: read once in each round of its {@link ServerLoop}, because a
 * request notes the time at each of its steps and needs none of them exactly. Belongs to the loop.
 */
final class LoopClock {

    private final Ticker ticker;
    private long nanos;
    private byte[] dateLine = new byte[0];
    private long dateSecond = -1;

    LoopClock(Ticker ticker) {
        this.ticker = ticker;
        tick();
    }

    /** Reads the machine's clock. */
    void tick() {
        nanos = ticker.nanos();
        var now = ticker.now();
        if (now.getEpochSecond() != dateSecond) {
            dateSecond = now.getEpochSecond();
            dateLine = DateLine.of(now);
        }
    }

    /** The time of the last round, on the scale of {@link Ticker#nanos}. */
    long nanos() {
        return nanos;
    }

    /** The {@code Date} header line of the last round (RFC 9110, 6.6.1). */
    byte[] dateLine() {
        return dateLine;
    }
}
