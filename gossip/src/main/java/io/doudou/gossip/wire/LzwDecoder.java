package io.doudou.gossip.wire;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Restores what {@link LzwEncoder} compressed, and everything else that Go's decoder reads: streams
 * that do not begin by clearing the table, and streams that never clear it.
 *
 * <p>Each entry of the table is a string that stands somewhere in what was already restored, so an
 * entry is a position and a length, and restoring it is one copy.
 */
final class LzwDecoder {

    private static final int WIDTH_MAX = 12;
    private static final int NONE = -1;
    private static final int SMALL = 4096;

    /** Room for entries at first; a datagram seldom has more, and there is one per member. */
    private static final int CODES_SMALL = 512;

    private int[] starts = new int[CODES_SMALL];
    private int[] lengths = new int[CODES_SMALL];

    private byte[] output = {};
    private int length;

    /**
     * Where the string of the last code begins; the next entry is this string and one byte more.
     */
    private int lastStart;

    /** Forgets everything restored so far and keeps the room, unless that has become large. */
    void clear() {
        length = 0;
        if (output.length > Scratch.KEPT_BYTES_MAX) {
            output = new byte[0];
        }
        if (starts.length > CODES_SMALL) {
            starts = new int[CODES_SMALL];
            lengths = new int[CODES_SMALL];
        }
    }

    /** What was restored since it was cleared, up to {@link #length}; later input is appended. */
    byte[] output() {
        return output;
    }

    int length() {
        return length;
    }

    /**
     * Appends what the compressed bytes stand for.
     *
     * @param lengthMax how long everything restored since the last {@link #clear} may be
     * @return null if that went well
     */
    @Nullable Refusal inflate(byte[] input, int from, int to, int lengthMax) {
        int width = LzwEncoder.WIDTH_MIN;
        int high = LzwEncoder.END;
        int position = from;
        int bits = 0;
        int bitCount = 0;
        lastStart = NONE;
        while (true) {
            while (bitCount < width) {
                if (position == to) {
                    return Refusal.COMPRESSION;
                }
                bits |= (input[position++] & 0xff) << bitCount;
                bitCount += 8;
            }
            int code = bits & ((1 << width) - 1);
            bits >>>= width;
            bitCount -= width;
            if (code == LzwEncoder.CLEAR) {
                width = LzwEncoder.WIDTH_MIN;
                high = LzwEncoder.END;
                lastStart = NONE;
                continue;
            }
            if (code == LzwEncoder.END) {
                return null;
            }
            var problem = string(code, high, lengthMax);
            if (problem != null) {
                return problem;
            }
            high++;
            if (high == 1 << width) {
                if (width == WIDTH_MAX) {
                    // The table is full: decoding goes on, and nothing is added to it.
                    lastStart = NONE;
                    high--;
                } else {
                    width++;
                }
            }
        }
    }

    /** Restores one code, and enters the string before it together with its first byte. */
    private @Nullable Refusal string(int code, int high, int lengthMax) {
        if (code > high) {
            return Refusal.COMPRESSION;
        }
        if (lastStart != NONE) {
            enter(high);
        }
        int count = code < LzwEncoder.CLEAR ? 1 : lengths[code];
        if (count > lengthMax - length) {
            return Refusal.TOO_LARGE;
        }
        ensure(count, lengthMax);
        int start = length;
        if (code < LzwEncoder.CLEAR) {
            output[length++] = (byte) code;
        } else {
            copy(starts[code], count);
        }
        lastStart = start;
        return null;
    }

    /** Entries come one after the other, so there is always room for all before the next. */
    private void enter(int entry) {
        if (entry == starts.length) {
            starts = Arrays.copyOf(starts, 2 * entry);
            lengths = Arrays.copyOf(lengths, 2 * entry);
        }
        starts[entry] = lastStart;
        lengths[entry] = length - lastStart + 1;
    }

    /** The string may reach into its own copy by one byte, when a code is used as it is made. */
    private void copy(int from, int count) {
        int known = Math.min(count, length - from);
        System.arraycopy(output, from, output, length, known);
        if (known < count) {
            output[length + known] = output[from];
        }
        length += count;
    }

    private void ensure(int count, int lengthMax) {
        if (output.length - length < count) {
            int more = Math.min(lengthMax, Math.max(SMALL, 2 * output.length));
            output = Arrays.copyOf(output, Math.max(length + count, more));
        }
    }
}
