package io.doudou.broker;

/**
 * Gets the messages of a subscription, one at a time. To return is to acknowledge. To throw asks
 * for the same message again after a while, until the terms of the subscription say that it is
 * enough; then it goes to the dead letters. A {@link io.doudou.fault.Malformed} goes there at once,
 * because a repetition would not help. May block; is interrupted when its time is over.
 */
@FunctionalInterface
public interface Receiver {

    /** Deals with one message; may see it again after a failure. */
    void receive(Delivery delivery) throws Exception;
}
