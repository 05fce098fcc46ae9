package io.doudou.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.doudou.broker.Broker;
import io.doudou.broker.DeadLetter;
import io.doudou.broker.Delivery;
import io.doudou.broker.Message;
import io.doudou.broker.Receiver;
import io.doudou.broker.Subscription;
import io.doudou.broker.Terms;
import io.doudou.call.CallScope;
import io.doudou.fault.Malformed;
import io.doudou.fault.ServiceException;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What every {@link Broker} promises. Extend it, open a fresh broker whose topics are empty, and
 * nothing else:
 *
 * <pre>{@code
 * class NatsBrokerContractTest extends BrokerContract {
 *     @Override
 *     protected Broker open() {
 *         return new NatsBroker(server.settings());
 *     }
 * }
 * }</pre>
 *
 * <p>A broker of a system with several ends overrides {@link #publisher}, so that messages really
 * travel. What a system cannot do is said with {@link #keeps}.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
public abstract class BrokerContract {

    /** Promises that not every system can give. */
    public enum Promise {
        /** A subscriber that is too slow makes publishers wait, and then fail. */
        BACK_PRESSURE,
        /** What is published while a queue has no member waits for the next one. */
        DURABLE_QUEUES
    }

    private static final Terms QUICK =
            Terms.alone().attempts(3).backoff(Duration.ofMillis(1), Duration.ofMillis(5));

    private static final Duration SHORT = Duration.ofMillis(100);

    private Broker broker = Broker.inMemory(Ticker.system(), new Random(1));
    private Broker publisher = broker;

    /** A contract for a subclass to keep. */
    protected BrokerContract() {}

    /** A new broker to which nobody is subscribed. The contract closes it. */
    protected abstract Broker open() throws Exception;

    /** Another end of the same system; the broker itself when it has one end only. */
    protected Broker publisher(Broker opened) throws Exception {
        return opened;
    }

    /** Whether the system gives this promise; true when not overridden. */
    protected boolean keeps(Promise promise) {
        return true;
    }

    /** How long a message may take; only tests that fail wait so long. */
    protected Duration patience() {
        return Duration.ofSeconds(30);
    }

    @BeforeEach
    final void openBroker() throws Exception {
        broker.close();
        broker = open();
        publisher = publisher(broker);
    }

    @AfterEach
    final void closeBroker() {
        publisher.close();
        broker.close();
    }

    @Test
    void whatNobodyListensToIsTakenAllTheSame() {
        publisher.publish("orders", Message.of("7"));
    }

    @Test
    void aSubscriberGetsWhatIsPublishedToItsTopic() throws Exception {
        var orders = subscribe("orders", Terms.alone());
        publisher.publish("returns", Message.of("no"));
        publisher.publish("orders", Message.of(Map.of("X-Color", "gr\u00fcn"), bytes(7)));
        var delivery = orders.next();
        assertThat(delivery.topic()).isEqualTo("orders");
        assertThat(delivery.attempt()).isEqualTo(1);
        assertThat(delivery.message().header("x-color")).contains("gr\u00fcn");
        assertThat(delivery.message().body()).isEqualTo(bytes(7));
        assertThat(orders.isEmpty()).isTrue();
    }

    @Test
    void bodiesMayBeEmptyOrAsLargeAsTheLimit() throws Exception {
        var orders = subscribe("orders", Terms.alone());
        for (int size : List.of(0, Message.BODY_BYTES_MAX)) {
            publisher.publish("orders", Message.of(bytes(size)));
            assertThat(orders.next().message().body()).isEqualTo(bytes(size));
        }
    }

    @Test
    void aSubscriberGetsNothingThatWasPublishedBefore() throws Exception {
        publisher.publish("orders", Message.of("before"));
        var orders = subscribe("orders", Terms.alone());
        publisher.publish("orders", Message.of("after"));
        assertThat(orders.texts(1)).containsExactly("after");
    }

    @Test
    void eachSubscriptionGetsEveryMessage() throws Exception {
        var first = subscribe("orders", Terms.alone());
        var second = subscribe("orders", Terms.alone());
        publish(100);
        assertThat(first.texts(100)).isEqualTo(numbers(100));
        assertThat(second.texts(100)).isEqualTo(numbers(100));
    }

    @Test
    void theMembersOfAQueueShareItsMessages() throws Exception {
        var members = new Gathered(delivery -> {});
        subscribe("orders", Terms.queue("billing"), members);
        subscribe("orders", Terms.queue("billing"), members);
        publish(200);
        assertThat(members.texts(200)).containsExactlyInAnyOrderElementsOf(numbers(200));
        assertThat(members.isEmpty()).isTrue();
    }

    @Test
    void twoQueuesAndASubscriptionEachGetEveryMessage() throws Exception {
        var alone = subscribe("orders", Terms.alone());
        var billing = subscribe("orders", Terms.queue("billing"));
        var stock = new Gathered(delivery -> {});
        subscribe("orders", Terms.queue("stock"), stock);
        subscribe("orders", Terms.queue("stock"), stock);
        publish(50);
        assertThat(alone.texts(50)).isEqualTo(numbers(50));
        assertThat(billing.texts(50)).isEqualTo(numbers(50));
        assertThat(stock.texts(50)).containsExactlyInAnyOrderElementsOf(numbers(50));
    }

    @Test
    void tenThousandMessagesArriveInOrder() throws Exception {
        var orders = subscribe("orders", Terms.alone());
        publish(10_000);
        assertThat(orders.texts(10_000)).isEqualTo(numbers(10_000));
    }

    @Test
    void theOrderOfEachPublisherIsKept() throws Exception {
        var orders = subscribe("orders", Terms.alone());
        together(4, i -> () -> publish(i + "-", 500));
        var texts = orders.texts(2000);
        for (int i = 0; i < 4; i++) {
            var prefix = i + "-";
            assertThat(texts.stream().filter(text -> text.startsWith(prefix)))
                    .isEqualTo(numbers(500).stream().map(prefix::concat).toList());
        }
    }

    @Test
    void aSubscriptionDeliversOneMessageAtATime() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var orders =
                new Gathered(
                        delivery -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            Ticker.system().sleep(Duration.ofNanos(1000));
                            inside.decrementAndGet();
                        });
        subscribe("orders", Terms.alone(), orders);
        together(4, i -> () -> publish(i + "-", 100));
        orders.texts(400);
        assertThat(most).hasValue(1);
    }

    @Test
    void aMessageIsDeliveredAgainWhenItsReceiverThrows() throws Exception {
        var attempts = new ArrayList<Integer>();
        var orders =
                new Gathered(
                        delivery -> {
                            attempts.add(delivery.attempt());
                            if (delivery.attempt() < 3) {
                                throw new IllegalStateException("not yet");
                            }
                        });
        subscribe("orders", QUICK, orders);
        publish(2);
        assertThat(orders.texts(2)).isEqualTo(numbers(2));
        assertThat(attempts).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Test
    void aMessageThatFailsAtEveryAttemptBecomesADeadLetter() throws Exception {
        var dead = subscribe("orders.dead", Terms.alone());
        var good = new Gathered(delivery -> refuse(delivery, "1"));
        subscribe("orders", QUICK.inQueue(Optional.of("billing")), good);
        publisher.publish("orders", Message.of("1").with("X-Color", "red"));
        publisher.publish("orders", Message.of("2"));
        assertThat(good.texts(1)).containsExactly("2");
        var letter = dead.next().message();
        assertThat(letter.text()).isEqualTo("1");
        assertThat(letter.header("X-Color")).contains("red");
        assertThat(letter.header(DeadLetter.TOPIC)).contains("orders");
        assertThat(letter.header(DeadLetter.QUEUE)).contains("billing");
        assertThat(letter.header(DeadLetter.ATTEMPTS)).contains("3");
        assertThat(letter.header(DeadLetter.REASON).orElseThrow()).contains("no to 1");
    }

    @Test
    void whatMakesNoSenseIsADeadLetterAtOnce() throws Exception {
        var dead = subscribe("orders.dead", Terms.alone());
        subscribe(
                "orders",
                QUICK,
                delivery -> {
                    throw new Malformed("no order");
                });
        publish(1);
        assertThat(dead.next().message().header(DeadLetter.ATTEMPTS)).contains("1");
    }

    @Test
    void aDeadLetterThatFailsEndsThere() throws Exception {
        var attempts = new AtomicInteger();
        subscribe(
                "orders.dead",
                QUICK,
                delivery -> {
                    attempts.incrementAndGet();
                    refuse(delivery, "1");
                });
        var good = subscribe("orders.dead", Terms.alone());
        publisher.publish("orders.dead", Message.of("1"));
        publisher.publish("orders.dead", Message.of("2"));
        assertThat(good.texts(2)).containsExactly("1", "2");
        eventually(() -> attempts.get() == 4);
    }

    @Test
    void anErrorOfAReceiverEndsNothing() throws Exception {
        var orders =
                new Gathered(
                        delivery -> {
                            if (delivery.attempt() == 1) {
                                throw new StackOverflowError("too deep");
                            }
                        });
        subscribe("orders", QUICK, orders);
        publish(2);
        assertThat(orders.texts(2)).isEqualTo(numbers(2));
    }

    @Test
    void aReceiverThatHangsIsInterruptedAndTriedAgain() throws Exception {
        var dead = subscribe("orders.dead", Terms.alone());
        var orders =
                new Gathered(
                        delivery -> {
                            if (delivery.message().text().equals("0")) {
                                new CountDownLatch(1).await();
                            }
                        });
        subscribe("orders", QUICK.attempts(2).timeLimit(SHORT), orders);
        publish(2);
        assertThat(orders.texts(1)).containsExactly("1");
        var letter = dead.next().message();
        assertThat(letter.header(DeadLetter.ATTEMPTS)).contains("2");
        assertThat(letter.header(DeadLetter.REASON).orElseThrow()).contains("PT0.1S");
    }

    @Test
    void aReceiverThatFailsIsNoMatterOfTheOthers() throws Exception {
        subscribe("orders", QUICK, delivery -> refuse(delivery, delivery.message().text()));
        var other = subscribe("orders", Terms.alone());
        publish(20);
        assertThat(other.texts(20)).isEqualTo(numbers(20));
    }

    @Test
    void aReceiverMayPublish() throws Exception {
        var bills = subscribe("bills", Terms.alone());
        subscribe(
                "orders",
                Terms.alone(),
                delivery -> publisher.publish("bills", delivery.message()));
        publish(50);
        assertThat(bills.texts(50)).isEqualTo(numbers(50));
    }

    @Test
    void whatBelongsToACallTravelsWithTheMessage() throws Exception {
        var scopes = new LinkedBlockingQueue<CallScope>();
        subscribe("orders", Terms.alone(), delivery -> scopes.add(CallScope.current()));
        var trace = Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        var metadata = Map.of("x-user-id", "john");
        var scope =
                new CallScope("request-7", OptionalLong.empty(), trace, Optional.empty(), metadata);
        scope.call(() -> sent(Message.of("1").with("Content-Type", "text/plain")));
        var seen = next(scopes);
        assertThat(seen.requestId()).isEqualTo("request-7");
        assertThat(seen.traceParent()).isEqualTo(trace);
        assertThat(seen.metadata()).containsExactlyEntriesOf(metadata);
        assertThat(seen.remaining(Ticker.system()).orElseThrow())
                .isLessThanOrEqualTo(Terms.alone().timeLimit());
    }

    @Test
    void aClosedSubscriptionGetsNothingMore() throws Exception {
        var closed = new Gathered(delivery -> {});
        var subscription = subscribe("orders", Terms.alone(), closed);
        var open = subscribe("orders", Terms.alone());
        publish(1);
        assertThat(closed.texts(1)).hasSize(1);
        subscription.close();
        subscription.close();
        publish(10);
        assertThat(open.texts(11)).hasSize(11);
        assertThat(closed.isEmpty()).isTrue();
    }

    @Test
    void closingASubscriptionWaitsForItsReceiver() throws Exception {
        var begun = new CountDownLatch(1);
        var may = new CountDownLatch(1);
        var orders =
                new Gathered(
                        delivery -> {
                            begun.countDown();
                            may.await();
                        });
        var subscription = subscribe("orders", Terms.alone(), orders);
        var publishing = Thread.ofVirtual().start(() -> publish(1));
        begun.await();
        var closing = Thread.ofVirtual().start(subscription::close);
        assertThat(closing.join(SHORT)).isFalse();
        may.countDown();
        closing.join();
        assertThat(orders.texts(1)).hasSize(1);
        publishing.join();
    }

    @Test
    void closingASubscriptionInterruptsAReceiverThatTakesTooLong() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new CompletableFuture<Boolean>();
        var subscription =
                subscribe(
                        "orders",
                        Terms.alone().drain(SHORT),
                        delivery -> {
                            begun.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } finally {
                                ended.complete(true);
                            }
                        });
        var publishing = Thread.ofVirtual().start(this::publishAnyhow);
        begun.await();
        subscription.close();
        assertThat(ended.get()).isTrue();
        publishing.join();
    }

    @Test
    void aReceiverMayCloseItsSubscription() throws Exception {
        var own = new CompletableFuture<Subscription>();
        var closer = new Gathered(delivery -> own.get().close());
        var open = subscribe("orders", Terms.alone());
        own.complete(subscribe("orders", Terms.alone(), closer));
        publish(1);
        assertThat(closer.texts(1)).hasSize(1);
        publish(5);
        assertThat(open.texts(6)).hasSize(6);
        assertThat(closer.isEmpty()).isTrue();
    }

    @Test
    void whatAMemberHasNotAcknowledgedGoesToAnother() throws Exception {
        var failed = new CountDownLatch(1);
        var slow = Terms.queue("billing").backoff(Duration.ofHours(1), Duration.ofHours(1));
        var dying =
                subscribe(
                        "orders",
                        slow,
                        delivery -> {
                            failed.countDown();
                            throw new IllegalStateException("I am not well");
                        });
        var publishing = Thread.ofVirtual().start(() -> publish(1));
        failed.await();
        var other = subscribe("orders", slow);
        dying.close();
        assertThat(other.texts(1)).containsExactly("0");
        publishing.join();
    }

    @Test
    void membersMayComeAndGoWhileMessagesArrive() throws Exception {
        var members = new Gathered(delivery -> {});
        subscribe("orders", Terms.queue("billing"), members);
        var publishing = Thread.ofVirtual().start(() -> publish(2000));
        for (int i = 0; i < 20; i++) {
            subscribe("orders", Terms.queue("billing"), members).close();
        }
        publishing.join();
        assertThat(new HashSet<>(members.texts(2000))).hasSize(2000);
    }

    @Test
    void whileASubscriberIsTooSlowPublishersWaitAndThenFail() throws Exception {
        assumeThat(keeps(Promise.BACK_PRESSURE)).as("makes publishers wait").isTrue();
        var may = new CountDownLatch(1);
        var orders = new Gathered(delivery -> may.await());
        subscribe("orders", Terms.alone().waiting(5), orders);
        var taken = new ArrayList<String>();
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 100; i++) {
                                within(SHORT, Message.of("" + i));
                                taken.add("" + i);
                            }
                        })
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("orders");
        may.countDown();
        assertThat(orders.texts(taken.size())).containsAll(taken);
        publisher.publish("orders", Message.of("last"));
        eventually(() -> orders.next().message().text().equals("last"));
    }

    @Test
    void aPublisherThatWaitsCanBeInterrupted() throws Exception {
        assumeThat(keeps(Promise.BACK_PRESSURE)).as("makes publishers wait").isTrue();
        var may = new CountDownLatch(1);
        subscribe("orders", Terms.alone().waiting(1), delivery -> may.await());
        var failure = new CompletableFuture<Throwable>();
        var waiting =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        publish(100);
                                    } catch (ServiceException stopped) {
                                        failure.complete(stopped);
                                    }
                                });
        waiting.interrupt();
        assertThat(failure.get()).isInstanceOf(ServiceException.class);
        may.countDown();
    }

    @Test
    void aQueueWithoutMembersKeepsItsMessages() throws Exception {
        assumeThat(keeps(Promise.DURABLE_QUEUES)).as("keeps messages for queues").isTrue();
        subscribe("orders", Terms.queue("billing"), delivery -> {}).close();
        publish(10);
        assertThat(subscribe("orders", Terms.queue("billing")).texts(10)).hasSize(10);
    }

    @Test
    void aTopicNeedsAName() {
        for (var topic : List.of("", " ", "x".repeat(256))) {
            assertThatThrownBy(() -> publisher.publish(topic, Message.of("")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> broker.subscribe(topic, delivery -> {}, Terms.alone()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aClosedBrokerRefusesEverythingButClosing() throws Exception {
        var orders = new Gathered(delivery -> {});
        var subscription = subscribe("orders", Terms.alone(), orders);
        publish(3);
        broker.close();
        broker.close();
        assertThat(orders.texts(3)).isEqualTo(numbers(3));
        subscription.close();
        assertThatThrownBy(() -> broker.publish("orders", Message.of("")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> broker.subscribe("orders", delivery -> {}, Terms.alone()))
                .isInstanceOf(IllegalStateException.class);
    }

    private Gathered subscribe(String topic, Terms terms) throws Exception {
        var gathered = new Gathered(delivery -> {});
        subscribe(topic, terms, gathered);
        return gathered;
    }

    private Subscription subscribe(String topic, Terms terms, Receiver receiver) throws Exception {
        var subscription = broker.subscribe(topic, receiver, terms);
        subscribed(topic);
        return subscription;
    }

    /** Called after each subscription: returns when {@link #publisher} knows of it. */
    protected void subscribed(String topic) throws Exception {}

    private void publish(int count) {
        publish("", count);
    }

    private void publish(String prefix, int count) {
        for (int i = 0; i < count; i++) {
            publisher.publish("orders", Message.of(prefix + i));
        }
    }

    /** The receiver is going to be interrupted, which some publishers hear of. */
    private void publishAnyhow() {
        try {
            publish(1);
        } catch (ServiceException nobodyDealtWithIt) {
            assertThat(nobodyDealtWithIt).hasMessageContaining("orders");
        }
    }

    private boolean sent(Message message) {
        publisher.publish("orders", message);
        return true;
    }

    private void within(Duration limit, Message message) {
        CallScope.NONE.within(limit, Ticker.system()).call(() -> sent(message));
    }

    private static void refuse(Delivery delivery, String text) {
        if (delivery.message().text().equals(text)) {
            throw new IllegalStateException("no to " + text);
        }
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static void together(int count, IntFunction<Runnable> work)
            throws InterruptedException {
        var threads =
                IntStream.range(0, count)
                        .mapToObj(i -> Thread.ofVirtual().start(work.apply(i)))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }
    }

    private <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var next = queue.poll(patience().toMillis(), TimeUnit.MILLISECONDS);
        assertThat(next).as("what arrives within " + patience()).isNotNull();
        return next;
    }

    /** Repeats a check that comes true by itself. */
    private void eventually(Check check) throws Exception {
        var end = Ticker.system().nanos() + patience().toNanos();
        while (!check.holds()) {
            assertThat(Ticker.system().nanos() - end).as("patience").isNegative();
            Ticker.system().sleep(Duration.ofMillis(2));
        }
    }

    private interface Check {
        boolean holds() throws Exception;
    }

    /** A receiver that remembers what it has acknowledged. */
    private final class Gathered implements Receiver {

        private final BlockingQueue<Delivery> acknowledged = new LinkedBlockingQueue<>();
        private final Receiver before;

        Gathered(Receiver before) {
            this.before = before;
        }

        @Override
        public void receive(Delivery delivery) throws Exception {
            before.receive(delivery);
            acknowledged.add(delivery);
        }

        Delivery next() throws InterruptedException {
            return BrokerContract.this.next(acknowledged);
        }

        List<String> texts(int count) throws InterruptedException {
            var texts = new ArrayList<String>();
            for (int i = 0; i < count; i++) {
                texts.add(next().message().text());
            }
            return texts;
        }

        boolean isEmpty() {
            return acknowledged.isEmpty();
        }
    }
}
