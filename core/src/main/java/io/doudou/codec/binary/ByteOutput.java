package io.doudou.codec.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are written one after another, with room kept for lengths that come out later. */
final class ByteOutput {

    private static final int FIRST_BYTES = 256;

    /** The longest number of 64 bits, and more than the longest tag and length. */
    private static final int VARINT_BYTES_MAX = 10;

    /** The largest number of one byte. */
    private static final int ONE_BYTE_MAX = 0x7F;

    private static final int ASCII_MAX = 0x7F;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int end;

    int length() {
        return end;
    }

    /** Goes back to a former end. */
    void cut(int length) {
        end = length;
    }

    /** What stands from a place on, up to another one. */
    byte[] slice(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** The number of the field whose tag stands at a place. */
    int fieldAt(int place) {
        long tag = 0;
        for (int i = 0, shift = 0; ; i++, shift += 7) {
            tag |= (bytes[place + i] & 0x7FL) << shift;
            if (bytes[place + i] >= 0) {
                return (int) (tag >>> 3);
            }
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, end);
    }

    void put(int value) {
        ensure(1);
        bytes[end++] = (byte) value;
    }

    void put(byte[] content) {
        ensure(content.length);
        System.arraycopy(content, 0, bytes, end, content.length);
        end += content.length;
    }

    /** The highest byte first. */
    void bigEndian(long value, int count) {
        ensure(count);
        for (int i = count - 1; i >= 0; i--) {
            bytes[end++] = (byte) (value >>> (Byte.SIZE * i));
        }
    }

    /** The lowest byte first. */
    void littleEndian(long value, int count) {
        ensure(count);
        for (int i = 0; i < count; i++) {
            bytes[end++] = (byte) (value >>> (Byte.SIZE * i));
        }
    }

    /** Seven bits in each byte, the lowest first. */
    void varint(long value) {
        ensure(VARINT_BYTES_MAX);
        end = varint(bytes, end, value);
    }

    private static int varint(byte[] to, int from, long value) {
        int at = from;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            to[at++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        to[at++] = (byte) rest;
        return at;
    }

    /** Whether a text has as many bytes in UTF-8 as characters. */
    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    void ascii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[end++] = (byte) text.charAt(i);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A number behind its tag, which there may not be: 0. */
    void field(int tag, long value) {
        ensure(2 * VARINT_BYTES_MAX);
        int at = tag == 0 ? end : varint(bytes, end, tag & 0xFFFFFFFFL);
        end = varint(bytes, at, value);
    }

    /** The same of a number with so many bytes. */
    void field(int tag, long bits, int count) {
        if (tag != 0) {
            varint(tag & 0xFFFFFFFFL);
        }
        littleEndian(bits, count);
    }

    /** A text behind its tag and its length; half a surrogate pair is no text. */
    void field(int tag, String text) {
        int length = text.length();
        ensure(2 * VARINT_BYTES_MAX + length);
        int at = varint(bytes, end, tag & 0xFFFFFFFFL);
        int begin = varint(bytes, at, length);
        if (putAscii(text, begin)) {
            end = begin + length;
        } else {
            end = at;
            utf8Text(text);
        }
    }

    /**
     * Writes a text from a place on, where there is room; says whether it has just one byte for
     * each character. Looks at all of them together in the end: most texts have.
     */
    private boolean putAscii(String text, int from) {
        var to = bytes;
        int length = text.length();
        int all = 0;
        for (int i = 0; i < length; i++) {
            char each = text.charAt(i);
            all |= each;
            to[from + i] = (byte) each;
        }
        return all <= ASCII_MAX;
    }

    private void utf8Text(String text) {
        if (!isWhole(text)) {
            throw new Doubt();
        }
        var utf8 = utf8(text);
        varint(utf8.length);
        put(utf8);
    }

    /** Whether there are no half surrogate pairs. */
    private static boolean isWhole(String text) {
        int i = 0;
        while (i < text.length()) {
            int each = text.codePointAt(i);
            if (each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE) {
                return false;
            }
            i += Character.charCount(each);
        }
        return true;
    }

    /** Begins a message behind its tag; answers the place of its length. */
    int beginMessage(int tag) {
        ensure(VARINT_BYTES_MAX);
        end = varint(bytes, end, tag & 0xFFFFFFFFL) + 1;
        return end - 1;
    }

    /** Keeps one byte for a length, which is enough for most; answers its place. */
    int beginLength() {
        put(0);
        return end - 1;
    }

    /** Writes how long it is what stands behind that place, and makes room for that. */
    void endLength(int place) {
        int length = end - place - 1;
        if (length <= ONE_BYTE_MAX) {
            bytes[place] = (byte) length;
            return;
        }
        int more = 0;
        for (int rest = length >>> 7; rest != 0; rest >>>= 7) {
            more++;
        }
        insert(place + 1, more);
        for (int i = 0; i <= more; i++) {
            set(place + i, ((length >>> (7 * i)) & 0x7F) | (i < more ? 0x80 : 0));
        }
    }

    /** How many bytes there is room for. */
    int capacity() {
        return bytes.length;
    }

    /** Makes room at a place, by moving what stands behind it. */
    void insert(int place, int count) {
        if (count > 0) {
            ensure(count);
            System.arraycopy(bytes, place, bytes, place + count, end - place);
            end += count;
        }
    }

    void set(int place, int value) {
        bytes[place] = (byte) value;
    }

    private void ensure(int count) {
        if (bytes.length - end < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + count));
        }
    }
}
