package io.doudou.nats;

import io.doudou.broker.Message;
import io.doudou.broker.Receiver;
import io.doudou.broker.Subscription;
import io.doudou.broker.Terms;

import java.time.Duration;
import java.util.function.Consumer;

/** One of the ways in which NATS brings messages to subscribers. Serves all threads. */
interface Carrier {

    /**
     * Hands over a message.
     *
     * @param patience how long to try
     * @throws io.doudou.fault.ServiceException as {@link io.doudou.broker.Broker#publish} says
     */
    void hand(String topic, Message message, Duration patience);

    /** Begins a subscription; returns when no message that is published from now on is missed. */
    Subscription subscribe(Wish wish);

    /**
     * What somebody wants to have.
     *
     * @param whenClosed hears of the end
     */
    record Wish(String topic, Receiver receiver, Terms terms, Consumer<Subscription> whenClosed) {}
}
