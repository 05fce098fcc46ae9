package io.doudou.http.wire;

import io.doudou.fault.Malformed;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The fields of one small protobuf message that a protocol itself prescribes, whatever codecs an
 * application has: numbers and bytes by their field numbers. Belongs to one thread.
 */
public final class ProtoFields {

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Gets the fields of a message in their order. */
    public interface Receiver {
        /**
         * One field.
         *
         * @param number the value of a number; 0 when it is none
         * @param bytes the content of a text, of bytes or of a message; empty when it is none
         */
        void field(int field, long number, byte[] bytes);
    }

    /** Adds a number; zero is left out. */
    public ProtoFields number(int field, long value) {
        return value == 0 ? this : anyNumber(field, value);
    }

    /** Adds a number, zero as well. */
    public ProtoFields anyNumber(int field, long value) {
        varint((long) field << 3 | VARINT);
        varint(value);
        return this;
    }

    /** Adds a text; the empty one is left out. */
    public ProtoFields text(int field, String value) {
        return value.isEmpty() ? this : bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a message, whatever is in it. */
    public ProtoFields message(int field, ProtoFields value) {
        return bytes(field, value.toBytes());
    }

    /** Adds bytes, whatever is in them. */
    public ProtoFields bytes(int field, byte[] value) {
        varint((long) field << 3 | BYTES);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    /** The message. */
    public byte[] toBytes() {
        return out.toByteArray();
    }

    private void varint(long value) {
        var rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /**
     * Reads a message; fields of other kinds are passed over.
     *
     * @throws Malformed when it is none
     */
    public static void read(byte[] message, Receiver to) {
        try {
            var in = ByteBuffer.wrap(message);
            while (in.hasRemaining()) {
                var tag = readVarint(in);
                var field = (int) (tag >>> 3);
                switch ((int) tag & 7) {
                    case VARINT -> to.field(field, readVarint(in), new byte[0]);
                    case BYTES -> to.field(field, 0, readBytes(in));
                    case FIXED_64 -> in.getLong();
                    case FIXED_32 -> in.getInt();
                    default -> throw new Malformed("the message has a field of an unknown kind");
                }
            }
        } catch (BufferUnderflowException cut) {
            throw new Malformed("the message is cut off", cut);
        }
    }

    private static byte[] readBytes(ByteBuffer in) {
        var length = readVarint(in);
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    private static long readVarint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            var each = in.get();
            value |= (each & 0x7FL) << shift;
            if (each >= 0) {
                return value;
            }
        }
        throw new Malformed("the message has a number of more than 64 bits");
    }
}
