package io.doudou.http.client;

import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.time.Ticker;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The body of an answer as a stream, read by one thread while an event loop receives it. At most
 * {@link #WINDOW_CHUNKS} chunks are held: when the reader is slow, the sender has to wait.
 */
final class AnswerStream extends InputStream {

    /** Chunks that may lie unread; one has at most 64 KiB. */
    static final int WINDOW_CHUNKS = 16;

    private final HttpClientResponse response;
    private final Line line;
    private final TimeLimit limit;
    private final Ticker ticker;
    private final Consumer<Boolean> whenEnded;
    private final Waiting reader;
    private final Queue<Buffer> chunks = new ConcurrentLinkedQueue<>();
    private final long patienceNanos;

    // Told by the loop.
    private volatile boolean ended;
    private volatile @Nullable ServiceException failure;

    // The reader's own.
    private @Nullable Buffer chunk;
    private int position;
    private int takenSinceFetch;
    private boolean closed;

    /**
     * Called on the loop when the head has arrived.
     *
     * @param whenEnded told on the loop: true when all has arrived, false when the stream broke off
     *     or was closed before
     */
    AnswerStream(
            HttpClientResponse response,
            Line line,
            TimeLimit limit,
            Ticker ticker,
            Consumer<Boolean> whenEnded) {
        this.response = response;
        this.line = line;
        this.limit = limit;
        this.ticker = ticker;
        this.whenEnded = whenEnded;
        this.reader = new Waiting(ticker);
        this.patienceNanos = limit.leftNanos(ticker.nanos());
        response.pause();
        response.handler(this::arrived);
        response.endHandler(nothing -> allArrived());
        response.exceptionHandler(this::broken);
        response.fetch(WINDOW_CHUNKS);
    }

    private void arrived(Buffer next) {
        chunks.add(next);
        reader.wake();
    }

    private void allArrived() {
        ended = true;
        whenEnded.accept(true);
        reader.wake();
    }

    private void broken(Throwable cause) {
        if (!ended && failure == null) {
            failure = new Unknown("the answer broke off: " + cause.getMessage(), cause);
            whenEnded.accept(false);
            reader.wake();
        }
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
        var current = length == 0 ? null : current();
        if (current == null) {
            return length == 0 ? 0 : -1;
        }
        var count = Math.min(length, current.length() - position);
        current.getBytes(position, position + count, bytes, from);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return chunk == null ? 0 : chunk.length() - position;
    }

    /** Before the end, this gives up the connection, so that the sender stops. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            chunks.clear();
            line.home().context().runOnContext(nothing -> broken(new IOException("closed")));
        }
    }

    private @Nullable Buffer current() throws IOException {
        while (chunk == null || position == chunk.length()) {
            var next = chunks.poll();
            if (next == null && !more()) {
                return null;
            }
            if (next != null) {
                chunk = next;
                position = 0;
                fetchMore();
            }
        }
        return chunk;
    }

    /** Waits until there is something to look at; false at the end. */
    private boolean more() throws IOException {
        var endNanos = limit.ofCaller() ? limit.endNanos() : ticker.nanos() + patienceNanos;
        try {
            if (!reader.until(() -> !chunks.isEmpty() || ended || failure != null, endNanos)) {
                close();
                throw new IOException(limit.passed("the answer").getMessage());
            }
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while an answer was read");
        }
        if (!chunks.isEmpty()) {
            return true;
        }
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        return false;
    }

    private void fetchMore() {
        takenSinceFetch++;
        if (takenSinceFetch == WINDOW_CHUNKS / 2) {
            takenSinceFetch = 0;
            line.home().context().runOnContext(nothing -> response.fetch(WINDOW_CHUNKS / 2));
        }
    }
}
