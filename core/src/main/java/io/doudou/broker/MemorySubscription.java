package io.doudou.broker;

import io.doudou.broker.Courier.Outcome;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** One member of a mailbox: a thread that takes messages and has them delivered. */
final class MemorySubscription implements Subscription {

    private static final Logger LOG = System.getLogger(MemorySubscription.class.getName());

    private final MemoryBroker broker;
    private final String topic;
    private final Terms terms;
    private final Mailbox mailbox;
    private final Courier courier;
    private final Thread worker;
    private final CountDownLatch drained = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    MemorySubscription(
            MemoryBroker broker, String topic, Receiver receiver, Terms terms, Mailbox mailbox) {
        this.broker = broker;
        this.topic = topic;
        this.terms = terms;
        this.mailbox = mailbox;
        this.courier = new Courier(broker.office(), topic, receiver, terms);
        this.worker = Thread.ofVirtual().name("doudou-" + topic).unstarted(this::work);
    }

    void start() {
        mailbox.join(this);
        worker.start();
    }

    Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        var isLast = broker.leave(this);
        if (isLast && worker != Thread.currentThread()) {
            awaitDrained();
        }
        courier.close();
    }

    private void work() {
        try {
            for (var next = mailbox.take(this); next.isPresent(); next = mailbox.take(this)) {
                if (courier.deliver(next.get()) == Outcome.RETURNED) {
                    mailbox.giveBack(next.get());
                    break;
                }
            }
        } catch (InterruptedException stopped) {
            // Only what interrupts a receiver interrupts this thread, and that was taken back.
        } finally {
            mailbox.dropLeftovers(this).ifPresent(this::warn);
            drained.countDown();
        }
    }

    /** The last member deals with what waits, as long as the terms say. */
    private void awaitDrained() {
        try (var _ = Alarm.after(terms.drain(), broker.office().ticker(), this::abandon)) {
            drained.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            abandon();
        }
    }

    private void abandon() {
        mailbox.dropLeftovers(this).ifPresent(this::warn);
        courier.close(Duration.ZERO);
        drained.countDown();
    }

    private void warn(int lost) {
        LOG.log(Level.WARNING, topic + ": closed, and " + lost + " messages that waited are lost");
    }
}
