package io.doudou.codec.binary;

import io.doudou.codec.Codec;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.MessageShape;
import io.doudou.fault.Problems;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Protocol Buffers as proto3 has them on the wire. */
record Protobuf() implements Codec {

    private static final List<String> CONTENT_TYPES =
            List.of("application/protobuf", "application/x-protobuf");

    @Override
    public String name() {
        return "protobuf";
    }

    @Override
    public List<String> contentTypes() {
        return CONTENT_TYPES;
    }

    @Override
    public <T extends @Nullable Object> T read(
            MessageShape shape,
            byte[] message,
            String name,
            JsonCodec<T> codec,
            Problems problems) {
        try {
            return WireReader.read(shape, message, codec, true);
        } catch (RuntimeException doubt) {
            // Also of what the codec throws: perhaps the message is wrong farther behind.
            return Codec.super.read(shape, message, name, codec, problems);
        }
    }

    @Override
    public <T extends @Nullable Object> T readAnswer(
            MessageShape shape, byte[] message, JsonCodec<T> codec, Problems problems) {
        try {
            return WireReader.read(shape, message, codec, false);
        } catch (RuntimeException doubt) {
            return Codec.super.readAnswer(shape, message, codec, problems);
        }
    }

    @Override
    public <T extends @Nullable Object> byte[] write(
            MessageShape shape, JsonCodec<T> codec, T value) {
        try {
            return WireWriter.write(shape, codec, value);
        } catch (RuntimeException doubt) {
            return Codec.super.write(shape, codec, value);
        }
    }

    @Override
    public byte[] toJson(MessageShape shape, byte[] message) {
        return ProtobufReader.json(shape, message);
    }

    @Override
    public byte[] fromJson(MessageShape shape, byte[] json) {
        return new ProtobufWriter().message(shape, json);
    }
}
