package io.doudou.broker;

import io.doudou.call.CallScope;
import io.doudou.fault.Malformed;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/**
 * Brings messages to the receiver of one subscription, on its terms: one at a time, again after a
 * failure, no attempt longer than the limit, and in the end to the dead letters. What every broker
 * delivers with, whatever system its messages come from; serves all threads.
 *
 * <p>A broker hands in a message and acknowledges it in its own system, or does not, by the {@link
 * Outcome}. The receiver runs on the thread that handed in the message, within the scope of the
 * call in which the message was published.
 */
public final class Courier implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Courier.class.getName());

    private final Office office;
    private final String topic;
    private final Receiver receiver;
    private final Terms terms;

    /** Who holds it delivers; those that wait get it in the order of their arrival. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final Thread watch;

    // Guarded by this: who is at work or pauses, until when, and whether it was interrupted.
    private @Nullable Thread working;
    private @Nullable Thread pausing;
    private long endNanos;
    private boolean late;
    private boolean closing;
    private boolean abandoned;

    /** What became of a message that was handed in. */
    public enum Outcome {
        /** The receiver has dealt with it. */
        ACKNOWLEDGED,
        /** It was given up, and published to the dead letters. */
        GIVEN_UP,
        /** The courier was closed or interrupted before the end: another one may deliver it. */
        RETURNED
    }

    /**
     * What the couriers of one broker share.
     *
     * @param deadLetters publishes a message to a topic
     * @param random spreads waits; serves all threads
     */
    public record Office(
            BiConsumer<String, Message> deadLetters, Ticker ticker, RandomGenerator random) {}

    public Courier(Office office, String topic, Receiver receiver, Terms terms) {
        this.office = office;
        this.topic = topic;
        this.receiver = receiver;
        this.terms = terms;
        this.watch = Thread.ofVirtual().unstarted(this::watch);
        watch.start();
    }

    /** Blocks until the message has come to its end here. */
    public Outcome deliver(Message message) {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.RETURNED;
        }
        try {
            return attempts(message);
        } finally {
            turn.unlock();
        }
    }

    /**
     * Takes no further messages; waits for the attempt that runs as long as the terms say, then
     * interrupts it. The receiver itself may call this. A second call does nothing.
     */
    @Override
    public void close() {
        close(terms.drain());
    }

    /** The same, but waits for the attempt that runs no longer than this. */
    public void close(Duration grace) {
        try (var _ = Alarm.after(grace, office.ticker(), this::abandon)) {
            awaitIdle();
        }
    }

    private synchronized void awaitIdle() {
        closing = true;
        if (pausing != null) {
            pausing.interrupt();
        }
        try {
            while (working != null && working != Thread.currentThread() && !abandoned) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (working == null) {
            watch.interrupt();
        }
    }

    private synchronized void abandon() {
        if (working != null) {
            abandoned = true;
            working.interrupt();
            notifyAll();
        }
    }

    private Outcome attempts(Message message) {
        var scope = message.scope();
        for (int attempt = 1; begin(); attempt++) {
            var delivery = new Delivery(topic, message, attempt);
            var failure = attempt(delivery, scope);
            if (failure.isEmpty()) {
                return Outcome.ACKNOWLEDGED;
            }
            if (failure.get() instanceof Stopped) {
                return Outcome.RETURNED;
            }
            if (attempt >= terms.attemptsMax() || failure.get() instanceof Malformed) {
                giveUp(delivery, failure.get());
                return Outcome.GIVEN_UP;
            }
            if (!pause(attempt)) {
                return Outcome.RETURNED;
            }
        }
        return Outcome.RETURNED;
    }

    /** Whether the calling thread may go to the receiver. */
    private synchronized boolean begin() {
        if (closing) {
            return false;
        }
        working = Thread.currentThread();
        late = false;
        endNanos = office.ticker().nanos() + terms.timeLimit().toNanos();
        return true;
    }

    /** One attempt; empty when it is acknowledged. */
    private Optional<Throwable> attempt(Delivery delivery, CallScope scope) {
        Optional<Throwable> failure = Optional.empty();
        try {
            scope.within(terms.timeLimit(), office.ticker())
                    .call(
                            () -> {
                                receiver.receive(delivery);
                                return delivery;
                            });
        } catch (Throwable thrown) {
            // An Error of a receiver is a failed attempt too: the next message may go well.
            failure = Optional.of(thrown);
        }
        return ended(failure);
    }

    /** The attempt is over, and so is every interrupt that was meant for it. */
    private synchronized Optional<Throwable> ended(Optional<Throwable> failure) {
        working = null;
        Thread.interrupted();
        notifyAll();
        if (closing) {
            watch.interrupt();
        }
        if (abandoned) {
            return failure.map(thrown -> new Stopped());
        }
        return late ? failure.map(this::tooLong) : failure;
    }

    private Throwable tooLong(Throwable thrown) {
        return thrown instanceof InterruptedException
                ? new IllegalStateException("interrupted after " + terms.timeLimit(), thrown)
                : thrown;
    }

    /** Waits before the next attempt; false when there is to be none. */
    private boolean pause(int failed) {
        synchronized (this) {
            if (closing) {
                return false;
            }
            pausing = Thread.currentThread();
        }
        try {
            office.ticker().sleep(backoff(failed));
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            rested();
        }
    }

    /** The pause is over, and so is the interrupt by which closing ends it. */
    private synchronized void rested() {
        pausing = null;
        if (closing) {
            Thread.interrupted();
        }
    }

    /** Half of the doubled wait for certain, and up to the other half by chance. */
    private Duration backoff(int failed) {
        var most = terms.backoffMax().toNanos();
        var full = Math.min(terms.backoff().toNanos(), most);
        for (int i = 1; i < failed && full < most; i++) {
            full = Math.min(2 * full, most);
        }
        return Duration.ofNanos(full / 2 + office.random().nextLong(full / 2 + 1));
    }

    private void giveUp(Delivery last, Throwable failure) {
        if (DeadLetter.isTopic(topic)) {
            LOG.log(Level.WARNING, "a dead letter of " + topic + " was given up", failure);
            return;
        }
        try {
            var letter = DeadLetter.of(last, terms.queue(), failure.toString());
            office.deadLetters().accept(DeadLetter.topic(topic), letter);
            LOG.log(Level.DEBUG, () -> topic + ": given up, " + letter.header());
        } catch (RuntimeException unpublished) {
            unpublished.addSuppressed(failure);
            LOG.log(Level.WARNING, "a message of " + topic + " is lost", unpublished);
        }
    }

    /** Sleeps until an attempt could be too long: an idle courier begins none that ends sooner. */
    private void watch() {
        try {
            while (true) {
                office.ticker().sleep(Duration.ofNanos(interruptLate()));
            }
        } catch (InterruptedException closed) {
            // There are no further attempts.
        }
    }

    /** Interrupts an attempt that is too long; tells when to look again. */
    private synchronized long interruptLate() {
        var limit = terms.timeLimit().toNanos();
        var left = endNanos - office.ticker().nanos();
        if (working == null || left > 0) {
            return working == null ? limit : left;
        }
        if (late) {
            LOG.log(Level.WARNING, "a receiver of " + topic + " ignores that it was interrupted");
        }
        late = true;
        working.interrupt();
        endNanos += limit;
        return limit;
    }

    /** Stands for an attempt that was ended from outside, and says nothing about the message. */
    private static final class Stopped extends Exception {
        Stopped() {
            super("stopped", null, false, false);
        }
    }
}
