package io.doudou.http.wire;

import io.doudou.fault.Malformed;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A call or an answer in the proto-rpc envelope of go-micro's releases until 2016: the envelope and
 * the message, each behind its length (go-micro specification, 9.3).
 *
 * @param procedure {@code Greeter.Hello}
 * @param sequence what an answer repeats
 * @param error of an answer; empty when it went well
 */
public record ProtoEnvelope(String procedure, long sequence, String error, byte[] message) {

    private static final int PROCEDURE = (1 << 3) | 2;
    private static final int SEQUENCE = (2 << 3) | 1;
    private static final int ERROR = (3 << 3) | 2;

    /**
     * Reads a body; zeros may be left out.
     *
     * @throws Malformed when it is not two chunks, or the first is no envelope
     */
    public static ProtoEnvelope of(byte[] body) {
        try {
            var in = ByteBuffer.wrap(body);
            var envelope = chunk(in);
            var message = chunk(in);
            if (in.hasRemaining()) {
                throw new Malformed("the proto-rpc envelope has more than two chunks");
            }
            return read(envelope, bytes(message));
        } catch (BufferUnderflowException cut) {
            throw new Malformed("the proto-rpc envelope is cut off", cut);
        }
    }

    private static ByteBuffer chunk(ByteBuffer in) {
        return part(in, in.getInt());
    }

    private static ByteBuffer part(ByteBuffer in, long length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var part = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        return part;
    }

    private static byte[] bytes(ByteBuffer part) {
        var bytes = new byte[part.remaining()];
        part.get(bytes);
        return bytes;
    }

    private static ProtoEnvelope read(ByteBuffer in, byte[] message) {
        var procedure = "";
        var sequence = 0L;
        var error = "";
        in.order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            switch (tag) {
                case PROCEDURE -> procedure = text(in);
                case SEQUENCE -> sequence = in.getLong();
                case ERROR -> error = text(in);
                default -> skip(in, tag & 7);
            }
        }
        return new ProtoEnvelope(procedure, sequence, error, message);
    }

    private static String text(ByteBuffer in) {
        return new String(bytes(part(in, varint(in))), StandardCharsets.UTF_8);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte each = in.get();
            value |= (each & 0x7FL) << shift;
            if (each >= 0) {
                return value;
            }
        }
        throw new Malformed("the proto-rpc envelope has a number of more than 64 bits");
    }

    private static void skip(ByteBuffer in, int type) {
        switch (type) {
            case 0 -> varint(in);
            case 1 -> in.getLong();
            case 2 -> part(in, varint(in));
            case 5 -> in.getInt();
            default -> throw new Malformed("the proto-rpc envelope has a field of type " + type);
        }
    }

    /** As its releases write a call: zeros are written, too. */
    public byte[] request() {
        return joined(head());
    }

    /** As its releases write an answer, whose message is left out when it is an error. */
    public byte[] response() {
        var head = head();
        head.write(ERROR);
        put(head, error.getBytes(StandardCharsets.UTF_8));
        return joined(head);
    }

    private ByteArrayOutputStream head() {
        var head = new ByteArrayOutputStream();
        head.write(PROCEDURE);
        put(head, procedure.getBytes(StandardCharsets.UTF_8));
        head.write(SEQUENCE);
        var number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        head.writeBytes(number.putLong(sequence).array());
        return head;
    }

    private static void put(ByteArrayOutputStream out, byte[] bytes) {
        int rest = bytes.length;
        while (rest > 0x7F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        out.writeBytes(bytes);
    }

    private byte[] joined(ByteArrayOutputStream head) {
        return ByteBuffer.allocate(2 * Integer.BYTES + head.size() + message.length)
                .putInt(head.size())
                .put(head.toByteArray())
                .putInt(message.length)
                .put(message)
                .array();
    }
}
