package io.doudou.stream;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Reads a source in a loop. */
final class SourceIterator<T> implements Iterator<T> {

    private final Source<T> source;
    private @Nullable T ahead;

    SourceIterator(Source<T> source) {
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            ahead = source.next();
        }
        return ahead != null;
    }

    @Override
    public T next() {
        var value = ahead == null ? source.next() : ahead;
        ahead = null;
        if (value == null) {
            throw new NoSuchElementException("the source has ended");
        }
        return value;
    }
}
