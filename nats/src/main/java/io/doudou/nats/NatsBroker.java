package io.doudou.nats;

import io.doudou.broker.Broker;
import io.doudou.broker.DeadLetter;
import io.doudou.broker.Message;
import io.doudou.broker.Receiver;
import io.doudou.broker.Subscription;
import io.doudou.broker.Terms;
import io.doudou.call.CallScope;
import io.doudou.option.Settings;
import io.doudou.plugin.PluginOptions;
import io.doudou.time.Ticker;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * A broker over the subjects of NATS. With JetStream, unless the settings say otherwise, a message
 * is kept by the servers until everybody who is subscribed has acknowledged it, and a queue keeps
 * its messages while it has no members. Serves all threads.
 *
 * <p>While the servers are away publishers wait, and then hear {@link io.doudou.fault.Unreachable}
 * or, when a message may have been stored already, {@link io.doudou.fault.Unknown}; subscriptions
 * go on when the servers are back.
 */
public final class NatsBroker implements Broker {

    /** How long a publisher waits for servers that are away, or for room. */
    private static final Duration PUBLISH_WAIT = Duration.ofSeconds(5);

    private final Link link;
    private final Carrier carrier;
    private final Ticker ticker;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private NatsBroker(Link link, Carrier carrier, Ticker ticker) {
        this.link = link;
        this.carrier = carrier;
        this.ticker = ticker;
    }

    /**
     * A broker that begins to connect.
     *
     * @param settings those of {@link NatsOptions}
     * @param random names subscriptions and spreads repetitions; serves all threads
     */
    public static NatsBroker open(Settings settings, Ticker ticker, RandomGenerator random) {
        var link = Link.open(settings, PluginOptions.BROKER_ADDRESS, "broker", ticker);
        var carrier =
                switch (settings.get(NatsOptions.DELIVERY)) {
                    case JETSTREAM -> new JetStreamCarrier(link, settings, ticker, random);
                    case CORE -> new CoreCarrier(link, settings, ticker, random);
                };
        return new NatsBroker(link, carrier, ticker);
    }

    @Override
    public void publish(String topic, Message message) {
        requireOpen();
        Broker.requireTopic(topic);
        var scope = CallScope.current();
        var patience =
                scope.remaining(ticker)
                        .filter(left -> left.compareTo(PUBLISH_WAIT) < 0)
                        .orElse(PUBLISH_WAIT);
        carrier.hand(topic, message.sentIn(scope), patience);
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.doudou.fault.Unreachable when the servers are away, or do not do what is asked
     */
    @Override
    public Subscription subscribe(String topic, Receiver receiver, Terms terms) {
        requireOpen();
        Broker.requireTopic(topic);
        var subscription =
                carrier.subscribe(new Carrier.Wish(topic, receiver, terms, subscriptions::remove));
        subscriptions.add(subscription);
        return subscription;
    }

    /** Those of dead letters are closed last, because the others may still have some. */
    @Override
    public void close() {
        closed = true;
        closeTogether(false);
        closeTogether(true);
        link.close();
    }

    private void closeTogether(boolean ofDeadLetters) {
        var closing =
                List.copyOf(subscriptions).stream()
                        .filter(each -> isOfDeadLetters(each) == ofDeadLetters)
                        .map(each -> Thread.ofVirtual().start(each::close))
                        .toList();
        try {
            for (var thread : closing) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isOfDeadLetters(Subscription subscription) {
        return subscription.topic().endsWith(DeadLetter.SUFFIX);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the broker is closed");
        }
    }
}
