package io.doudou.http.server;

import io.netty.channel.Channel;

import java.util.function.LongSupplier;

/** Notices a client that takes nothing of what is written to it. Belongs to the client's loop. */
final class WriteWatch {

    private final LongSupplier pending;
    private final long nanosMax;
    private long pendingBytes;
    private long sinceNanos;

    /**
     * @param pending bytes that were written and not yet taken
     */
    WriteWatch(LongSupplier pending, long nanosMax) {
        this.pending = pending;
        this.nanosMax = nanosMax;
    }

    static WriteWatch of(Channel channel, long nanosMax) {
        return new WriteWatch(() -> pending(channel), nanosMax);
    }

    /** Whether bytes have waited for too long and none was taken meanwhile. */
    boolean isStuck(long nowNanos) {
        var bytes = pending.getAsLong();
        if (bytes == 0 || bytes != pendingBytes) {
            pendingBytes = bytes;
            sinceNanos = nowNanos;
        }
        return nowNanos - sinceNanos > nanosMax;
    }

    /** Whether something was written that the client has not taken yet. */
    boolean isWaiting() {
        return pending.getAsLong() > 0;
    }

    private static long pending(Channel channel) {
        var buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }
}
