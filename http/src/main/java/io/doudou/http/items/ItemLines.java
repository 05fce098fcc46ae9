package io.doudou.http.items;

import io.doudou.fault.Fault;

import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Finds the lines in a body of items. Empty lines are passed over: they only keep a stream awake.
 * Belongs to the thread that reads it.
 */
public final class ItemLines extends FilterInputStream {

    private static final int READ_BYTES = 8 << 10;

    private final int lineBytesMax;
    private final byte[] buffer = new byte[READ_BYTES];
    private int at;
    private int end;
    private byte[] line = {};
    private int length;

    /**
     * @param lineBytesMax how long a line may be
     */
    public ItemLines(InputStream in, int lineBytesMax) {
        super(in);
        this.lineBytesMax = lineBytesMax;
    }

    /**
     * The next line without its end; null behind the last one. Blocks.
     *
     * @throws Fault 413 when a line is too long
     */
    public byte @Nullable [] line() throws IOException {
        while (at < end || fill()) {
            var stop = lineEnd();
            keep(stop);
            at = stop + 1;
            if (stop < end && !isBlank()) {
                return taken();
            }
        }
        return isBlank() ? null : taken();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private int lineEnd() {
        for (int i = at; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return end;
    }

    /** Puts what was found of the line behind what was there of it. */
    private void keep(int stop) {
        var count = stop - at;
        if ((long) length + count > lineBytesMax) {
            throw new Fault(
                    413, "item.too-large", "An item may have at most " + lineBytesMax + " bytes.");
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + count));
        }
        System.arraycopy(buffer, at, line, length, count);
        length += count;
    }

    private byte[] taken() {
        var whole = Arrays.copyOf(line, length);
        length = 0;
        return whole;
    }

    /** Whether there is nothing in the line; then it is forgotten. */
    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        length = 0;
        return true;
    }
}
