package io.doudou.nats;

import io.doudou.broker.Courier;
import io.doudou.broker.Courier.Outcome;
import io.doudou.broker.Subscription;
import io.doudou.fault.ServiceException;
import io.nats.client.Message;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** One member of a queue, or a subscription without one, that JetStream keeps messages for. */
final class JetStreamSubscription implements Subscription {

    private static final Logger LOG = System.getLogger(JetStreamSubscription.class.getName());

    /** How often a subscription that ends looks whether all is delivered. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private final JetStreamCarrier carrier;
    private final Streams streams;
    private final String name;
    private final Carrier.Wish wish;
    private final Pulled pulled;
    private final Courier courier;
    private final Thread worker;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Whether the dead letter of the current message could not be stored. Of the worker. */
    private boolean isUnburied;

    JetStreamSubscription(
            JetStreamCarrier carrier,
            Streams streams,
            String name,
            Carrier.Wish wish,
            Pulled pulled) {
        this.carrier = carrier;
        this.streams = streams;
        this.name = name;
        this.wish = wish;
        this.pulled = pulled;
        var office = carrier.office((topic, failure) -> isUnburied = true);
        this.courier = new Courier(office, wish.topic(), wish.receiver(), wish.terms());
        this.worker = Thread.ofVirtual().name("doudou-" + wish.topic()).unstarted(this::work);
    }

    void begin() {
        pulled.begin();
        worker.start();
    }

    @Override
    public String topic() {
        return wish.topic();
    }

    private void work() {
        try {
            for (var next = pulled.take(); next.isPresent(); next = pulled.take()) {
                settle(next.get(), deliver(next.get()));
                pulled.done();
            }
        } catch (InterruptedException stopped) {
            LOG.log(Level.DEBUG, topic() + ": interrupted", stopped);
        }
    }

    private Outcome deliver(Message letter) {
        isUnburied = false;
        io.doudou.broker.Message message;
        try {
            message = Letters.read(letter);
        } catch (IllegalArgumentException tooLarge) {
            LOG.log(Level.WARNING, topic() + ": a message is left out", tooLarge);
            return Outcome.GIVEN_UP;
        }
        var outcome = courier.deliver(message);
        return outcome == Outcome.GIVEN_UP && isUnburied ? Outcome.RETURNED : outcome;
    }

    private void settle(Message letter, Outcome outcome) {
        try {
            switch (outcome) {
                case ACKNOWLEDGED, GIVEN_UP -> letter.ack();
                case RETURNED -> letter.nak();
            }
        } catch (IllegalStateException away) {
            LOG.log(Level.DEBUG, topic() + ": what became of a message was not told", away);
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        var isOwn = Thread.currentThread() == worker;
        var isAlone = wish.terms().queue().isEmpty();
        var ticker = carrier.ticker();
        var end = ticker.nanos() + wish.terms().drain().toNanos();
        try {
            if (isAlone && !isOwn) {
                awaitIdle(end);
            }
            pulled.leave();
            courier.close(Duration.ofNanos(Math.max(0, end - ticker.nanos())));
            if (!isOwn) {
                worker.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (isAlone) {
            forget();
        }
        wish.whenClosed().accept(this);
    }

    /** Nobody else gets what waits for a subscription without a queue. */
    private void awaitIdle(long end) throws InterruptedException {
        try {
            while (end - carrier.ticker().nanos() > 0
                    && !(pulled.isEmpty() && streams.isIdle(topic(), name))) {
                carrier.ticker().sleep(LOOK);
            }
        } catch (ServiceException away) {
            LOG.log(Level.DEBUG, topic() + ": closed while NATS is away", away);
        }
    }

    private void forget() {
        try {
            streams.end(topic(), name);
        } catch (ServiceException | IllegalStateException away) {
            // The servers forget it by themselves after a while.
            LOG.log(Level.DEBUG, topic() + ": NATS was not told of the end", away);
        }
    }
}
