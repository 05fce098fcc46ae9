package io.doudou.broker;

import io.doudou.time.Ticker;

import java.util.random.RandomGenerator;

/**
 * Carries messages from those who publish them to those who have subscribed to their topic. All
 * methods may block and serve all threads; what goes wrong between machines is a {@link
 * io.doudou.fault.ServiceException}. After {@link #close} every other method throws {@link
 * IllegalStateException}.
 *
 * <pre>{@code
 * broker.subscribe("orders", delivery -> bill(delivery.message()), Terms.queue("billing"));
 * broker.publish("orders", Message.of("order 7"));
 * }</pre>
 *
 * <p>Each subscription without a queue gets every message of its topic, and so does each queue,
 * whose members share them. A subscription gets one message at a time, those of one publisher in
 * the order in which they were published. A message is delivered at least once: receivers must bear
 * a repeated one.
 */
public interface Broker extends AutoCloseable {

    /** Characters of a topic: as long as names are in common brokers. */
    int TOPIC_CHARS_MAX = 255;

    /**
     * Hands over a message; returns when the broker has taken it for everybody who is subscribed
     * now. That nobody is subscribed is no error. Metadata, request id and trace of the current
     * call travel along.
     *
     * <p>While a subscriber is too slow the publisher waits, up to a limit of the broker and never
     * past the deadline of the current call.
     *
     * @throws io.doudou.fault.Unreachable when nobody got the message: publishing it again is safe
     * @throws io.doudou.fault.Unknown when somebody may have got it
     * @throws IllegalArgumentException when the topic is blank or too long
     */
    void publish(String topic, Message message);

    /**
     * Lets {@code receiver} have the messages that are published from now on, on a thread of the
     * broker.
     *
     * @param terms alone or as a member of a queue, and how failures are treated
     * @throws IllegalArgumentException when the topic is blank or too long
     */
    Subscription subscribe(String topic, Receiver receiver, Terms terms);

    /** Closes all subscriptions, as {@link Subscription#close}. A second call does nothing. */
    @Override
    void close();

    /**
     * A broker that lives in this process: the reference, and the default of a monolith. What waits
     * in it is lost with the process.
     *
     * @param random spreads repeated deliveries; serves all threads
     */
    static Broker inMemory(Ticker ticker, RandomGenerator random) {
        return new MemoryBroker(ticker, random);
    }

    /**
     * What implementations check at their door.
     *
     * @throws IllegalArgumentException when the topic is blank or too long
     */
    static void requireTopic(String topic) {
        if (topic.isBlank() || topic.length() > TOPIC_CHARS_MAX) {
            throw new IllegalArgumentException(
                    "a topic has 1 to "
                            + TOPIC_CHARS_MAX
                            + " characters, but is \""
                            + topic
                            + "\"");
        }
    }
}
