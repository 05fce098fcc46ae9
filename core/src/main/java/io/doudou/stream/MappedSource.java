package io.doudou.stream;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** The values of another source, changed. */
record MappedSource<S, T>(Source<S> source, Function<? super S, ? extends T> change)
        implements Source<T> {

    @Override
    public @Nullable T next() {
        var value = source.next();
        return value == null ? null : change.apply(value);
    }

    @Override
    public Source<T> ahead(int count) {
        return new MappedSource<>(source.ahead(count), change);
    }

    @Override
    public void close() {
        source.close();
    }
}
