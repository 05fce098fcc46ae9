package io.doudou.broker;

/** What {@link Broker#subscribe} began; closed to end it. Serves all threads. */
public interface Subscription extends AutoCloseable {

    /** The topic as it was subscribed to. */
    String topic();

    /**
     * Takes no further messages and waits for the delivery that runs, no longer than the terms of
     * the subscription say; then it is interrupted. What still waits goes to the other members of
     * the queue; the last member, or a subscription without a queue, first deals with it within the
     * same limit. When the receiver itself calls this, it returns at once and the delivery that
     * called is the last. A second call does nothing.
     */
    @Override
    void close();
}
