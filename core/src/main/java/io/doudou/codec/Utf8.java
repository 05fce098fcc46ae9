package io.doudou.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Says whether bytes are UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing beyond
 * U+10FFFF. The parser behind {@link Tokens} takes all of these.
 */
final class Utf8 {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** The index of the first byte at which {@code text} stops being UTF-8, or -1. */
    static int firstWrongByte(byte[] text) {
        return firstWrongByte(text, 0, text.length);
    }

    /** The same for the bytes from {@code from} to before {@code to}. */
    static int firstWrongByte(byte[] text, int from, int to) {
        int i = asciiEnd(text, from, to);
        while (i < to) {
            int length = sequenceLength(text, i, to);
            if (length == 0) {
                return i;
            }
            i = asciiEnd(text, i + length, to);
        }
        return -1;
    }

    /** Eight bytes at a time: most documents are ASCII from end to end. */
    private static int asciiEnd(byte[] text, int from, int to) {
        int i = from;
        while (i + Long.BYTES <= to && ((long) LONGS.get(text, i) & HIGH_BITS) == 0) {
            i += Long.BYTES;
        }
        while (i < to && text[i] >= 0) {
            i++;
        }
        return i;
    }

    /**
     * The length of the sequence that begins at {@code i}, by the table of RFC 3629, 4; 0: none.
     */
    private static int sequenceLength(byte[] text, int i, int end) {
        int first = text[i] & 0xFF;
        int second = i + 1 < end ? text[i + 1] & 0xFF : 0;
        if (first >= 0xC2 && first <= 0xDF) {
            return isTail(second) ? 2 : 0;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            int from = first == 0xE0 ? 0xA0 : 0x80;
            int to = first == 0xED ? 0x9F : 0xBF;
            return second >= from && second <= to && isTail(text, i + 2, end) ? 3 : 0;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            int from = first == 0xF0 ? 0x90 : 0x80;
            int to = first == 0xF4 ? 0x8F : 0xBF;
            var fits = second >= from && second <= to;
            return fits && isTail(text, i + 2, end) && isTail(text, i + 3, end) ? 4 : 0;
        }
        return 0;
    }

    private static boolean isTail(byte[] text, int i, int end) {
        return i < end && isTail(text[i] & 0xFF);
    }

    private static boolean isTail(int value) {
        return value >= 0x80 && value <= 0xBF;
    }
}
