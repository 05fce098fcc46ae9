package io.doudou.http.client;

import io.netty.buffer.ByteBuf;

import java.util.Arrays;

/** Gathers the body of an answer up to a limit. Belongs to one event loop. */
final class Gathered {

    private final long bytesMax;
    private byte[] bytes = {};
    private int size;

    Gathered(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /**
     * Takes a chunk from {@code in}; false when that would pass the limit, and nothing is taken.
     */
    boolean add(ByteBuf in, int count) {
        if (size + (long) count > bytesMax) {
            return false;
        }
        if (size + count > bytes.length) {
            // Grows by what came, not by what was announced: a header costs the sender nothing.
            bytes =
                    Arrays.copyOf(
                            bytes,
                            (int) Math.min(bytesMax, Math.max(size + (long) count, 2L * size)));
        }
        in.readBytes(bytes, size, count);
        size += count;
        return true;
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
