package io.doudou.transport;

import io.doudou.broker.Message;
import io.doudou.fault.Cancelled;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;
import io.doudou.time.Ticker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A transport whose addresses are names in one table. */
final class MemoryTransport implements Transport {

    private static final String SCHEME = "memory:";

    private final Map<String, MemoryArrivals> listening = new ConcurrentHashMap<>();
    private final AtomicInteger names = new AtomicInteger();
    private final Ticker ticker;
    private volatile boolean closed;

    MemoryTransport(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public Arrivals listen(String address, Answerer answerer) {
        requireOpen();
        var name = address.isEmpty() ? SCHEME + names.incrementAndGet() : address;
        var arrivals = new MemoryArrivals(name, answerer, ticker, listening::remove);
        if (listening.putIfAbsent(name, arrivals) != null) {
            throw new IllegalArgumentException("somebody listens at " + name + " already");
        }
        if (closed) {
            arrivals.close();
            requireOpen();
        }
        return arrivals;
    }

    @Override
    public Message call(String address, Message request, Duration limit) {
        var call = arrivals(address).take(request);
        try {
            return call.answer().get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            call.cancel();
            throw new Unknown(address + ": no answer within " + limit, late);
        } catch (ExecutionException failed) {
            throw new Unknown(address + ": the call failed there", failed.getCause());
        } catch (InterruptedException interrupted) {
            call.cancel();
            Thread.currentThread().interrupt();
            throw new Cancelled(address + ": interrupted", interrupted);
        }
    }

    private MemoryArrivals arrivals(String address) {
        requireOpen();
        var arrivals = listening.get(address);
        if (arrivals == null) {
            throw new Unreachable("nobody listens at " + address);
        }
        return arrivals;
    }

    @Override
    public Conversation open(String address, Message opening, Duration limit) {
        return arrivals(address).open(opening);
    }

    @Override
    public void close() {
        closed = true;
        listening.values().forEach(MemoryArrivals::close);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the transport is closed");
        }
    }

    /** One call that runs on a thread of its own. */
    record Running(CompletableFuture<Message> answer, Thread thread) {

        void cancel() {
            thread.interrupt();
        }
    }
}
