package io.doudou.http.server;

import io.doudou.http.items.ItemFormat;
import io.doudou.http.loop.Gathering;
import io.doudou.http.loop.LoopThread;
import io.doudou.http.loop.Waiting;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A response body on its way from the handler's thread to the event loop: the thread waits while
 * the network has not taken enough.
 */
final class Outlet {

    /** Bytes that wait for the network before the handler's thread does. */
    static final int BYTES_MAX = 256 << 10;

    private final Executor loop;
    private final Carrier carrier;
    private final @Nullable ItemFormat format;
    private final byte[] idleSign;
    private final Gathering gathering = new Gathering();
    private final Waiting writer = new Waiting();
    private final AtomicInteger waitingBytes = new AtomicInteger();
    private volatile boolean broken;

    // The loop's own.
    private long lastNanos;
    private boolean isLineOpen;

    /**
     * @param format of the values that it carries; null when it carries something else
     */
    Outlet(Executor loop, Carrier carrier, @Nullable ItemFormat format) {
        this.loop = loop;
        this.carrier = carrier;
        this.format = format;
        this.idleSign = format == null ? new byte[0] : format.idleSign();
    }

    /**
     * Copies a stream, called by the handler's thread. Does not close it.
     *
     * @param size how many bytes to copy, or {@link RequestHead#UNKNOWN} for all
     * @throws IOException when the stream fails or is shorter than it was said to be, or when the
     *     client is gone
     */
    void copy(InputStream in, long size) throws IOException {
        var left = size < 0 ? Long.MAX_VALUE : size;
        var buffer = new byte[(int) Math.min(Gathering.PIECE_BYTES, left)];
        while (left > 0) {
            var count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                break;
            }
            if (count > buffer.length / 2) {
                write(buffer, count);
                buffer = new byte[buffer.length];
            } else if (count > 0) { // An empty chunk would be the last one.
                write(Arrays.copyOf(buffer, count), count);
            }
            left -= count;
        }
        if (size > 0 && left > 0) {
            throw new IOException("the stream ended " + left + " bytes before its size");
        }
    }

    /** Nobody takes the body any more: whoever writes is told so, and nothing more goes out. */
    void breakOff() {
        broken = true;
        writer.wake();
    }

    /**
     * A handler that the loop itself carries holds the loop up until it waits for something: if it
     * never does, it steps aside when there is enough to send.
     */
    @SuppressWarnings("ThreadPriorityCheck") // The loop is the scheduler here: it sends meanwhile.
    private void write(byte[] bytes, int count) throws IOException {
        awaitRoom();
        waitingBytes.addAndGet(count);
        if (gathering.add(bytes, count)) {
            loop.execute(this::sendGathered);
        } else if (gathering.isFull() && LoopThread.carrier() == loop) {
            Thread.yield();
        }
    }

    /** Until half of it is free, so that both sides work in longer stretches. */
    private void awaitRoom() throws IOException {
        try {
            if (waitingBytes.get() > BYTES_MAX) {
                writer.until(() -> waitingBytes.get() <= BYTES_MAX / 2 || broken);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a response is sent");
        }
        if (broken) {
            throw new IOException("the client is gone");
        }
    }

    /** On the loop. */
    void sendGathered() {
        for (var piece : gathering.take()) {
            send(piece.bytes(), piece.count());
        }
        carrier.flush();
    }

    /**
     * On the loop. What was handed over before the break must not go out either: on a connection
     * that stays open, it would stand in front of the next answer.
     */
    private void send(byte[] bytes, int count) {
        if (!broken) {
            lastNanos = carrier.clock().nanos();
            isLineOpen = bytes[count - 1] != '\n';
            carrier.sendContent(bytes, count, this::sent);
        }
    }

    /** On the loop: the head is on its way. */
    void begin() {
        lastNanos = carrier.clock().nanos();
    }

    /** On the loop: when something was sent for the last time. */
    long lastNanos() {
        return lastNanos;
    }

    /**
     * On the loop: shows that the stream lives, when nothing was sent since {@code nanos}. A client
     * that has not taken what was sent before gets no more of it: that it takes nothing would be
     * noticed by nobody.
     */
    void keepAwake(long nanos) {
        var isAllTaken = waitingBytes.get() == 0;
        if (idleSign.length > 0 && !isLineOpen && lastNanos - nanos < 0 && isAllTaken) {
            waitingBytes.addAndGet(idleSign.length);
            send(idleSign, idleSign.length);
            carrier.flush();
        }
    }

    /** On the loop: how the stream says why it ends too early; empty when it can only be cut. */
    byte[] lastWord(byte[] problem) {
        return format == null || isLineOpen ? new byte[0] : format.fault(problem);
    }

    private void sent(int count) {
        if (waitingBytes.addAndGet(-count) <= BYTES_MAX / 2) {
            writer.wake();
        }
    }
}
