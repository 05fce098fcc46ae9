package io.doudou.http.items;

import io.doudou.call.CallScope;
import io.doudou.stream.Source;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The body that a source becomes: reading waits for the next item, and each read gives one item at
 * most, so that it can be sent at once. Closing closes the source. Belongs to the thread that reads
 * it; any thread closes it.
 */
public final class ItemStream extends InputStream {

    /** Items that may be made while others are on their way. */
    private static final int AHEAD_MAX = 64;

    private final Source<byte[]> items;
    private final ItemFormat format;
    private final UnaryOperator<byte[]> form;
    private final CallScope scope;
    private final Function<Throwable, byte[]> problems;
    private byte[] current = {};
    private int at;
    private boolean ended;

    /**
     * A stream that fails in the same way as its source. The source is asked within the call that
     * this is made in, but without its deadline: a stream may last.
     *
     * @param items the JSON of each
     */
    public ItemStream(Source<byte[]> items, ItemFormat format) {
        this(
                items.ahead(AHEAD_MAX),
                format,
                format::item,
                lasting(CallScope.current()),
                failure -> new byte[0]);
    }

    private ItemStream(
            Source<byte[]> items,
            ItemFormat format,
            UnaryOperator<byte[]> form,
            CallScope scope,
            Function<Throwable, byte[]> problems) {
        this.items = items;
        this.format = format;
        this.form = form;
        this.scope = scope;
        this.problems = problems;
    }

    /**
     * The same stream that says in its last item why it failed, as far as its format can.
     *
     * @param documents makes a problem document of a failure
     */
    public ItemStream explained(Function<Throwable, byte[]> documents) {
        return new ItemStream(items, format, form, scope, documents);
    }

    /**
     * The same stream whose items look different.
     *
     * @param other makes what stands for an item in the body of its JSON
     */
    public ItemStream formed(UnaryOperator<byte[]> other) {
        return new ItemStream(items, format, other, scope, problems);
    }

    /** The same stream that tells somebody, too, why it failed. */
    public ItemStream telling(Consumer<Throwable> failures) {
        return explained(
                failure -> {
                    failures.accept(failure);
                    return problems.apply(failure);
                });
    }

    private static CallScope lasting(CallScope scope) {
        return new CallScope(
                scope.requestId(),
                OptionalLong.empty(),
                scope.traceParent(),
                scope.traceState(),
                scope.metadata());
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * @throws IOException when the source failed, with what it threw as the cause, and the format
     *     has no way to say so
     */
    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (at == current.length && !refill()) {
            return -1;
        }
        var count = Math.min(length, current.length - at);
        System.arraycopy(current, at, into, from, count);
        at += count;
        return count;
    }

    private boolean refill() throws IOException {
        at = 0;
        current = ended ? new byte[0] : next();
        return current.length > 0;
    }

    private byte[] next() throws IOException {
        try {
            byte @Nullable [] item = scope.call(items::next);
            ended = item == null;
            return item == null ? format.end() : form.apply(item);
        } catch (RuntimeException | Error failure) {
            ended = true;
            return failed(failure);
        }
    }

    private byte[] failed(Throwable failure) throws IOException {
        var problem = problems.apply(failure);
        var last = format.fault(problem);
        if (problem.length > 0 && last.length > 0) {
            return last;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw (IOException)
                    new InterruptedIOException("interrupted between two items").initCause(failure);
        }
        throw new IOException("the stream of items failed: " + failure.getMessage(), failure);
    }

    @Override
    public void close() {
        items.close();
    }
}
