package io.doudou.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A short constant text as whole words, because eight bytes at a time are faster than a copy of a
 * handful. Writing it spills up to seven zero bytes behind its end, which the next text overwrites.
 */
final class Words {

    /** What writing needs free behind the end of the text. */
    static final int SPILL_MAX = Long.BYTES - 1;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long[] words;
    private final int length;

    private Words(byte[] text) {
        this.length = text.length;
        this.words = new long[(text.length + Long.BYTES - 1) / Long.BYTES];
        var padded = Arrays.copyOf(text, words.length * Long.BYTES);
        for (int i = 0; i < words.length; i++) {
            words[i] = (long) LONGS.get(padded, i * Long.BYTES);
        }
    }

    static Words of(String text) {
        return new Words(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes of the text. */
    int length() {
        return length;
    }

    /** Writes the text, where there must be room for it and the spill; returns its end. */
    int write(byte[] out, int at) {
        LONGS.set(out, at, words[0]);
        for (int i = 1; i < words.length; i++) {
            LONGS.set(out, at + i * Long.BYTES, words[i]);
        }
        return at + length;
    }
}
