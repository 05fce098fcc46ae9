package io.doudou.http;

import io.doudou.codec.Codec;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.MessageShape;

import org.jspecify.annotations.Nullable;

/**
 * How messages of one kind are written where they are not JSON. Immutable.
 *
 * @param codec writes and reads them
 * @param shape what they consist of
 */
public record Encoding(Codec codec, MessageShape shape) {

    /**
     * The message of a value.
     *
     * @throws IllegalArgumentException when the value cannot be said, in JSON or in this encoding
     */
    public <T extends @Nullable Object> EncodedMessage write(JsonCodec<T> json, T value) {
        return new EncodedMessage(this, codec.write(shape, json, value));
    }
}
