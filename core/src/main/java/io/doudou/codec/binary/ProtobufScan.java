package io.doudou.codec.binary;

import io.doudou.codec.FieldShape;
import io.doudou.codec.MessageShape;
import io.doudou.fault.Malformed;

import java.util.Arrays;

/**
 * Finds the values of one message after another in bytes of protobuf, which come in any order.
 * Takes sixteen bytes of memory for each value while its message is read. Belongs to one thread.
 *
 * <p>Each value is an entry, and the entries of one field are a chain, first to last. A value
 * written in another way than its field's, and one with a number that nobody knows, is passed over
 * (protobuf encoding, "unknown fields").
 */
final class ProtobufScan {

    /** No entry. */
    static final int NONE = -1;

    private static final int GROUP_DEPTH_MAX = 100;
    private static final int VARINT_BYTES_MAX = 10;

    /** The tenth byte has room for one bit of 64. */
    private static final int LAST_BYTE_MAX = 1;

    /** Of an entry: where it begins and ends, the next one of its field, how it is written. */
    private static final int ENTRY_INTS = 4;

    private final byte[] in;
    private int[] entries = new int[16 * ENTRY_INTS];
    private int used;
    private int at;

    ProtobufScan(byte[] in) {
        this.in = in;
    }

    /** An entry that is all there is. */
    int whole() {
        return add(0, in.length, ProtobufWire.LENGTH);
    }

    /** An entry without content. */
    int empty() {
        return add(0, 0, ProtobufWire.LENGTH);
    }

    int begin(int entry) {
        return entries[entry];
    }

    int end(int entry) {
        return entries[entry + 1];
    }

    int next(int entry) {
        return entries[entry + 2];
    }

    /** Whether an entry holds many numbers behind one length. */
    boolean isLength(int entry) {
        return entries[entry + 3] == ProtobufWire.LENGTH;
    }

    /** What {@link #release} goes back to. */
    int mark() {
        return used;
    }

    /** Forgets all entries that were found since the mark. */
    void release(int mark) {
        used = mark;
    }

    /** The values of one message, whose parts are the entries of a chain. */
    Fields fields(MessageShape shape, int first, int last) {
        var found = new Fields(shape.fields().size());
        for (int part = first; ; part = next(part)) {
            fields(shape, begin(part), end(part), found);
            if (part == last) {
                return found;
            }
        }
    }

    private void fields(MessageShape shape, int from, int to, Fields found) {
        at = from;
        var isChoice =
                shape.form() == MessageShape.Form.CHOICE || shape.form() == MessageShape.Form.ONEOF;
        while (at < to) {
            int begin = at;
            long tag = varint(to);
            int wire = (int) tag & 7;
            int number = number(tag);
            int index = shape.index(number);
            if (index >= 0 && shape.fields().get(index).isOneof()) {
                // With its tag it is a part of a message that has nothing but the oneof.
                skip(wire, number, to);
                found.add(index, add(begin, at, ProtobufWire.LENGTH));
            } else if (index < 0 || !fits(shape.fields().get(index), wire)) {
                skip(wire, number, to);
            } else {
                if (isChoice && found.latest != index) {
                    found.forgetAll();
                }
                found.add(index, value(wire, to));
            }
        }
    }

    private static boolean fits(FieldShape field, int wire) {
        return wire == ProtobufWire.type(field)
                || (wire == ProtobufWire.LENGTH && ProtobufWire.isPackable(field));
    }

    private int number(long tag) {
        if (tag >>> Integer.SIZE != 0) {
            throw broken("has a tag of more than 32 bits");
        }
        long number = tag >>> 3;
        if (number == 0) {
            throw broken("has a field of number 0");
        }
        return (int) number;
    }

    private int value(int wire, int to) {
        if (wire == ProtobufWire.LENGTH) {
            int length = length(to);
            at += length;
            return add(at - length, at, wire);
        }
        int from = at;
        skip(wire, 0, to);
        return add(from, at, wire);
    }

    private int add(int begin, int end, int wire) {
        if (used == entries.length) {
            entries = Arrays.copyOf(entries, 2 * used);
        }
        int entry = used;
        entries[entry] = begin;
        entries[entry + 1] = end;
        entries[entry + 2] = NONE;
        entries[entry + 3] = wire;
        used += ENTRY_INTS;
        return entry;
    }

    private void skip(int wire, int number, int to) {
        switch (wire) {
            case ProtobufWire.VARINT -> varint(to);
            case ProtobufWire.FIXED64 -> forward(Long.BYTES, to);
            case ProtobufWire.LENGTH -> forward(length(to), to);
            case ProtobufWire.GROUP_BEGIN -> skipGroup(number, to);
            case ProtobufWire.FIXED32 -> forward(Integer.BYTES, to);
            default -> throw broken("has a value of type " + wire);
        }
    }

    /** Old messages have groups, which end with their number again. */
    private void skipGroup(int number, int to) {
        var open = new int[GROUP_DEPTH_MAX];
        int depth = 0;
        open[depth++] = number;
        while (depth > 0) {
            long tag = varint(to);
            int wire = (int) tag & 7;
            int each = number(tag);
            if (wire == ProtobufWire.GROUP_END) {
                if (open[--depth] != each) {
                    throw broken("has a group that ends as another one");
                }
            } else if (wire == ProtobufWire.GROUP_BEGIN) {
                if (depth == GROUP_DEPTH_MAX) {
                    throw broken("has groups nested deeper than " + GROUP_DEPTH_MAX);
                }
                open[depth++] = each;
            } else {
                skip(wire, each, to);
            }
        }
    }

    private int length(int to) {
        long length = varint(to);
        if (length < 0 || length > to - at) {
            throw broken("is cut off");
        }
        return (int) length;
    }

    private void forward(int count, int to) {
        if (count > to - at) {
            throw broken("is cut off");
        }
        at += count;
    }

    // Numbers.

    /** Reads on from here. */
    void seek(int place) {
        at = place;
    }

    int place() {
        return at;
    }

    long varint(int to) {
        if (at < to && in[at] >= 0) {
            return in[at++];
        }
        long value = 0;
        for (int i = 0; i < VARINT_BYTES_MAX; i++) {
            if (at >= to) {
                throw broken("is cut off");
            }
            byte each = in[at++];
            value |= (each & 0x7FL) << (7 * i);
            if (each >= 0 && (i < VARINT_BYTES_MAX - 1 || each <= LAST_BYTE_MAX)) {
                return value;
            }
        }
        throw broken("has a number of more than 64 bits");
    }

    int fixed32(int to) {
        int from = at;
        forward(Integer.BYTES, to);
        int value = 0;
        for (int i = Integer.BYTES - 1; i >= 0; i--) {
            value = (value << Byte.SIZE) | (in[from + i] & 0xFF);
        }
        return value;
    }

    long fixed64(int to) {
        long low = fixed32(to) & 0xFFFFFFFFL;
        return ((long) fixed32(to) << Integer.SIZE) | low;
    }

    Malformed broken(String what) {
        return new Malformed("the protobuf message " + what + ", near byte " + at);
    }

    /** The entries of one message: a chain for each field, by its index. */
    final class Fields {

        private final int[] starts;
        private final int[] ends;
        private int latest = NONE;

        private Fields(int count) {
            starts = new int[count];
            ends = new int[count];
            forgetAll();
        }

        private void forgetAll() {
            Arrays.fill(starts, NONE);
        }

        private void add(int index, int entry) {
            if (starts[index] == NONE) {
                starts[index] = entry;
            } else {
                entries[ends[index] + 2] = entry;
            }
            ends[index] = entry;
            latest = index;
        }

        int first(int index) {
            return starts[index];
        }

        int last(int index) {
            return ends[index];
        }

        /** The index of the field whose value came last, or {@link #NONE}. */
        int latest() {
            return latest;
        }
    }
}
