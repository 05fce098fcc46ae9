package io.doudou.nats;

import io.doudou.broker.Message;
import io.doudou.fault.Unreachable;
import io.doudou.time.Ticker;
import io.doudou.transport.Transport;
import io.nats.client.Dispatcher;
import io.nats.client.impl.NatsMessage;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Calls and conversations that arrive at one subject, each on a thread of its own. Serves all
 * threads.
 */
final class NatsArrivals implements Transport.Arrivals {

    private static final Logger LOG = System.getLogger(NatsArrivals.class.getName());

    /** Calls that run at a time; whoever calls beyond that may ask another node. */
    private static final int CALLS_MAX = 10_000;

    /** Conversations that run at a time; whoever wants one more may ask another node. */
    private static final int CONVERSATIONS_MAX = 1_000;

    /** Of several processes that listen at one address by mistake, each call goes to one. */
    private static final String GROUP = "doudou";

    /** Why there is no answer, as programs of go-micro are told (specification, 13.3). */
    private static final String MICRO_ERROR = "Micro-Error";

    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(5);

    /** How exactly the limits of callers are kept. */
    private static final Duration WATCH = Duration.ofMillis(500);

    private final Link link;
    private final NatsTalks talks;
    private final String address;
    private final Transport.Answerer answerer;
    private final Ticker ticker;
    private final Consumer<String> whenClosed;

    // Guarded by this, which draining waits on: when each call that runs is to end.
    private final Map<Thread, Long> running = new HashMap<>();
    private final Set<Thread> talking = new HashSet<>();
    private final Thread watch;
    private @Nullable Dispatcher dispatcher;
    private boolean left;

    NatsArrivals(
            Link link,
            NatsTalks talks,
            String address,
            Transport.Answerer answerer,
            Ticker ticker,
            Consumer<String> whenClosed) {
        this.link = link;
        this.talks = talks;
        this.address = address;
        this.answerer = answerer;
        this.ticker = ticker;
        this.whenClosed = whenClosed;
        this.watch = Thread.ofVirtual().name("doudou-limits-" + address).unstarted(this::watch);
    }

    /** Returns when the server knows of it. */
    void begin() {
        var connection = link.connection();
        synchronized (this) {
            dispatcher = connection.createDispatcher(this::arrived);
            dispatcher.setPendingLimits(CALLS_MAX, Long.MAX_VALUE);
            dispatcher.subscribe(address, GROUP);
        }
        try {
            connection.flush(LEAVE_LIMIT);
        } catch (TimeoutException away) {
            throw new Unreachable("NATS did not answer within " + LEAVE_LIMIT, away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        watch.start();
    }

    @Override
    public String address() {
        return address;
    }

    private void arrived(io.nats.client.Message letter) {
        if (letter.getReplyTo() == null) {
            return;
        }
        if (!Letters.field(letter, NatsTransport.ASKED).isEmpty()) {
            answer(letter, Message.of(""), Map.of());
            return;
        }
        var caller = Letters.field(letter, NatsTransport.OPENS);
        if (!caller.isEmpty()) {
            open(letter, caller);
            return;
        }
        var thread = Thread.ofVirtual().name("doudou-call-" + address).unstarted(() -> run(letter));
        synchronized (this) {
            if (running.size() < CALLS_MAX) {
                running.put(thread, ticker.nanos() + limit(letter));
                thread.start();
                notifyAll();
                return;
            }
        }
        answer(letter, Message.of(""), Map.of(NatsTransport.REFUSED, "too many run already"));
    }

    private void open(io.nats.client.Message letter, String caller) {
        var opening = Letters.read(letter);
        var thread = new AtomicReference<Thread>();
        var here = talks.begin("a conversation at " + address, () -> thread.get().interrupt());
        here.lead(caller);
        thread.set(
                Thread.ofVirtual()
                        .name("doudou-talk-" + address)
                        .unstarted(() -> converse(here, opening)));
        var isRefused = false;
        synchronized (this) {
            isRefused = talking.size() >= CONVERSATIONS_MAX;
            if (!isRefused) {
                talking.add(thread.get());
            }
        }
        if (isRefused) {
            here.closed();
            var why = "it has " + CONVERSATIONS_MAX + " conversations already";
            answer(letter, Message.of(""), Map.of(NatsTransport.REFUSED, why));
        } else {
            answer(letter, Message.of(""), Map.of(NatsTransport.OPENED, here.subject()));
            thread.get().start();
        }
    }

    private void converse(NatsTalk here, Message opening) {
        try {
            here.talk().answer(answerer, opening);
        } finally {
            ended();
        }
    }

    private static long limit(io.nats.client.Message letter) {
        try {
            return Long.parseLong(Letters.field(letter, NatsTransport.TIMEOUT));
        } catch (NumberFormatException none) {
            return Duration.ofMinutes(1).toNanos();
        }
    }

    private void run(io.nats.client.Message letter) {
        try {
            answer(letter, answerer.answer(Letters.read(letter)), Map.of());
        } catch (Throwable failure) {
            // An Error is the end of this call, and of no other one.
            LOG.log(Level.DEBUG, "a call at " + address + " failed", failure);
            answer(letter, Message.of(""), Map.of(NatsTransport.FAILED, failure.toString()));
        } finally {
            ended();
        }
    }

    private void answer(io.nats.client.Message letter, Message answer, Map<String, String> ours) {
        try {
            var reply = reply(letter, answer, ours);
            link.requireSize(reply);
            link.connection().publish(reply);
        } catch (IllegalArgumentException tooLarge) {
            var why = Map.of(NatsTransport.FAILED, tooLarge.toString());
            link.connection().publish(reply(letter, Message.of(""), why));
        } catch (IllegalStateException | Unreachable away) {
            // The caller has lost the connection to the answerer, too, and knows.
            LOG.log(Level.DEBUG, "an answer of " + address + " was not sent", away);
        }
    }

    /**
     * In the form of the call: programs of go-micro read no other, and hear of no field of ours.
     */
    private static NatsMessage reply(
            io.nats.client.Message letter, Message answer, Map<String, String> ours) {
        var to = letter.getReplyTo();
        if (!Letters.isOfMicro(letter)) {
            return Letters.write(to, answer, ours).build();
        }
        var why = String.join(", ", ours.values());
        var told = why.isEmpty() ? answer : answer.with(MICRO_ERROR, why);
        return Letters.writeJson(to, told, ours).build();
    }

    private synchronized void ended() {
        running.remove(Thread.currentThread());
        talking.remove(Thread.currentThread());
        notifyAll();
    }

    /** Interrupts calls for which nobody waits any more; sleeps while none runs. */
    private void watch() {
        try {
            while (true) {
                awaitCalls();
                ticker.sleep(WATCH);
                interruptLate();
            }
        } catch (InterruptedException closed) {
            // There are no further calls.
        }
    }

    private synchronized void awaitCalls() throws InterruptedException {
        while (running.isEmpty()) {
            wait();
        }
    }

    private synchronized void interruptLate() {
        var now = ticker.nanos();
        running.forEach(
                (thread, end) -> {
                    if (now - end >= 0) {
                        thread.interrupt();
                    }
                });
    }

    @Override
    public boolean drain(Duration grace) throws InterruptedException {
        var end = ticker.nanos() + grace.toNanos();
        leave(grace);
        synchronized (this) {
            while (!running.isEmpty() || !talking.isEmpty()) {
                var left = TimeUnit.NANOSECONDS.toMillis(end - ticker.nanos());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            leave(LEAVE_LIMIT);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        watch.interrupt();
        synchronized (this) {
            running.keySet().forEach(Thread::interrupt);
            talking.forEach(Thread::interrupt);
        }
    }

    /** Returns when the server sends no more calls, and those that it sent have begun. */
    private void leave(Duration grace) throws InterruptedException {
        Dispatcher leaving;
        synchronized (this) {
            if (left || dispatcher == null) {
                return;
            }
            left = true;
            leaving = dispatcher;
        }
        try {
            leaving.drain(grace.isPositive() ? grace : Duration.ofMillis(1)).get();
        } catch (ExecutionException | IllegalStateException away) {
            LOG.log(Level.DEBUG, "NATS was not told that nobody listens at " + address, away);
        }
        whenClosed.accept(address);
    }
}
