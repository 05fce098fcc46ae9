package io.doudou.http.server;

import io.doudou.http.items.ItemFormat;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.Executor;

/**
 * A response body on its way from the handler's thread to the event loop: the thread waits while
 * the network has not taken enough. One lock guards the count.
 */
final class Outlet {

    /** Bytes that wait for the network before the handler's thread does. */
    static final int BYTES_MAX = 256 << 10;

    private static final int PIECE_BYTES = 32 << 10;

    private final Executor loop;
    private final Carrier carrier;
    private final @Nullable ItemFormat format;
    private final byte[] idleSign;
    private int waiting;
    private boolean broken;

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
        var piece = new byte[(int) Math.min(PIECE_BYTES, left)];
        while (left > 0) {
            var count = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (count < 0) {
                break;
            }
            if (count > piece.length / 2) {
                write(piece, count);
                piece = new byte[piece.length];
            } else if (count > 0) { // An empty chunk would be the last one.
                write(Arrays.copyOf(piece, count), count);
            }
            left -= count;
        }
        if (size > 0 && left > 0) {
            throw new IOException("the stream ended " + left + " bytes before its size");
        }
    }

    /** Nobody takes the body any more: whoever writes is told so, and nothing more goes out. */
    synchronized void breakOff() {
        broken = true;
        notifyAll();
    }

    private void write(byte[] bytes, int count) throws IOException {
        await(count);
        loop.execute(() -> send(bytes, count));
    }

    /**
     * On the loop. What was handed over before the break must not go out either: on a connection
     * that stays open, it would stand in front of the next answer.
     */
    private void send(byte[] bytes, int count) {
        if (!isBroken()) {
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
        if (idleSign.length > 0 && !isLineOpen && lastNanos - nanos < 0 && isAllTaken()) {
            synchronized (this) {
                waiting += idleSign.length;
            }
            send(idleSign, idleSign.length);
        }
    }

    private synchronized boolean isAllTaken() {
        return waiting == 0;
    }

    /** On the loop: how the stream says why it ends too early; empty when it can only be cut. */
    byte[] lastWord(byte[] problem) {
        return format == null || isLineOpen ? new byte[0] : format.fault(problem);
    }

    private synchronized boolean isBroken() {
        return broken;
    }

    private synchronized void await(int count) throws IOException {
        try {
            while (waiting > BYTES_MAX && !broken) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a response is sent");
        }
        if (broken) {
            throw new IOException("the client is gone");
        }
        waiting += count;
    }

    private synchronized void sent(int count) {
        waiting -= count;
        notifyAll();
    }
}
