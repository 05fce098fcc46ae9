package io.doudou.http;

import io.doudou.codec.JsonCodec;
import io.doudou.fault.Problems;

import org.jspecify.annotations.Nullable;

/**
 * A message as it travels where that is not JSON: read without making JSON of it first. Immutable.
 *
 * @param encoding what makes sense of the bytes
 * @param bytes not changed any more; maybe no such message, which whoever reads it finds out
 */
public record EncodedMessage(Encoding encoding, byte[] bytes) {

    /**
     * The value; what is wrong with it is noted under the names of its JSON.
     *
     * @param name what the message is called in problems: the parameter's name
     * @return the value, which means nothing when {@code problems} grew meanwhile
     * @throws io.doudou.fault.Malformed when the bytes are no such message
     */
    public <T extends @Nullable Object> T read(String name, JsonCodec<T> codec, Problems problems) {
        return encoding.codec().read(encoding.shape(), bytes, name, codec, problems);
    }

    /**
     * The value of an answer, whose limits are the service's own affair.
     *
     * @return the value, which means nothing when {@code problems} grew meanwhile
     * @throws io.doudou.fault.Malformed when the bytes are no such message
     */
    public <T extends @Nullable Object> T readAnswer(JsonCodec<T> codec, Problems problems) {
        return encoding.codec().readAnswer(encoding.shape(), bytes, codec, problems);
    }

    /**
     * The JSON that says the same.
     *
     * @throws io.doudou.fault.Malformed when the bytes are no such message
     */
    public byte[] json() {
        return encoding.codec().toJson(encoding.shape(), bytes);
    }
}
