package io.doudou.transport;

import io.doudou.broker.Message;
import io.doudou.fault.Unreachable;
import io.doudou.time.Ticker;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Calls that arrive at one name of a {@link MemoryTransport}. */
final class MemoryArrivals implements Transport.Arrivals {

    private final String address;
    private final Transport.Answerer answerer;
    private final Ticker ticker;
    private final Consumer<String> whenClosed;

    // Guarded by this, which draining waits on.
    private final Set<Thread> running = new HashSet<>();
    private boolean closed;

    MemoryArrivals(
            String address,
            Transport.Answerer answerer,
            Ticker ticker,
            Consumer<String> whenClosed) {
        this.address = address;
        this.answerer = answerer;
        this.ticker = ticker;
        this.whenClosed = whenClosed;
    }

    @Override
    public String address() {
        return address;
    }

    /** Begins a call. */
    synchronized MemoryTransport.Running take(Message request) {
        if (closed) {
            throw new Unreachable("nobody listens at " + address + " any more");
        }
        var answer = new CompletableFuture<Message>();
        var thread =
                Thread.ofVirtual()
                        .name("doudou-call-" + address)
                        .unstarted(() -> run(request, answer));
        running.add(thread);
        thread.start();
        return new MemoryTransport.Running(answer, thread);
    }

    private void run(Message request, CompletableFuture<Message> answer) {
        try {
            answer.complete(answerer.answer(request));
        } catch (Throwable failure) {
            answer.completeExceptionally(failure);
        } finally {
            ended();
        }
    }

    private synchronized void ended() {
        running.remove(Thread.currentThread());
        notifyAll();
    }

    @Override
    public synchronized boolean drain(Duration grace) throws InterruptedException {
        leave();
        var end = ticker.nanos() + grace.toNanos();
        while (!running.isEmpty()) {
            var left = TimeUnit.NANOSECONDS.toMillis(end - ticker.nanos());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    @Override
    public synchronized void close() {
        leave();
        running.forEach(Thread::interrupt);
    }

    private void leave() {
        if (!closed) {
            closed = true;
            whenClosed.accept(address);
        }
    }
}
