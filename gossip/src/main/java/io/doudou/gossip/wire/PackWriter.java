package io.doudou.gossip.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes MessagePack as members written in Go do (section 2.1): texts and bytes in the raw forms of
 * the old format, numbers as short as their kind allows.
 */
final class PackWriter {

    private static final int SMALL = 256;

    private byte[] bytes = new byte[SMALL];
    private int length;

    int length() {
        return length;
    }

    /** Forgets what was written and keeps the room, unless that has become large. */
    void clear() {
        length = 0;
        if (bytes.length > Scratch.KEPT_BYTES_MAX) {
            bytes = new byte[SMALL];
        }
    }

    /** The bytes below {@link #length}; valid until the next write. */
    byte[] array() {
        return bytes;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    void put(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    void put(byte[] array, int from, int count) {
        ensure(count);
        System.arraycopy(array, from, bytes, length, count);
        length += count;
    }

    void put(byte[] array) {
        put(array, 0, array.length);
    }

    void int16(int value) {
        ensure(2);
        bytes[length++] = (byte) (value >>> 8);
        bytes[length++] = (byte) value;
    }

    void int32(int value) {
        int16(value >>> 16);
        int16(value);
    }

    /** Begins a map of 0 to 15 entries. */
    void map(int entries) {
        put(PackReader.FIX_MAP | entries);
    }

    void key(Field field) {
        var key = field.encoded;
        ensure(key.length);
        for (int i = 0; i < key.length; i++) {
            bytes[length + i] = key[i];
        }
        length += key.length;
    }

    void bool(boolean value) {
        put(value ? PackReader.TRUE : PackReader.FALSE);
    }

    /** A number that Go declares unsigned: 0 to 4294967295, in the shortest form. */
    void unsigned(long value) {
        if (value < 0 || value > 0xffff_ffffL) {
            throw new IllegalArgumentException(value + " does not fit into 32 bits");
        }
        if (value < 0x80) {
            put((int) value);
        } else if (value < 0x100) {
            put(PackReader.UINT8);
            put((int) value);
        } else if (value < 0x1_0000) {
            put(PackReader.UINT16);
            int16((int) value);
        } else {
            put(PackReader.UINT32);
            int32((int) value);
        }
    }

    /**
     * A number that Go declares signed, not negative here; as go-msgpack 1.1 and later write it.
     */
    void signed(int value) {
        if (value < 0x80) {
            put(value);
        } else if (value < 0x8000) {
            put(PackReader.INT16);
            int16(value);
        } else {
            put(PackReader.INT32);
            int32(value);
        }
    }

    void text(String text) {
        int count = text.length();
        if (count < PackReader.FIX_RAW_END - PackReader.FIX_RAW && ascii(text, count)) {
            return;
        }
        raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes with their length in front. */
    void raw(byte[] content) {
        rawHead(content.length);
        put(content);
    }

    /** The length of bytes that follow. */
    void rawHead(int count) {
        if (count < PackReader.FIX_RAW_END - PackReader.FIX_RAW) {
            put(PackReader.FIX_RAW | count);
        } else if (count < 0x1_0000) {
            put(PackReader.RAW16);
            int16(count);
        } else {
            put(PackReader.RAW32);
            int32(count);
        }
    }

    void bytes(Bytes content) {
        if (content == Bytes.NIL) {
            put(PackReader.NIL);
        } else {
            raw(content.array());
        }
    }

    void host(Host host) {
        if (host.isNone()) {
            put(PackReader.NIL);
        } else {
            raw(host.array());
        }
    }

    /** Most names are short and plain, and then they need no array of their own. */
    private boolean ascii(String text, int count) {
        ensure(1 + count);
        int at = length;
        bytes[at++] = (byte) (PackReader.FIX_RAW | count);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return false;
            }
            bytes[at++] = (byte) c;
        }
        length = at;
        return true;
    }

    private void ensure(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }
}
