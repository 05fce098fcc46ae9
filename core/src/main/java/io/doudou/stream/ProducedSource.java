package io.doudou.stream;

import io.doudou.call.CallScope;
import io.doudou.fault.Cancelled;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.SynchronousQueue;

/** A source whose values a virtual thread makes, each when it is wanted. */
final class ProducedSource<T> implements Source<T> {

    private final Producer<T> producer;
    private final SynchronousQueue<Event<T>> handover = new SynchronousQueue<>();

    // Guarded by this.
    private @Nullable Thread thread;
    private boolean closed;

    // Belongs to the reader.
    private @Nullable End<T> end;

    ProducedSource(Producer<T> producer) {
        this.producer = producer;
    }

    @Override
    public @Nullable T next() {
        begin();
        var event = end == null ? take() : end;
        return switch (event) {
            case Value<T>(var value) -> value;
            case End<T> last -> {
                end = last;
                yield last.orThrow();
            }
        };
    }

    private synchronized void begin() {
        if (closed) {
            throw new IllegalStateException("the source is closed");
        }
        if (thread == null) {
            var scope = CallScope.current();
            Runnable made = () -> scope.call(this::run);
            thread = Thread.ofVirtual().name("doudou-source").start(made);
        }
    }

    private Event<T> take() {
        try {
            return handover.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Cancelled("interrupted while waiting for the next value", interrupted);
        }
    }

    /** What the producer's thread does. */
    private boolean run() {
        try {
            handover.put(produced());
            return true;
        } catch (InterruptedException closedMeanwhile) {
            // A reader that still waits must not wait for ever.
            return handover.offer(new End<>(null));
        }
    }

    private End<T> produced() throws InterruptedException {
        try {
            producer.produce(value -> handover.put(new Value<>(value)));
            return new End<>(null);
        } catch (InterruptedException closedMeanwhile) {
            throw closedMeanwhile;
        } catch (Throwable failure) {
            return new End<>(failure);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
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
