package io.doudou.stream;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.function.Function;

/**
 * Values that come one after another while a call runs: the result of a method that streams, or
 * what a caller streams to it. Reading blocks, and that is the back-pressure: who is not asked for
 * the next value does not make it. Read by one thread, closed by any, and closed by whoever reads:
 * until then a connection is held.
 *
 * <pre>{@code
 * try (var orders = shop.watchOrders(query)) {
 *     for (var order : orders) {
 *         print(order);
 *     }
 * }
 * }</pre>
 *
 * @param <T> the type of the values, never null
 */
public interface Source<T> extends Iterable<T>, AutoCloseable {

    /**
     * The next value, waited for; null at the end, and again thereafter.
     *
     * @throws io.doudou.fault.ServiceException when there would be more, but the call has failed:
     *     the fault of the other side, or what became of the connection; again thereafter
     * @throws IllegalStateException after {@link #close}
     */
    @Nullable T next();

    /**
     * Ends the reading: the other side learns that nobody wants more, and its thread is
     * interrupted. Before the end as well as after it; a second call does nothing.
     */
    @Override
    void close();

    /** The values that are left. Only once, and the loop does not close the source. */
    @Override
    default Iterator<T> iterator() {
        return new SourceIterator<>(this);
    }

    /** A source of values that are there, or are made while it is read. Closing does nothing. */
    static <T> Source<T> of(Iterable<? extends T> values) {
        return new IteratorSource<>(values.iterator());
    }

    /**
     * A source of what {@code producer} puts into its sink. It runs on a virtual thread of its own
     * from the first question on, within the call that asks, waits in {@link Sink#put} until
     * somebody wants the value, and is interrupted when the source is closed. What it throws, the
     * reader gets.
     */
    static <T> Source<T> from(Producer<T> producer) {
        return new ProducedSource<>(producer);
    }

    /** The same values, each changed when it is read. */
    default <R> Source<R> map(Function<? super T, ? extends R> change) {
        return new MappedSource<>(this, change);
    }

    /**
     * The same values; of those that code makes which runs beside the reader, up to {@code count}
     * are made before they are wanted. For readers that send them on, and would otherwise wait for
     * each one. Before the first value.
     */
    default Source<T> ahead(int count) {
        return this;
    }

    /** Makes values as long as somebody wants them. */
    @FunctionalInterface
    interface Producer<T> {

        /** Puts all values and returns: that is the end of the source. */
        void produce(Sink<T> sink) throws Exception;
    }

    /** Takes the values of a producer. Belongs to its thread. */
    interface Sink<T> {

        /**
         * Hands one value over; returns when it was taken, or when few enough lie {@link #ahead}.
         *
         * @throws InterruptedException when nobody wants it any more
         */
        void put(T value) throws InterruptedException;
    }
}
