package io.doudou.broker;

import io.doudou.codec.Codec;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.MessageShape;

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

    /**
     * Publishes values in another encoding, which the content type of the messages names.
     *
     * @param shape what the messages consist of
     */
    static <T> Publisher<T> encoded(
            Broker broker, String topic, JsonCodec<T> codec, Codec encoding, MessageShape shape) {
        return event ->
                broker.publish(
                        topic,
                        Message.of(encoding.fromJson(shape, JsonWriter.write(codec, event)))
                                .with(Message.CONTENT_TYPE, encoding.contentType()));
    }
}
