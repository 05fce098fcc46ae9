package io.doudou.http;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonWriter;

import org.jspecify.annotations.Nullable;

/**
 * A value that a call sends. It is written when a node is chosen, because only then is it known how
 * that wants it; as JSON once, however many nodes are asked. Belongs to the thread of its call.
 */
final class SentValue<T> implements Invocation.Value {

    private final JsonCodec<T> codec;
    private final T value;
    private byte @Nullable [] json;

    SentValue(JsonCodec<T> codec, T value) {
        this.codec = codec;
        this.value = value;
    }

    @Override
    public byte[] get() {
        var written = json;
        if (written == null) {
            written = JsonWriter.write(codec, value);
            json = written;
        }
        return written;
    }

    @Override
    public byte[] in(Encoding encoding) {
        return encoding.write(codec, value).bytes();
    }
}
