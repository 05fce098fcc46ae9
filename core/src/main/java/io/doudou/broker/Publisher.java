package io.doudou.broker;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonWriter;

/**
 * Publishes values of one type to one topic. Blocks as its broker does; serves all threads.
 *
 * @param <T> what subscribers of the topic expect
 */
@FunctionalInterface
public interface Publisher<T> {

    /** Hands one value over, with the promises of {@link Broker#publish}. */
    void publish(T event);

    /** Publishes values as JSON. */
    static <T> Publisher<T> json(Broker broker, String topic, JsonCodec<T> codec) {
        return event ->
                broker.publish(
                        topic,
                        Message.of(JsonWriter.write(codec, event))
                                .with(Message.CONTENT_TYPE, "application/json"));
    }
}
