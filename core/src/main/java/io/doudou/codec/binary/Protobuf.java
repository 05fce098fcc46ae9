package io.doudou.codec.binary;

import io.doudou.codec.Codec;
import io.doudou.codec.MessageShape;

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
    public byte[] toJson(MessageShape shape, byte[] message) {
        return ProtobufReader.json(shape, message);
    }

    @Override
    public byte[] fromJson(MessageShape shape, byte[] json) {
        return new ProtobufWriter().message(shape, json);
    }
}
