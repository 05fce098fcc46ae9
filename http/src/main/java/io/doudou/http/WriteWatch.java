package io.doudou.http;

import io.netty.channel.Channel;

/** Notices a client that takes nothing of what is written to it. Belongs to the channel's loop. */
final class WriteWatch {

    private final Channel channel;
    private final long nanosMax;
    private long pendingBytes;
    private long sinceNanos;

    WriteWatch(Channel channel, long nanosMax) {
        this.channel = channel;
        this.nanosMax = nanosMax;
    }

    /** Whether bytes have waited for too long and none was taken meanwhile. */
    boolean isStuck(long nowNanos) {
        var buffer = channel.unsafe().outboundBuffer();
        var bytes = buffer == null ? 0 : buffer.totalPendingWriteBytes();
        if (bytes == 0 || bytes != pendingBytes) {
            pendingBytes = bytes;
            sinceNanos = nowNanos;
        }
        return nowNanos - sinceNanos > nanosMax;
    }
}
