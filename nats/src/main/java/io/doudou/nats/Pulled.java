package io.doudou.nats;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.doudou.broker.Terms;
import io.doudou.fault.ServiceException;
import io.doudou.time.Ticker;
import io.nats.client.Message;
import io.nats.client.Subscription;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The messages that one member has asked JetStream for and that wait here. A thread reads them,
 * asks for more when they become few, and tells the servers while they wait that they are not
 * forgotten. Serves all threads.
 */
final class Pulled {

    private static final Logger LOG = System.getLogger(Pulled.class.getName());

    /** Messages that are asked for at a time: enough to hide the way there and back. */
    private static final int BATCH_MAX = 100;

    /** How long a question waits at the servers for messages. */
    private static final Duration ASK_LIMIT = Duration.ofSeconds(30);

    private static final Duration TICK_MAX = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(2);

    private static final int HEARTBEAT = 100;
    private static final int NO_RESPONDERS = 503;

    private final Link link;
    private final Streams streams;
    private final String topic;
    private final String name;
    private final Terms terms;
    private final Ticker ticker;
    private final int batch;
    private final Duration keepEvery;
    private final Subscription inbox;
    private final Thread reader;
    private final Runnable again = this::askIfFew;

    // Guarded by this, which the one who takes messages waits on.
    private final Deque<Message> waiting = new ArrayDeque<>();
    private Optional<Message> taken = Optional.empty();
    private int asked;
    private int askedGeneration;
    private long askedUntilNanos;
    private boolean leaving;

    private long keepNanos;

    /** Nothing is asked before {@link #begin}. */
    Pulled(Link link, Streams streams, String topic, String name, Terms terms, Ticker ticker) {
        this.link = link;
        this.streams = streams;
        this.topic = topic;
        this.name = name;
        this.terms = terms;
        this.ticker = ticker;
        this.batch = Math.min(terms.waitingMax(), BATCH_MAX);
        this.keepEvery = streams.acknowledgeWait().dividedBy(3);
        var connection = link.connection();
        this.inbox = connection.subscribe(connection.createInbox());
        this.reader = Thread.ofVirtual().name("doudou-nats-" + topic).unstarted(this::read);
    }

    void begin() {
        link.whenConnected(again);
        reader.start();
    }

    /** Waits for the next message; empty when there is none to come. */
    synchronized Optional<Message> take() throws InterruptedException {
        taken = Optional.empty();
        askIfFew();
        while (waiting.isEmpty() && !leaving) {
            wait();
        }
        if (!leaving) {
            taken = Optional.of(waiting.removeFirst());
        }
        return taken;
    }

    /** The message that was taken last is no longer kept. */
    synchronized void done() {
        taken = Optional.empty();
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty() && taken.isEmpty();
    }

    /** No message is taken any more; those that wait go to others. */
    void leave() {
        synchronized (this) {
            if (leaving) {
                return;
            }
            leaving = true;
            notifyAll();
        }
        link.forget(again);
        reader.interrupt();
    }

    private void read() {
        var tick = keepEvery.compareTo(TICK_MAX) < 0 ? keepEvery : TICK_MAX;
        try {
            while (true) {
                askIfFew();
                var next = inbox.nextMessage(tick);
                if (next != null) {
                    arrived(next);
                }
                keep();
            }
        } catch (InterruptedException left) {
            giveBack();
        } catch (IllegalStateException closed) {
            LOG.log(Level.DEBUG, topic + ": the connection to NATS was closed", closed);
        }
    }

    private synchronized void askIfFew() {
        var now = ticker.nanos();
        if (askedGeneration != link.generation() || now - askedUntilNanos >= 0) {
            asked = 0;
        }
        if (asked > 0 || leaving || waiting.size() > batch / 2 || !link.isConnected()) {
            return;
        }
        asked = batch;
        askedGeneration = link.generation();
        askedUntilNanos = now + ASK_LIMIT.plus(TICK_MAX).toNanos();
        var question = "{\"batch\":" + batch + ",\"expires\":" + ASK_LIMIT.toNanos() + "}";
        var subject = "$JS.API.CONSUMER.MSG.NEXT." + streams.of(topic) + "." + name;
        link.connection().publish(subject, inbox.getSubject(), question.getBytes(US_ASCII));
    }

    private void arrived(Message next) throws InterruptedException {
        if (next.isStatusMessage()) {
            answered(next.getStatus().getCode());
            return;
        }
        synchronized (this) {
            asked--;
            waiting.addLast(next);
            notifyAll();
        }
    }

    /** The servers say that a question is over. */
    private void answered(int status) throws InterruptedException {
        if (status == HEARTBEAT) {
            return;
        }
        if (status == NO_RESPONDERS) {
            // The consumer is not there: the servers have just begun, or have lost everything.
            ticker.sleep(RETRY);
            restore();
        }
        synchronized (this) {
            asked = 0;
        }
    }

    private void restore() {
        try {
            streams.forget(topic);
            streams.consume(topic, name, terms);
        } catch (ServiceException | IllegalStateException away) {
            LOG.log(Level.DEBUG, topic + ": cannot be consumed yet", away);
        }
    }

    /** The servers would give to others what they do not hear of for a while. */
    private void keep() {
        var now = ticker.nanos();
        if (now - keepNanos < 0 || !link.isConnected()) {
            return;
        }
        keepNanos = now + keepEvery.toNanos();
        for (var message : held()) {
            message.inProgress();
        }
    }

    private synchronized List<Message> held() {
        var held = new ArrayList<>(waiting);
        taken.ifPresent(held::add);
        return held;
    }

    private void giveBack() {
        try {
            var left = inbox.drain(LEAVE_LIMIT);
            for (var next = rest(); next.isPresent(); next = rest()) {
                arrivedLate(next.get());
            }
            left.cancel(true);
        } catch (InterruptedException | IllegalStateException closed) {
            LOG.log(Level.DEBUG, topic + ": NATS was not told of the end", closed);
        }
        synchronized (this) {
            waiting.forEach(Message::nak);
            waiting.clear();
        }
    }

    private synchronized void arrivedLate(Message last) {
        if (!last.isStatusMessage()) {
            waiting.addLast(last);
        }
    }

    private Optional<Message> rest() throws InterruptedException {
        try {
            return Optional.ofNullable(inbox.nextMessage(Duration.ofMillis(20)));
        } catch (IllegalStateException drained) {
            return Optional.empty();
        }
    }
}
