package io.doudou.http.items;

import io.doudou.fault.Cancelled;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.stream.Source;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.Function;

/** The source that a body of lines is: each line is read when it is asked for. */
public final class ItemSource<T> implements Source<T> {

    /** Makes a value of a line. */
    @FunctionalInterface
    public interface Decoder<T> {

        /**
         * The value.
         *
         * @param index of the item, from 0
         * @throws ServiceException when it is none
         */
        T decode(byte[] json, long index);
    }

    private final String what;
    private final ItemLines lines;
    private final Decoder<T> decoder;
    private final Function<byte[], ServiceException> failures;
    private volatile boolean closed;

    // The reader's own.
    private long count;
    private boolean ended;
    private @Nullable RuntimeException failure;

    /**
     * @param what begins a message: {@code Watch of shop at http://10.0.0.5:6060}
     * @param failures what the problem document in a last line stands for
     */
    public ItemSource(
            String what,
            ItemLines lines,
            Decoder<T> decoder,
            Function<byte[], ServiceException> failures) {
        this.what = what;
        this.lines = lines;
        this.decoder = decoder;
        this.failures = failures;
    }

    @Override
    public @Nullable T next() {
        refuseClosed();
        if (failure != null) {
            throw failure;
        }
        if (ended) {
            return null;
        }
        try {
            return read();
        } catch (RuntimeException broken) {
            refuseClosed();
            failure = broken;
            throw broken;
        }
    }

    private void refuseClosed() {
        if (closed) {
            throw new IllegalStateException("the source is closed");
        }
    }

    private @Nullable T read() {
        var line = line();
        refuseClosed();
        if (line == null) {
            ended = true;
            return null;
        }
        var problem = ItemFormat.problem(line);
        if (problem != null) {
            throw failures.apply(problem);
        }
        return decoder.decode(line, count++);
    }

    private byte @Nullable [] line() {
        try {
            return lines.line();
        } catch (InterruptedIOException interrupted) {
            throw new Cancelled(what + ": interrupted", interrupted);
        } catch (IOException broken) {
            if (broken.getCause() instanceof ServiceException known) {
                throw known;
            }
            throw new Unknown(what + ": the stream broke off: " + broken.getMessage(), broken);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                lines.close();
            } catch (IOException alreadyBroken) {
                // Nobody wants what is left.
            }
        }
    }
}
