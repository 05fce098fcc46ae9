package io.doudou.stream;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;

/** A source of what an iterator gives. */
final class IteratorSource<T> implements Source<T> {

    private final Iterator<? extends T> values;
    private volatile boolean closed;

    IteratorSource(Iterator<? extends T> values) {
        this.values = values;
    }

    @Override
    public @Nullable T next() {
        if (closed) {
            throw new IllegalStateException("the source is closed");
        }
        return values.hasNext() ? values.next() : null;
    }

    @Override
    public void close() {
        closed = true;
    }
}
