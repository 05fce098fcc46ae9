package io.doudou.codec.binary;

import io.doudou.codec.Codec;
import io.doudou.codec.MessageShape;

import java.util.List;

/** MessagePack: what JSON says, member for member, with bytes as such. */
record MessagePack() implements Codec {

    private static final List<String> CONTENT_TYPES =
            List.of("application/msgpack", "application/x-msgpack", "application/vnd.msgpack");

    @Override
    public String name() {
        return "msgpack";
    }

    @Override
    public List<String> contentTypes() {
        return CONTENT_TYPES;
    }

    @Override
    public byte[] toJson(MessageShape shape, byte[] message) {
        return MessagePackReader.json(shape, message);
    }

    @Override
    public byte[] fromJson(MessageShape shape, byte[] json) {
        return new MessagePackWriter().message(shape, json);
    }
}
