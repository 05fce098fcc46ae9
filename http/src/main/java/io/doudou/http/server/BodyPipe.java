package io.doudou.http.server;

import io.doudou.http.loop.Waiting;
import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Objects;

/**
 * A request body on its way from the event loop to the handler that reads it. The loop stops
 * reading the connection while {@link #isFull}; the handler asks it to go on. One lock guards the
 * queue, and nobody waits for it.
 */
final class BodyPipe extends InputStream {

    /** Bytes that wait for the handler before the client is slowed down. */
    static final int BYTES_MAX = 128 << 10;

    private final long bytesMax;
    private final Runnable resume;
    private final Waiting reader = new Waiting();
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
    private long queued;
    private long received;
    private boolean ended;
    private boolean closed;
    private @Nullable RuntimeException failure;

    // Only the reader's.
    private byte[] current = new byte[0];
    private int at;

    /**
     * @param bytesMax length of the whole body
     * @param resume lets the loop read on; called by the reader's thread
     */
    BodyPipe(long bytesMax, Runnable resume) {
        this.bytesMax = bytesMax;
        this.resume = resume;
    }

    /** How long the whole body may be. */
    long bytesMax() {
        return bytesMax;
    }

    /** Takes the next {@code count} bytes of {@code in}. Whether the body is within its limit. */
    synchronized boolean add(ByteBuf in, int count) {
        received += count;
        if (closed || failure != null) {
            in.skipBytes(count);
            return true;
        }
        if (received > bytesMax) {
            return false;
        }
        var bytes = new byte[count];
        in.readBytes(bytes);
        queue.add(bytes);
        queued += count;
        reader.wake();
        return true;
    }

    /** The body is complete. */
    synchronized void end() {
        ended = true;
        reader.wake();
    }

    /** Nothing more will come; the reader gets this failure. */
    synchronized void fail(RuntimeException cause) {
        if (!ended && failure == null) {
            failure = cause;
            queue.clear();
            reader.wake();
        }
    }

    synchronized boolean isFull() {
        return queued > BYTES_MAX && failure == null && !closed;
    }

    /** Whether the handler wants nothing more of it. */
    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (at == current.length && !next()) {
            return -1;
        }
        var count = Math.min(length, current.length - at);
        System.arraycopy(current, at, into, from, count);
        at += count;
        return count;
    }

    /** The rest of the body is of no interest any more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            queue.clear();
            queued = 0;
        }
        reader.wake();
        resume.run();
    }

    private boolean next() throws IOException {
        await();
        boolean wasFull;
        synchronized (this) {
            if (failure != null) {
                throw failure;
            }
            if (queue.isEmpty()) {
                return false;
            }
            wasFull = isFull();
            current = queue.remove();
            at = 0;
            queued -= current.length;
            wasFull &= !isFull();
        }
        if (wasFull) {
            resume.run();
        }
        return true;
    }

    private void await() throws IOException {
        try {
            reader.until(this::isToRead);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a request body arrives");
        }
    }

    private synchronized boolean isToRead() {
        return !queue.isEmpty() || ended || closed || failure != null;
    }
}
