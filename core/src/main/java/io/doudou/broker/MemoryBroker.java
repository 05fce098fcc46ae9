package io.doudou.broker;

import static java.util.stream.Collectors.partitioningBy;

import io.doudou.call.CallScope;
import io.doudou.fault.Cancelled;
import io.doudou.fault.Unreachable;
import io.doudou.time.Ticker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * A broker that lives in this process. A topic is a list of mailboxes, in the order in which they
 * came; a message needs room in each of them, so it is taken by all or by none.
 */
final class MemoryBroker implements Broker {

    /** How long a publisher waits for room. */
    static final Duration PUBLISH_WAIT = Duration.ofSeconds(5);

    private final Courier.Office office;

    /** Read by publishers without a lock; the lists are replaced, under this. */
    private final Map<String, List<Mailbox>> topics = new ConcurrentHashMap<>();

    // Guarded by this.
    private final List<MemorySubscription> subscriptions = new ArrayList<>();
    private volatile boolean closed;

    MemoryBroker(Ticker ticker, RandomGenerator random) {
        this.office = new Courier.Office(this::hand, ticker, random);
    }

    Courier.Office office() {
        return office;
    }

    @Override
    public void publish(String topic, Message message) {
        requireOpen();
        Broker.requireTopic(topic);
        hand(topic, message.sentIn(CallScope.current()));
    }

    /** Rooms are reserved in one order, so that publishers never wait for each other. */
    private void hand(String topic, Message message) {
        var mailboxes = topics.getOrDefault(topic, List.of());
        var end = office.ticker().nanos() + patience().toNanos();
        var reserved = 0;
        try {
            while (reserved < mailboxes.size()) {
                if (!mailboxes.get(reserved).reserve(end)) {
                    throw noRoom(topic);
                }
                reserved++;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Cancelled("interrupted while publishing to " + topic, stopped);
        } finally {
            if (reserved < mailboxes.size()) {
                mailboxes.subList(0, reserved).forEach(Mailbox::release);
            }
        }
        mailboxes.forEach(mailbox -> mailbox.put(message));
    }

    private Duration patience() {
        return CallScope.current()
                .remaining(office.ticker())
                .filter(left -> left.compareTo(PUBLISH_WAIT) < 0)
                .orElse(PUBLISH_WAIT);
    }

    private static Unreachable noRoom(String topic) {
        return new Unreachable(
                "a subscriber of "
                        + topic
                        + " is too slow: there is no room for another message, and nobody got it");
    }

    @Override
    public synchronized Subscription subscribe(String topic, Receiver receiver, Terms terms) {
        requireOpen();
        Broker.requireTopic(topic);
        var mailbox = mailbox(topic, terms);
        var subscription = new MemorySubscription(this, topic, receiver, terms, mailbox);
        subscriptions.add(subscription);
        subscription.start();
        return subscription;
    }

    private Mailbox mailbox(String topic, Terms terms) {
        var before = topics.getOrDefault(topic, List.of());
        return before.stream()
                .filter(mailbox -> mailbox.isOf(terms))
                .findFirst()
                .orElseGet(() -> added(topic, before, new Mailbox(terms, office.ticker())));
    }

    private Mailbox added(String topic, List<Mailbox> before, Mailbox mailbox) {
        var more = new ArrayList<>(before);
        more.add(mailbox);
        topics.put(topic, List.copyOf(more));
        return mailbox;
    }

    /** Takes a subscription out; true when it is the last of its mailbox. */
    synchronized boolean leave(MemorySubscription member) {
        subscriptions.remove(member);
        var isLast = member.mailbox().leave(member);
        if (isLast) {
            topics.computeIfPresent(
                    member.topic(), (topic, all) -> without(all, member.mailbox()).orElse(null));
        }
        return isLast;
    }

    private static Optional<List<Mailbox>> without(List<Mailbox> all, Mailbox gone) {
        var rest = all.stream().filter(mailbox -> mailbox != gone).toList();
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    /** Those of dead letters are closed last, because the others may still have some. */
    @Override
    public void close() {
        Map<Boolean, List<MemorySubscription>> open;
        synchronized (this) {
            closed = true;
            open =
                    subscriptions.stream()
                            .collect(partitioningBy(each -> DeadLetter.isTopic(each.topic())));
        }
        closeTogether(open.getOrDefault(false, List.of()));
        closeTogether(open.getOrDefault(true, List.of()));
    }

    private static void closeTogether(List<MemorySubscription> open) {
        var closing = open.stream().map(each -> Thread.ofVirtual().start(each::close)).toList();
        try {
            for (var thread : closing) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the broker is closed");
        }
    }
}
