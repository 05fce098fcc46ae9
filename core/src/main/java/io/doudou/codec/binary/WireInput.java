package io.doudou.codec.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of one protobuf message, read from front to back. What is not there, and what is
 * written in an unusual way, ends in {@link Doubt}. Belongs to one thread.
 */
final class WireInput {

    private static final int VARINT_BYTES_MAX = 10;

    /** The tenth byte has room for one bit of 64. */
    private static final int LAST_BYTE_MAX = 1;

    private static final int NUMBER_BEGIN = 3;

    /** What stands in a text for what is no UTF-8; seldom it was sent. */
    private static final int STAND_IN = 0xFFFD;

    private final byte[] bytes;

    /** The place of the next byte. */
    int at;

    /** Where the message that is read ends, which may be within others. */
    int limit;

    WireInput(byte[] bytes) {
        this.bytes = bytes;
        this.limit = bytes.length;
    }

    /** What stands in front of a value: the number of its field, and how it is written. */
    int tag() {
        // Field 0 does not exist, so that no tag is less than 8.
        if (at < limit && bytes[at] >= 1 << NUMBER_BEGIN) {
            return bytes[at++];
        }
        long tag = varint();
        if (tag >>> Integer.SIZE != 0 || tag >>> NUMBER_BEGIN == 0) {
            throw new Doubt();
        }
        return (int) tag;
    }

    /** Goes behind a tag of one byte when it is next. */
    boolean takeByte(int tag) {
        if (at < limit && bytes[at] == tag) {
            at++;
            return true;
        }
        return false;
    }

    /** Goes behind a tag when it is next. */
    boolean takeTag(int tag) {
        if (takeByte(tag)) {
            return true;
        }
        int from = at;
        if (from < limit && tag() == tag) {
            return true;
        }
        at = from;
        return false;
    }

    /** Goes behind a value that nobody knows. */
    void skip(int tag) {
        switch (tag & 7) {
            case ProtobufWire.VARINT -> varint();
            case ProtobufWire.FIXED64 -> forward(Long.BYTES);
            case ProtobufWire.LENGTH -> at = end();
            case ProtobufWire.FIXED32 -> forward(Integer.BYTES);
            default -> throw new Doubt();
        }
    }

    private int forward(int count) {
        int from = at;
        if (count > limit - from) {
            throw new Doubt();
        }
        at = from + count;
        return from;
    }

    /** Reads a length; answers where what follows ends, which is within the limit. */
    int end() {
        long length = varint();
        if (length < 0 || length > limit - at) {
            throw new Doubt();
        }
        return at + (int) length;
    }

    /** Of what is behind a length, and is read next. */
    void checkIsNotEmpty() {
        int from = at;
        if (end() == at) {
            throw new Doubt();
        }
        at = from;
    }

    String text() {
        int end = end();
        var text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
        if (text.indexOf(STAND_IN) >= 0) {
            throw new Doubt();
        }
        at = end;
        return text;
    }

    /** The text of a number of JSON. */
    String number() {
        int end = end();
        if (!JsonNumber.isNumber(bytes, at, end)) {
            throw new Doubt();
        }
        var text = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
        at = end;
        return text;
    }

    byte[] bytes() {
        int end = end();
        var copy = Arrays.copyOfRange(bytes, at, end);
        at = end;
        return copy;
    }

    long varint() {
        int from = at;
        if (from < limit && bytes[from] >= 0) {
            at = from + 1;
            return bytes[from];
        }
        return longVarint();
    }

    private long longVarint() {
        long value = 0;
        int end = Math.min(limit, at + VARINT_BYTES_MAX);
        for (int i = at, shift = 0; i < end; i++, shift += 7) {
            byte each = bytes[i];
            value |= (each & 0x7FL) << shift;
            if (each >= 0) {
                if (shift == 7 * (VARINT_BYTES_MAX - 1) && each > LAST_BYTE_MAX) {
                    throw new Doubt();
                }
                at = i + 1;
                return value;
            }
        }
        throw new Doubt();
    }

    /** A whole number in the form that it has there. */
    long whole(Content content) {
        return switch (content) {
            // Negative ones have 64 bits, and so may those of other versions.
            case INT32 -> (int) varint();
            case INT64, UINT64 -> varint();
            case UINT32 -> varint() & 0xFFFFFFFFL;
            case SINT32 -> {
                int value = (int) varint();
                yield (value >>> 1) ^ -(value & 1);
            }
            case SINT64 -> {
                long value = varint();
                yield (value >>> 1) ^ -(value & 1);
            }
            case FIXED32 -> fixed32() & 0xFFFFFFFFL;
            case SFIXED32 -> fixed32();
            case FIXED64, SFIXED64 -> fixed64();
            default -> throw new Doubt();
        };
    }

    int fixed32() {
        int from = forward(Integer.BYTES);
        return (int) ProtobufWire.INT.get(bytes, from);
    }

    long fixed64() {
        int from = forward(Long.BYTES);
        return (long) ProtobufWire.LONG.get(bytes, from);
    }
}
