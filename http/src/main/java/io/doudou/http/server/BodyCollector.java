package io.doudou.http.server;

import io.doudou.fault.Fault;
import io.doudou.http.form.BodyBudget;
import io.netty.buffer.ByteBuf;

import java.util.Arrays;

/** Gathers one request body in memory, within its limit and the budget. Belongs to a loop. */
final class BodyCollector {

    private static final int START_BYTES_MAX = 64 << 10;

    private final long bytesMax;
    private final BodyBudget budget;
    private byte[] bytes;
    private int length;
    private long taken;

    /**
     * @param announced length that the client gave, or {@link RequestHead#UNKNOWN}; nothing beyond
     *     the first part is reserved for bytes that may never come
     * @throws Fault 413 when the length that was given is above the limit
     */
    BodyCollector(long announced, long bytesMax, BodyBudget budget) {
        this.bytesMax = bytesMax;
        this.budget = budget;
        checkLength(announced);
        bytes = new byte[announced < 0 ? 1024 : (int) Math.min(announced, START_BYTES_MAX)];
    }

    /**
     * Takes the next {@code count} bytes of {@code in}.
     *
     * @throws Fault 413 or 503
     */
    void add(ByteBuf in, int count) {
        checkLength((long) length + count);
        if (length + count > bytes.length) {
            grow(length + count);
        }
        in.readBytes(bytes, length, count);
        length += count;
    }

    /** The whole body. The memory stays taken until {@link #release}. */
    byte[] content() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** Gives the memory back to the budget; a second call does nothing. */
    void release() {
        budget.giveBack(taken);
        taken = 0;
    }

    private void checkLength(long count) {
        if (count > bytesMax) {
            throw new Fault(
                    413, "body.too-large", "The body may have at most " + bytesMax + " bytes.");
        }
    }

    private void grow(int needed) {
        var size = (int) Math.min(Math.max(2L * bytes.length, needed), bytesMax);
        if (size > BodyBudget.FREE_BYTES) {
            budget.take(size - taken);
            taken = size;
        }
        bytes = Arrays.copyOf(bytes, size);
    }
}
