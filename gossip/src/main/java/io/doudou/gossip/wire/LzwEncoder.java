package io.doudou.gossip.wire;

import java.util.Arrays;

/**
 * Compresses as Go's {@code compress/lzw} does with least significant bits first and literals of
 * eight bits, byte for byte (section 6): the variant of GIF, not that of TIFF.
 *
 * <p>Codes 0 to 255 are bytes, 256 clears the table, 257 ends; then come entries, each a known
 * string and one more byte. A code has 9 bits at first and 12 at most; when the last entry would be
 * made, the table is cleared instead.
 */
final class LzwEncoder {

    static final int CLEAR = 256;
    static final int END = 257;
    static final int WIDTH_MIN = 9;
    static final int LAST_CODE = 4095;

    /** Slots of the table for a ping. */
    private static final int SLOTS_MIN = 1 << 8;

    /** Four for each entry that there can be. */
    private static final int SLOTS_MAX = 1 << 14;

    /** At rest there are only pings; a table for more is made anew each time, and not kept. */
    private static final int SLOTS_KEPT = 1 << 9;

    /** No pair is this one: the code of a pair is never 0. */
    private static final int EMPTY = 0;

    /** Open hashing: the string that ends in a byte, as code and byte, and the code of both. */
    private int[] table = {};

    private int slots;
    private int width;
    private int last;
    private int bits;
    private int bitCount;

    /** Appends the compressed form of these bytes. */
    void compress(byte[] input, int from, int to, PackWriter out) {
        bits = 0;
        bitCount = 0;
        slots = slots(to - from);
        if (table.length < slots) {
            table = new int[slots];
        }
        clear();
        emit(CLEAR, out);
        if (from < to) {
            strings(input, from, to, out);
        }
        emit(END, out);
        if (bitCount > 0) {
            out.put(bits);
        }
        if (table.length > SLOTS_KEPT) {
            table = new int[0];
        }
    }

    /** Twice as many as there are bytes, because each of them makes one entry at most. */
    private static int slots(int bytes) {
        int wanted = Integer.highestOneBit(Math.max(1, bytes)) << 2;
        return wanted <= 0 ? SLOTS_MAX : Math.clamp(wanted, SLOTS_MIN, SLOTS_MAX);
    }

    private void strings(byte[] input, int from, int to, PackWriter out) {
        int code = input[from] & 0xff;
        for (int i = from + 1; i < to; i++) {
            int pair = code << 8 | (input[i] & 0xff);
            int slot = find(pair);
            if (table[slot] != EMPTY) {
                code = table[slot] & LAST_CODE;
                continue;
            }
            emit(code, out);
            code = pair & 0xff;
            if (advance(out)) {
                table[slot] = pair << 12 | last;
            }
        }
        emit(code, out);
        // The original steps on once more before the end, so the end may be one bit wider.
        advance(out);
    }

    /** Steps to the next code; false if that cleared the table. */
    private boolean advance(PackWriter out) {
        last++;
        if (last == 1 << width) {
            width++;
        }
        if (last < LAST_CODE) {
            return true;
        }
        emit(CLEAR, out);
        clear();
        return false;
    }

    private void clear() {
        Arrays.fill(table, 0, slots, EMPTY);
        width = WIDTH_MIN;
        last = END;
    }

    /** The slot that holds the pair, or the empty one where it belongs. */
    private int find(int pair) {
        int slot = (pair * 0x9e37_79b1) >>> (Integer.numberOfLeadingZeros(slots) + 1);
        while (table[slot] != EMPTY && table[slot] >>> 12 != pair) {
            slot = (slot + 1) & (slots - 1);
        }
        return slot;
    }

    private void emit(int code, PackWriter out) {
        bits |= code << bitCount;
        bitCount += width;
        while (bitCount >= 8) {
            out.put(bits);
            bits >>>= 8;
            bitCount -= 8;
        }
    }
}
