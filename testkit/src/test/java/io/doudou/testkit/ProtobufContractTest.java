package io.doudou.testkit;

import io.doudou.codec.Codec;
import io.doudou.codec.binary.Encodings;

import java.io.ByteArrayOutputStream;

class ProtobufContractTest extends CodecContract {

    @Override
    protected Codec codec() {
        return Encodings.protobuf();
    }

    @Override
    protected byte[] nested(int depth) {
        var message = new byte[0];
        for (int i = 0; i < depth; i++) {
            message = within(2, message);
        }
        return message;
    }

    private static byte[] within(int number, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(number << 3 | 2);
        int rest = content.length;
        while (rest > 0x7F) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        out.writeBytes(content);
        return out.toByteArray();
    }

    @Override
    protected byte[] emptyMembers(int count) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            out.writeBytes(within(1, new byte[0]));
        }
        return out.toByteArray();
    }
}
