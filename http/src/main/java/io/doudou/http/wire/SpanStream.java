package io.doudou.http.wire;

import io.doudou.fault.Cancelled;
import io.doudou.fault.ServiceException;
import io.doudou.http.Tracing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.OptionalLong;

/**
 * A body whose end is the end of the span that it belongs to; who closes it before has cancelled
 * the rest. It is read within the call scope of whoever reads, whose deadline may end that. Threads
 * as of the body itself.
 */
public final class SpanStream extends FilterInputStream {

    private final Tracing.Span span;
    private final long size;
    private long count;
    private boolean ended;

    /**
     * @param size how many bytes the reader will ask for; empty when it reads until there are none
     */
    public SpanStream(Tracing.Span span, InputStream body, OptionalLong size) {
        super(body);
        this.span = span;
        this.size = size.orElse(Long.MAX_VALUE);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            var some = super.read(into, from, length);
            count += Math.max(0, some);
            ended |= some < 0 || count >= size;
            return some;
        } catch (IOException | RuntimeException | Error broken) {
            failed(reason(broken));
            throw broken;
        }
    }

    /** What was read says that the rest will not come. */
    public void failed(Throwable failure) {
        ended = true;
        span.failed(failure);
    }

    private static Throwable reason(Throwable broken) {
        if (broken.getCause() instanceof ServiceException known) {
            return known;
        }
        return broken instanceof InterruptedIOException ? cancelled() : broken;
    }

    private static Cancelled cancelled() {
        return new Cancelled("nobody wanted the rest of the stream");
    }

    @Override
    public void close() throws IOException {
        try (span) {
            if (!ended) {
                failed(cancelled());
            }
            super.close();
        }
    }
}
