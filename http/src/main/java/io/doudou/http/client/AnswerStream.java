package io.doudou.http.client;

import io.doudou.call.CallScope;
import io.doudou.fault.ServiceException;
import io.doudou.http.FieldList;
import io.doudou.http.loop.Waiting;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * The body of an answer as a stream, read by one thread while an event loop receives it. When more
 * than {@link #WINDOW_BYTES} lie unread, nothing more is taken from the network, and the sender has
 * to wait.
 */
final class AnswerStream extends InputStream {

    /** Bytes that may lie unread before reading pauses; one buffer more may be on its way. */
    static final int WINDOW_BYTES = 256 << 10;

    /** Whose patience ends the waiting for the next piece. */
    enum Wait {
        /** That of the call, which has a time limit. */
        CALL,
        /** That of the call within which the stream is read, which need not have any. */
        READER
    }

    private final Carrier carrier;
    private final ClientLoop home;
    private final TimeLimit limit;
    private final Wait wait;
    private final Ticker ticker;
    private final Runnable whenLeft;
    private final Waiting reader;
    private final Queue<byte[]> chunks = new ConcurrentLinkedQueue<>();
    private final AtomicLong unreadBytes = new AtomicLong();
    private final long patienceNanos;

    // Told by the loop.
    private volatile boolean paused;
    private volatile boolean ended;
    private volatile FieldList trailers = FieldList.of();
    private volatile @Nullable ServiceException failure;

    // The reader's own.
    private byte[] chunk = {};
    private int position;
    private volatile boolean closed;

    /**
     * Called on the loop when the head has arrived.
     *
     * @param whenLeft run on the loop when the reader has closed the stream before its end
     */
    AnswerStream(
            Carrier carrier,
            ClientLoop home,
            TimeLimit limit,
            Wait wait,
            Ticker ticker,
            Runnable whenLeft) {
        this.carrier = carrier;
        this.home = home;
        this.limit = limit;
        this.wait = wait;
        this.ticker = ticker;
        this.whenLeft = whenLeft;
        this.reader = new Waiting();
        this.patienceNanos = limit.leftNanos(ticker.nanos());
    }

    // What the loop tells.

    void arrived(byte[] next) {
        chunks.add(next);
        if (unreadBytes.addAndGet(next.length) > WINDOW_BYTES && !paused) {
            paused = true;
            carrier.read(false);
            // The reader may have emptied it before it could see that there is a pause.
            resumeIfRead();
        }
        reader.wake();
    }

    /** Fields behind the body, told before its end. */
    void trailers(FieldList fields) {
        trailers = fields;
    }

    void allArrived() {
        ended = true;
        reader.wake();
    }

    void broken(ServiceException cause) {
        if (!ended && failure == null) {
            failure = cause;
            reader.wake();
        }
    }

    private void resumeIfRead() {
        if (paused && !ended && failure == null && unreadBytes.get() <= WINDOW_BYTES / 2) {
            paused = false;
            carrier.read(true);
        }
    }

    private void left() {
        if (!ended && failure == null) {
            ended = true;
            reader.wake();
            whenLeft.run();
        }
    }

    // What the reader does.

    /** The fields behind the body, for who has read all of it; none when there were none. */
    FieldList trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (closed) {
            throw new IOException("the stream is closed");
        }
        if (length == 0) {
            return 0;
        }
        if (position == chunk.length && !nextChunk()) {
            return -1;
        }
        var count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, bytes, from, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return chunk.length - position;
    }

    /** Before the end, this gives up the connection, so that the sender stops. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            chunks.clear();
            home.run(this::left);
        }
    }

    /** Waits for a chunk with something in it; false at the end. */
    private boolean nextChunk() throws IOException {
        var next = chunks.poll();
        if (next == null) {
            await();
            next = chunks.poll();
        }
        if (next != null) {
            chunk = next;
            position = 0;
            if (unreadBytes.addAndGet(-next.length) <= WINDOW_BYTES / 2 && paused) {
                home.run(this::resumeIfRead);
            }
            return true;
        }
        if (failure != null) {
            throw new IOException("the answer broke off: " + failure.getMessage(), failure);
        }
        return false;
    }

    private boolean isThere() throws InterruptedException {
        BooleanSupplier ready = () -> !chunks.isEmpty() || ended || failure != null;
        var deadline = CallScope.current().deadlineNanos();
        if (wait == Wait.READER && deadline.isEmpty()) {
            reader.until(ready);
            return true;
        }
        var isOfCaller = wait == Wait.CALL && limit.ofCaller();
        return reader.until(
                ready,
                wait == Wait.READER
                        ? deadline.getAsLong()
                        : isOfCaller ? limit.endNanos() : ticker.nanos() + patienceNanos,
                ticker);
    }

    private void await() throws IOException {
        try {
            if (!isThere()) {
                close();
                throw new IOException(limit.passed("the answer").getMessage());
            }
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while an answer was read");
        }
    }
}
