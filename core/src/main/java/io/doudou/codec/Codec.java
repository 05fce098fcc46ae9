package io.doudou.codec;

import io.doudou.fault.Problems;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Turns messages of another encoding into the JSON that generated code reads, and back. Stateless;
 * serves all threads.
 *
 * <p>What comes in may be anything: a codec takes memory in proportion to what is there, never to
 * what a length says, nests no deeper than {@link JsonReader#DEPTH_MAX}, and gives up when the JSON
 * grows beyond {@link #jsonBytesMax}. Names and numbers that the shape does not know are passed
 * over, as callers of another version send them.
 */
public interface Codec {

    /** JSON that may come of any message, however short; see {@link #jsonBytesMax}. */
    int JSON_BYTES_FREE = 1 << 20;

    /** Bytes of JSON for each byte of a message beyond that. */
    int JSON_BYTES_EACH = 8;

    /** What settings and nodes call it: {@code protobuf}. Lower case. */
    String name();

    /**
     * The media types that it speaks, in lower case and without parameters; the first is the one
     * that it writes.
     */
    List<String> contentTypes();

    /**
     * The JSON of a message.
     *
     * @throws io.doudou.fault.Malformed when the bytes are no such message, or too much comes of
     *     them
     */
    byte[] toJson(MessageShape shape, byte[] message);

    /**
     * The message with that JSON.
     *
     * @throws IllegalArgumentException when the JSON does not have the shape
     */
    byte[] fromJson(MessageShape shape, byte[] json);

    /**
     * The value of a message. What the message lacks or has wrong is noted in {@code problems} as
     * it is for its JSON, under the same names. A codec that knows a shorter way than that by JSON
     * takes it here, with the same result: it hands its own {@link JsonReader} to the values'.
     *
     * @param name what the message is called in problems: the parameter's name
     * @return the value, which means nothing when {@code problems} grew meanwhile
     * @throws io.doudou.fault.Malformed when the bytes are no such message, or too much comes of
     *     them
     */
    default <T extends @Nullable Object> T read(
            MessageShape shape,
            byte[] message,
            String name,
            JsonCodec<T> codec,
            Problems problems) {
        return JsonReader.read(toJson(shape, message), name, codec, problems);
    }

    /**
     * The same of what a service answered: its limits are not checked, as {@link
     * JsonReader#readAnswer} says.
     */
    default <T extends @Nullable Object> T readAnswer(
            MessageShape shape, byte[] message, JsonCodec<T> codec, Problems problems) {
        return JsonReader.readAnswer(toJson(shape, message), codec, problems);
    }

    /**
     * The message of a value: what {@link #fromJson} makes of its JSON, to the byte. A codec that
     * knows a shorter way takes it here, with its own {@link JsonWriter}.
     *
     * @throws IllegalArgumentException when the value cannot be said, in JSON or in this encoding
     */
    default <T extends @Nullable Object> byte[] write(
            MessageShape shape, JsonCodec<T> codec, T value) {
        return fromJson(shape, JsonWriter.write(codec, value));
    }

    /** The media type that it writes. */
    default String contentType() {
        return contentTypes().getFirst();
    }

    /**
     * How much JSON may come of a message. Absent values become names and zeros, so that an
     * adversary could else turn two bytes into thousands.
     */
    static int jsonBytesMax(int messageBytes) {
        return (int) Math.min(1 << 30, JSON_BYTES_FREE + (long) JSON_BYTES_EACH * messageBytes);
    }
}
