package io.doudou.codec;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one type as JSON. Generated for each type that a service interface mentions;
 * stateless, so one instance serves all threads.
 *
 * @param <T> the type; a codec of an optional value reads and writes {@code null}
 */
public interface JsonCodec<T extends @Nullable Object> {

    /**
     * Reads one value at the reader's place.
     *
     * @return the value; when the reader noted a problem meanwhile it means nothing and may be null
     */
    T read(JsonReader in);

    /** Writes one value. */
    void write(JsonWriter out, T value);

    /** A codec made of its two halves, which are usually method references. */
    static <T extends @Nullable Object> JsonCodec<T> of(Read<T> read, Write<T> write) {
        return new JsonCodec<>() {
            @Override
            public T read(JsonReader in) {
                return read.read(in);
            }

            @Override
            public void write(JsonWriter out, T value) {
                write.write(out, value);
            }
        };
    }

    /** The reading half of a codec. */
    @FunctionalInterface
    interface Read<T extends @Nullable Object> {
        T read(JsonReader in);
    }

    /** The writing half of a codec. */
    @FunctionalInterface
    interface Write<T extends @Nullable Object> {
        void write(JsonWriter out, T value);
    }
}
