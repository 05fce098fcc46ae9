package io.doudou.testkit;

import io.doudou.codec.Codec;
import io.doudou.codec.binary.Encodings;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

class MessagePackContractTest extends CodecContract {

    private static final byte EMPTY_MAP = (byte) 0x80;
    private static final byte MAP_OF_ONE = (byte) 0x81;
    private static final byte LIST_OF_ONE = (byte) 0x91;
    private static final byte LIST_32 = (byte) 0xDD;

    @Override
    protected Codec codec() {
        return Encodings.messagePack();
    }

    @Override
    protected byte[] nested(int depth) {
        var message = ByteBuffer.allocate(depth * 11 + 1);
        for (int i = 0; i < depth; i++) {
            message.put(MAP_OF_ONE).put(name("children")).put(LIST_OF_ONE);
        }
        return message.put(EMPTY_MAP).array();
    }

    @Override
    protected byte[] emptyMembers(int count) {
        var message = ByteBuffer.allocate(count + 10);
        message.put(MAP_OF_ONE).put(name("all")).put(LIST_32).putInt(count);
        while (message.hasRemaining()) {
            message.put(EMPTY_MAP);
        }
        return message.array();
    }

    private static byte[] name(String name) {
        var text = name.getBytes(StandardCharsets.US_ASCII);
        var bytes = new byte[text.length + 1];
        bytes[0] = (byte) (0xA0 | text.length);
        System.arraycopy(text, 0, bytes, 1, text.length);
        return bytes;
    }
}
