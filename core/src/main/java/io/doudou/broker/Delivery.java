package io.doudou.broker;

/**
 * One message on its way into one receiver.
 *
 * @param topic it was published to
 * @param attempt 1 for the first; counted by the subscription that delivers, so a member of a queue
 *     that takes over from another begins again
 */
public record Delivery(String topic, Message message, int attempt) {}
