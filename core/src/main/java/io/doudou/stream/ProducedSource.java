package io.doudou.stream;

import io.doudou.call.CallScope;
import io.doudou.fault.Cancelled;

import org.jspecify.annotations.Nullable;

/** A source whose values a virtual thread makes, each when it is wanted. */
final class ProducedSource<T> implements Source<T> {

    private final Producer<T> producer;

    // All that follows is guarded by this, on which both sides wait.
    private @Nullable Event<T> offered;
    private @Nullable Thread thread;
    private boolean closed;

    ProducedSource(Producer<T> producer) {
        this.producer = producer;
    }

    @Override
    public synchronized @Nullable T next() {
        begin();
        return switch (take()) {
            case Value<T>(var value) -> value;
            case End<T> last -> last.orThrow();
        };
    }

    private void begin() {
        if (closed) {
            throw new IllegalStateException("the source is closed");
        }
        if (thread == null) {
            var scope = CallScope.current();
            Runnable made = () -> scope.call(this::run);
            thread = Thread.ofVirtual().name("doudou-source").start(made);
        }
    }

    /**
     * Waits for what is offered, and takes it; the end stays. A source that is closed has ended.
     */
    private Event<T> take() {
        try {
            while (offered == null && !closed) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Cancelled("interrupted while waiting for the next value", interrupted);
        }
        var taken = offered;
        if (closed || taken == null) {
            return new End<>(null);
        }
        if (taken instanceof Value) {
            offered = null;
            notifyAll();
        }
        return taken;
    }

    /** What the producer's thread does. */
    private boolean run() {
        try {
            producer.produce(this::put);
            return end(new End<>(null));
        } catch (Throwable failure) {
            return end(new End<>(failure));
        }
    }

    /** Returns when the reader has taken the value, which it does when it wants one. */
    private synchronized void put(T value) throws InterruptedException {
        var event = new Value<>(value);
        offered = event;
        notifyAll();
        while (offered == event && !closed) {
            wait();
        }
        if (closed) {
            throw new InterruptedException("nobody wants more values");
        }
    }

    private synchronized boolean end(End<T> last) {
        offered = last;
        notifyAll();
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** What passes from the producer to the reader. */
    private sealed interface Event<T> {}

    private record Value<T>(T value) implements Event<T> {}

    /** There is no more, because of a failure or for no reason. */
    private record End<T>(@Nullable Throwable failure) implements Event<T> {

        @Nullable T orThrow() {
            switch (failure) {
                case null -> {
                    return null;
                }
                case RuntimeException known -> throw known;
                case Error error -> throw error;
                case Throwable other -> throw new IllegalStateException(other.toString(), other);
            }
        }
    }
}
