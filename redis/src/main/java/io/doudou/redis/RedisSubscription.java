package io.doudou.redis;

import io.doudou.broker.Courier;
import io.doudou.broker.Courier.Outcome;
import io.doudou.broker.DeadLetter;
import io.doudou.broker.Message;
import io.doudou.broker.Receiver;
import io.doudou.broker.Subscription;
import io.doudou.broker.Terms;
import io.doudou.fault.Cancelled;
import io.doudou.fault.ServiceException;
import io.doudou.redis.stream.Member;
import io.doudou.redis.stream.TopicStream;
import io.doudou.redis.stream.Waiting;
import io.doudou.redis.wire.Command;
import io.doudou.redis.wire.Connection;
import io.doudou.redis.wire.Refusal;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/*
 * A subscription is a thread that reads a few messages, has them delivered, and acknowledges them
 * together. What it was given and has not acknowledged is pending in the server: when the connection
 * breaks it is read again, when the process dies another member takes it over, when the subscription
 * closes it is handed over. So a message is lost on no way; it may be delivered twice.
 *
 * The server may be restarted and have forgotten everything. Then the group is made again, beginning
 * after the last message that was seen here.
 */
/** One member of a group: a thread that takes messages and has them delivered. */
final class RedisSubscription implements Subscription {

    private static final Logger LOG = System.getLogger(RedisSubscription.class.getName());

    /** Messages that are read, and at most acknowledged, together. */
    private static final int BATCH = 32;

    /** How long the server holds back the answer when there is nothing to read. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    /** What was dealt with is told after so long at the latest. */
    private static final Duration TELL = Duration.ofMillis(100);

    /** How often it is looked for what others have left. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Duration RETRY_MIN = Duration.ofMillis(100);
    private static final Duration RETRY_MAX = Duration.ofSeconds(2);

    /** How often a thread that waits for messages is woken until it has ended. */
    private static final Duration NUDGE = Duration.ofMillis(20);

    private static final String GROUP_LOST = "NOGROUP";

    private final RedisBroker broker;
    private final TopicStream stream;
    private final String topic;
    private final Terms terms;
    private final Member member;
    private final Courier courier;
    private final Thread worker;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;
    private volatile @Nullable Connection open;
    private volatile long connectionId;

    // Belong to the worker once it has started.
    private final Set<String> dealtWith = new LinkedHashSet<>();
    private String seen = "$";
    private boolean isJoined;
    private boolean isAway;
    private boolean isUnburied;
    private long toldNanos;
    private long lookedNanos;

    RedisSubscription(
            RedisBroker broker, TopicStream stream, String topic, Receiver receiver, Terms terms) {
        this.broker = broker;
        this.stream = stream;
        this.topic = topic;
        this.terms = terms;
        var random = broker.random();
        var name = new UUID(random.nextLong(), random.nextLong()).toString();
        this.member = TopicStream.member(terms.queue(), name);
        var office = new Courier.Office(this::bury, broker.ticker(), random);
        // Alone, closing waits for what is there before it comes to the courier.
        var grace = terms.queue().isPresent() ? terms.drain() : Duration.ZERO;
        this.courier = new Courier(office, topic, receiver, terms.drain(grace));
        this.worker = Thread.ofVirtual().name("doudou-" + topic).unstarted(this::work);
    }

    @Override
    public String topic() {
        return topic;
    }

    /** From here on messages are kept for this subscription. */
    void join() {
        var newest = stream.join(member, seen, terms.waitingMax());
        seen = seen.equals("$") ? newest : seen;
        isJoined = true;
    }

    void start() {
        worker.start();
    }

    void warn(Exception away) {
        LOG.log(
                isAway ? Level.DEBUG : Level.WARNING,
                "no messages of {0} for now: {1}; it is tried again",
                topic,
                away.getMessage());
        isAway = true;
    }

    /** Says that this is there, and what is worked on. */
    void keep() {
        if (!closing) {
            stream.keep(member, terms.waitingMax(), List.copyOf(inHand));
        }
    }

    void sweep(Duration absence) {
        stream.sweep(absence);
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        closing = true;
        if (worker == Thread.currentThread()) {
            courier.close();
            return;
        }
        if (terms.queue().isPresent()) {
            courier.close();
        }
        try {
            awaitEnd();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            courier.close();
        }
    }

    /** Alone, what waits is dealt with first, as long as the terms say. */
    private void awaitEnd() throws InterruptedException {
        var ticker = broker.ticker();
        long end = ticker.nanos() + terms.drain().toNanos();
        while (!ended.await(NUDGE.toMillis(), TimeUnit.MILLISECONDS)) {
            if (ticker.nanos() - end >= 0) {
                courier.close();
                ended.await(RETRY_MAX.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
            nudge();
        }
    }

    private void nudge() {
        var connection = open;
        try {
            broker.redis().askAnyhow(Command.of("CLIENT", "UNBLOCK").add(connectionId));
        } catch (ServiceException | Refusal away) {
            if (connection != null) {
                connection.close();
            }
        }
    }

    private void work() {
        var pause = RETRY_MIN;
        try {
            while (!isOver(pause)) {
                pause = isAway ? doubled(pause) : RETRY_MIN;
            }
        } catch (InterruptedException | IllegalStateException stopped) {
            // The broker is closed.
        } finally {
            leave();
            broker.forget(this);
            ended.countDown();
        }
    }

    /** Serves on one connection; whether that is the end, and not a failure on the way. */
    private boolean isOver(Duration pause) throws InterruptedException {
        try (var connection = broker.redis().open()) {
            open = connection;
            serve(connection);
            return true;
        } catch (Refusal refusal) {
            isJoined = isJoined && !refusal.code().equals(GROUP_LOST);
            warn(refusal);
        } catch (Cancelled stopped) {
            return true;
        } catch (ServiceException | IOException failure) {
            warn(failure);
        }
        if (!closing) {
            broker.ticker().sleep(pause);
        }
        return closing;
    }

    private static Duration doubled(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(RETRY_MAX) < 0 ? twice : RETRY_MAX;
    }

    private void serve(Connection connection) throws IOException {
        connectionId = connection.ask(List.of(Command.of("CLIENT", "ID"))).getFirst().number();
        if (!isJoined) {
            join();
        }
        if (!isAgainServed(connection)) {
            return;
        }
        while (!(closing && terms.queue().isPresent())) {
            var wait = closing ? Duration.ZERO : WAIT;
            var batch = stream.read(connection, member, ">", BATCH, wait);
            if ((batch.isEmpty() && closing) || !isDelivered(batch) || !isTakenOver()) {
                return;
            }
        }
    }

    /** Delivers what came on a connection that broke. */
    private boolean isAgainServed(Connection connection) throws IOException {
        if (!isAway) {
            return true;
        }
        tell();
        var from = "0";
        for (var batch = again(connection, from); !batch.isEmpty(); ) {
            if (!isDelivered(batch)) {
                return false;
            }
            from = batch.getLast().id();
            batch = again(connection, from);
        }
        LOG.log(Level.INFO, "messages of {0} come again", topic);
        isAway = false;
        return true;
    }

    private List<Waiting> again(Connection connection, String from) throws IOException {
        return stream.read(connection, member, from, BATCH, Duration.ZERO);
    }

    /** Now and then, and when there was nothing else, takes what another member has left. */
    private boolean isTakenOver() {
        var ticker = broker.ticker();
        if (terms.queue().isEmpty() || ticker.nanos() - lookedNanos < LOOK.toNanos()) {
            return true;
        }
        lookedNanos = ticker.nanos();
        return isDelivered(stream.takeOver(member, broker.takeover(), BATCH));
    }

    /** Has messages delivered; false when that is no longer possible here. */
    private boolean isDelivered(List<Waiting> batch) {
        batch.forEach(each -> inHand.add(each.id()));
        try {
            for (var each : batch) {
                if (!isDelivered(each)) {
                    tell();
                    return false;
                }
                dealtWith.add(each.id());
                inHand.remove(each.id());
                seen = each.id();
                tellIfDue();
            }
            tell();
            return true;
        } finally {
            inHand.clear();
        }
    }

    private boolean isDelivered(Waiting waiting) {
        if (dealtWith.contains(waiting.id())) {
            return true;
        }
        var message = MessageFields.message(waiting);
        if (message.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "entry {0} of {1} is no message, or not any more",
                    waiting.id(),
                    stream.stream());
            return true;
        }
        isUnburied = false;
        if (waiting.deliveries() > 1L + terms.attemptsMax()) {
            buryTakenOver(message.get(), waiting);
            return !isUnburied;
        }
        return courier.deliver(message.get()) != Outcome.RETURNED && !isUnburied;
    }

    /** A message that was never dealt with, and never refused: whoever gets it comes to an end. */
    private void buryTakenOver(Message message, Waiting waiting) {
        var letter =
                message.without(DeadLetter.QUEUE)
                        .with(DeadLetter.TOPIC, topic)
                        .with(DeadLetter.ATTEMPTS, Long.toString(waiting.deliveries() - 1))
                        .with(DeadLetter.REASON, "taken over again and again");
        if (!topic.endsWith(DeadLetter.SUFFIX)) {
            bury(
                    DeadLetter.topic(topic),
                    terms.queue().map(name -> letter.with(DeadLetter.QUEUE, name)).orElse(letter));
        }
    }

    /** Publishes a dead letter, however long it takes: until then its message is not dealt with. */
    private void bury(String deadTopic, Message letter) {
        isUnburied = true;
        for (var pause = RETRY_MIN; ; pause = doubled(pause)) {
            try {
                broker.hand(deadTopic, letter);
                isUnburied = false;
                return;
            } catch (Cancelled stopped) {
                throw stopped;
            } catch (ServiceException away) {
                if (closing) {
                    throw away;
                }
                rest(pause);
            }
        }
    }

    private void rest(Duration pause) {
        try {
            broker.ticker().sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Cancelled("interrupted with a dead letter of " + topic, stopped);
        }
    }

    private void tellIfDue() {
        var isLongAgo = broker.ticker().nanos() - toldNanos >= TELL.toNanos();
        if (isLongAgo || dealtWith.size() >= BATCH) {
            tell();
        }
    }

    private void tell() {
        toldNanos = broker.ticker().nanos();
        if (!dealtWith.isEmpty()) {
            stream.acknowledge(member, new ArrayList<>(dealtWith));
            dealtWith.clear();
        }
    }

    private void leave() {
        try {
            tell();
            stream.leave(member);
        } catch (ServiceException | Refusal | IllegalStateException away) {
            LOG.log(
                    Level.INFO,
                    "a subscription of {0} could not be ended: {1}",
                    topic,
                    away.getMessage());
        }
    }
}
