package io.doudou.nats;

import io.doudou.broker.Courier;
import io.doudou.broker.Message;
import io.doudou.broker.Subscription;
import io.doudou.fault.Unknown;
import io.doudou.option.Settings;
import io.doudou.time.Ticker;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/**
 * Messages that are brought to those who listen at that moment, and are lost for all others: as
 * fast as NATS is, at most once, and in step with go-micro's broker on NATS.
 */
final class CoreCarrier implements Carrier {

    private final Link link;
    private final NatsOptions.Form form;
    private final Courier.Office office;

    CoreCarrier(Link link, Settings settings, Ticker ticker, RandomGenerator random) {
        this.link = link;
        this.form = settings.get(NatsOptions.FORM);
        this.office =
                new Courier.Office(
                        (topic, letter) -> hand(topic, letter, Duration.ZERO), ticker, random);
    }

    @Override
    public void hand(String topic, Message message, Duration patience) {
        var subject = Subjects.of(topic);
        var letter =
                switch (form) {
                    case HEADERS -> Letters.write(subject, message).build();
                    case MICRO -> Letters.writeJson(subject, message, Map.of()).build();
                };
        link.requireSize(letter);
        link.connection(patience).publish(letter);
    }

    @Override
    public Subscription subscribe(Wish wish) {
        var courier = new Courier(office, wish.topic(), wish.receiver(), wish.terms());
        var connection = link.connection();
        var dispatcher =
                connection.createDispatcher(letter -> courier.deliver(Letters.read(letter)));
        // What is too much for a slow receiver is dropped: nobody could tell the publisher.
        dispatcher.setPendingLimits(wish.terms().waitingMax(), Long.MAX_VALUE);
        var subject = Subjects.of(wish.topic());
        wish.terms()
                .queue()
                .ifPresentOrElse(
                        queue -> dispatcher.subscribe(subject, Subjects.name(queue)),
                        () -> dispatcher.subscribe(subject));
        flush(connection, wish.topic());
        return new CoreSubscription(connection, dispatcher, courier, wish, new AtomicBoolean());
    }

    private static void flush(Connection connection, String topic) {
        try {
            connection.flush(Duration.ofSeconds(2));
        } catch (TimeoutException away) {
            throw new Unknown(topic + ": NATS does not answer", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that takes what comes. */
    private record CoreSubscription(
            Connection connection,
            Dispatcher dispatcher,
            Courier courier,
            Wish wish,
            AtomicBoolean closed)
            implements Subscription {

        @Override
        public String topic() {
            return wish.topic();
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                dispatcher.unsubscribe(Subjects.of(wish.topic()));
                courier.close();
                connection.closeDispatcher(dispatcher);
                wish.whenClosed().accept(this);
            }
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
