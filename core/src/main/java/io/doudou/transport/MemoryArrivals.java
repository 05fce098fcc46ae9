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

    /** Conversations that run at a time; whoever wants one more may ask another node. */
    private static final int CONVERSATIONS_MAX = 1_000;

    private final String address;
    private final Transport.Answerer answerer;
    private final Ticker ticker;
    private final Consumer<String> whenClosed;

    // Guarded by this, which draining waits on.
    private final Set<Thread> running = new HashSet<>();
    private int talking;
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

    /** Begins a conversation; the side of the caller. */
    synchronized Conversation open(Message opening) {
        if (closed) {
            throw new Unreachable("nobody listens at " + address + " any more");
        }
        if (talking >= CONVERSATIONS_MAX) {
            throw new Unreachable(address + " has " + talking + " conversations already");
        }
        var there = new MemoryLine();
        var here = new MemoryLine();
        var caller = new Talk("the conversation with " + address, there, ticker);
        var answering = new Talk("a conversation at " + address, here, ticker);
        var thread =
                Thread.ofVirtual()
                        .name("doudou-talk-" + address)
                        .unstarted(() -> converse(answering, opening));
        there.lead(answering, () -> {});
        here.lead(caller, thread::interrupt);
        talking++;
        running.add(thread);
        thread.start();
        return caller;
    }

    private void converse(Talk answering, Message opening) {
        try {
            answering.answer(answerer, opening);
        } finally {
            talked();
        }
    }

    private synchronized void talked() {
        talking--;
        ended();
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
