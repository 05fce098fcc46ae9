package io.doudou.http.client;

import io.vertx.core.buffer.Buffer;

import java.util.Arrays;

/** Gathers the body of an answer up to a limit. Belongs to one event loop. */
final class Gathered {

    private final long bytesMax;
    private byte[] bytes = {};
    private int size;

    Gathered(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Adds a chunk; false when that would pass the limit, and nothing was added. */
    boolean add(Buffer chunk) {
        var length = chunk.length();
        if (size + (long) length > bytesMax) {
            return false;
        }
        if (size + length > bytes.length) {
            // Grows by what came, not by what was announced: a header costs the sender nothing.
            bytes = Arrays.copyOf(bytes, Math.max(size + length, 2 * size));
        }
        chunk.getBytes(0, length, bytes, size);
        size += length;
        return true;
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
