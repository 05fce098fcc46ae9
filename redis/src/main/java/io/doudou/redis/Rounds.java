package io.doudou.redis;

import io.doudou.fault.ServiceException;
import io.doudou.redis.wire.Refusal;
import io.doudou.time.Ticker;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Goes round the subscriptions of one broker: says what each still works on, and clears away what
 * crashed ones have left. A thread of its own from the first subscription on.
 */
final class Rounds implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Rounds.class.getName());

    /** Signs of life within the time after which a member is taken for dead. */
    private static final int PER_TAKEOVER = 3;

    /** A subscription that was not there for so long is not coming back. */
    private static final Duration ABSENCE_MIN = Duration.ofMinutes(1);

    private final Collection<RedisSubscription> subscriptions;
    private final Duration pause;
    private final Duration absence;
    private final Ticker ticker;
    private final AtomicBoolean started = new AtomicBoolean();
    private final Thread thread;

    // Belongs to the thread: while the server was away, nobody could be there.
    private long soundNanos;

    Rounds(Collection<RedisSubscription> subscriptions, Duration takeover, Ticker ticker) {
        this.subscriptions = subscriptions;
        this.pause = takeover.dividedBy(PER_TAKEOVER);
        this.absence = takeover.compareTo(ABSENCE_MIN) > 0 ? takeover.multipliedBy(2) : ABSENCE_MIN;
        this.ticker = ticker;
        this.thread = Thread.ofVirtual().name("doudou-redis-rounds").unstarted(this::run);
    }

    void start() {
        if (started.compareAndSet(false, true)) {
            thread.start();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        soundNanos = ticker.nanos();
        try {
            while (true) {
                ticker.sleep(pause);
                round();
            }
        } catch (InterruptedException | IllegalStateException closed) {
            // The broker is closed.
        }
    }

    private void round() {
        var swept = new HashSet<String>();
        long now = ticker.nanos();
        var isSweeping = now - soundNanos >= absence.toNanos();
        try {
            for (var each : subscriptions) {
                each.keep();
                if (isSweeping && swept.add(each.topic())) {
                    each.sweep(absence);
                }
            }
            soundNanos = isSweeping ? now : soundNanos;
        } catch (ServiceException | Refusal failure) {
            soundNanos = now;
            LOG.log(Level.DEBUG, "a round was in vain", failure);
        }
    }
}
