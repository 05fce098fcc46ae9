package io.doudou.stream;

import io.doudou.call.CallScope;
import io.doudou.fault.Cancelled;

import org.jspecify.annotations.Nullable;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A source whose values a virtual thread makes, each when it is wanted, or some ahead.
 *
 * <p>Both sides wait parked and not for a monitor, because a virtual thread that is notified goes
 * on only after a detour over another thread of the JDK.
 */
final class ProducedSource<T> implements Source<T> {

    private final Producer<T> producer;
    private final Queue<Event<T>> made = new ConcurrentLinkedQueue<>();

    /** Values in {@link #made}. */
    private final AtomicInteger untaken = new AtomicInteger();

    private volatile int ahead;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Thread reader;
    private volatile boolean closed;

    // The reader's own.
    private @Nullable End<T> end;

    ProducedSource(Producer<T> producer) {
        this.producer = producer;
    }

    @Override
    public Source<T> ahead(int count) {
        ahead = count;
        return this;
    }

    @Override
    public @Nullable T next() {
        begin();
        return switch (end != null ? end : take()) {
            case Value<T>(var value) -> value;
            case End<T> last -> {
                end = last;
                yield last.orThrow();
            }
        };
    }

    /** A source that is being closed may begin nevertheless: its thread is interrupted then. */
    private void begin() {
        if (closed) {
            throw new IllegalStateException("the source is closed");
        }
        if (thread == null) {
            var scope = CallScope.current();
            Runnable run = () -> scope.call(this::run);
            var made = Thread.ofVirtual().name("doudou-source").unstarted(run);
            thread = made;
            made.start();
            if (closed) {
                made.interrupt();
            }
        }
    }

    /** Waits for what is made, and takes it. A source that is closed has ended. */
    private Event<T> take() {
        var next = made.poll();
        if (next == null) {
            next = awaitNext();
        }
        if (untaken.decrementAndGet() == ahead / 2) {
            LockSupport.unpark(thread);
        }
        return closed ? new End<>(null) : next;
    }

    private Event<T> awaitNext() {
        reader = Thread.currentThread();
        while (true) {
            var next = made.poll();
            if (next != null || closed) {
                return next == null ? new End<>(null) : next;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new Cancelled("interrupted while waiting for the next value");
            }
            LockSupport.park(this);
        }
    }

    /** What the producer's thread does. */
    private boolean run() {
        try {
            producer.produce(this::put);
            return offer(new End<>(null));
        } catch (Throwable failure) {
            return offer(new End<>(failure));
        }
    }

    /** Returns when the reader wants the next value, or wants it soon. */
    private void put(T value) throws InterruptedException {
        offer(new Value<>(value));
        if (untaken.get() > ahead) {
            awaitRoom();
        }
        if (closed) {
            throw new InterruptedException("nobody wants more values");
        }
    }

    /** Until half of what may lie there is taken, so that both sides work in longer stretches. */
    private void awaitRoom() throws InterruptedException {
        while (untaken.get() > ahead / 2 && !closed) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.park(this);
        }
    }

    private boolean offer(Event<T> event) {
        made.add(event);
        untaken.incrementAndGet();
        LockSupport.unpark(reader);
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(reader);
        var producing = thread;
        if (producing != null) {
            producing.interrupt();
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
