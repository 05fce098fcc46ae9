package io.doudou.codec.binary;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Puts the fields of one message into the order of their numbers, as Google's libraries write them,
 * where they came in another one. Belongs to one thread.
 */
final class ProtobufParts {

    private final ByteOutput out;
    private final int begin;
    private final int[] ends;
    private int count;
    private int last;
    private boolean isSorted = true;

    /** The message begins where the output ends. */
    ProtobufParts(ByteOutput out, int partsMax) {
        this.out = out;
        this.begin = out.length();
        this.ends = new int[partsMax];
    }

    /** A field was written, or left out. */
    void end() {
        int from = beginOf(count);
        if (out.length() > from) {
            int number = out.fieldAt(from);
            isSorted &= number > last;
            last = number;
            ends[count++] = out.length();
        }
    }

    private int beginOf(int part) {
        return part == 0 ? begin : ends[part - 1];
    }

    /** Moves them, when that is necessary. */
    void sort() {
        if (isSorted) {
            return;
        }
        var parts = new byte[count][];
        var order = new Integer[count];
        var numbers = new int[count];
        for (int i = 0; i < count; i++) {
            parts[i] = out.slice(beginOf(i), ends[i]);
            numbers[i] = out.fieldAt(beginOf(i));
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingInt(i -> numbers[i]));
        out.cut(begin);
        for (int part : order) {
            out.put(parts[part]);
        }
    }
}
