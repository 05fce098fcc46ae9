package io.doudou.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.broker.Broker;
import io.doudou.broker.DeadLetter;
import io.doudou.broker.Delivery;
import io.doudou.broker.Message;
import io.doudou.broker.Terms;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unreachable;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Waits, limits and memory of the in-memory broker, by a clock that is moved by hand. */
@Timeout(60)
class MemoryBrokerTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Beside what a test waits for, each subscription sleeps until an attempt may be too long. */
    private static final int WATCH = 1;

    private final ManualTicker ticker = new ManualTicker();
    private final Broker broker = Broker.inMemory(ticker, new Random(3));
    private final LinkedBlockingQueue<Delivery> received = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void theWaitBetweenAttemptsDoublesUpToItsLimitAndHalfOfItIsChance() throws Exception {
        var terms =
                Terms.alone()
                        .attempts(6)
                        .timeLimit(HOUR)
                        .backoff(SECOND, Duration.ofSeconds(4))
                        .drain(Duration.ZERO);
        broker.subscribe("orders", this::refuse, terms);
        broker.publish("orders", Message.of("7"));
        var begun = ticker.now();
        for (int full : new int[] {1, 2, 4, 4, 4}) {
            assertThat(received.take().topic()).isEqualTo("orders");
            ticker.awaitSleepers(WATCH + 1);
            ticker.advance(Duration.ofMillis(full * 500L - 1));
            assertThat(received).isEmpty();
            ticker.advance(Duration.ofMillis(full * 500L + 1));
        }
        assertThat(received.take().attempt()).isEqualTo(6);
        assertThat(Duration.between(begun, ticker.now())).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void anAttemptIsInterruptedWhenItsTimeIsOver() throws Exception {
        broker.subscribe("orders.dead", received::add, Terms.alone());
        var hanging = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        broker.subscribe(
                "orders",
                delivery -> {
                    begun.countDown();
                    hanging.await();
                },
                Terms.alone().attempts(1).timeLimit(Duration.ofMinutes(3)));
        broker.publish("orders", Message.of("7"));
        begun.await();
        ticker.awaitSleepers(2);
        ticker.advance(Duration.ofMinutes(2));
        assertThat(received).isEmpty();
        ticker.awaitSleepers(2);
        ticker.advance(Duration.ofMinutes(1));
        assertThat(received.take().message().header(DeadLetter.REASON).orElseThrow())
                .contains("interrupted after PT3M");
    }

    @Test
    void aReceiverThatEndsInTimeIsNotInterruptedLater() throws Exception {
        var terms = Terms.alone().timeLimit(SECOND);
        var interrupts = new AtomicLong();
        broker.subscribe(
                "orders",
                delivery -> {
                    ticker.advance(Duration.ofMillis(999));
                    interrupts.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
                    received.add(delivery);
                },
                terms);
        for (int i = 0; i < 100; i++) {
            broker.publish("orders", Message.of("" + i));
        }
        for (int i = 0; i < 100; i++) {
            assertThat(received.take().message().text()).isEqualTo("" + i);
        }
        assertThat(interrupts).hasValue(0);
    }

    @Test
    void aPublisherWaitsFiveSecondsForRoomAndNobodyGetsWhatItGivesUp() throws Exception {
        broker.subscribe("orders", received::add, Terms.alone());
        var begun = new CountDownLatch(1);
        var may = new CountDownLatch(1);
        var slow =
                broker.subscribe(
                        "orders",
                        delivery -> {
                            begun.countDown();
                            may.await();
                        },
                        Terms.alone().waiting(1).timeLimit(HOUR));
        broker.publish("orders", Message.of("0"));
        begun.await();
        broker.publish("orders", Message.of("1"));
        var failure = new CompletableFuture<ServiceException>();
        var publisher = Thread.ofVirtual().start(() -> publish(failure));
        ticker.awaitSleepers(2 * WATCH + 1);
        ticker.advance(Duration.ofMillis(4999));
        assertThat(failure).isNotDone();
        ticker.advance(Duration.ofMillis(1));
        assertThat(failure.get())
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("a subscriber of orders is too slow");
        publisher.join();
        may.countDown();
        slow.close();
        broker.publish("orders", Message.of("last"));
        assertThat(received.take().message().text()).isEqualTo("0");
        assertThat(received.take().message().text()).isEqualTo("1");
        assertThat(received.take().message().text()).isEqualTo("last");
    }

    @Test
    void closingTheLastSubscriptionDealsWithWhatWaitsButNotForever() throws Exception {
        var may = new CountDownLatch(1);
        var subscription =
                broker.subscribe(
                        "orders",
                        delivery -> {
                            may.await();
                            received.add(delivery);
                        },
                        Terms.alone().timeLimit(HOUR).drain(SECOND));
        for (int i = 0; i < 10; i++) {
            broker.publish("orders", Message.of("" + i));
        }
        var closing = Thread.ofVirtual().start(subscription::close);
        ticker.awaitSleepers(WATCH + 1);
        may.countDown();
        closing.join();
        assertThat(received).hasSize(10);
    }

    @Test
    void aReceiverThatIgnoresItsInterruptDoesNotKeepClosingWaiting() throws Exception {
        var begun = new CountDownLatch(1);
        var may = new CountDownLatch(1);
        var subscription =
                broker.subscribe(
                        "orders",
                        delivery -> {
                            begun.countDown();
                            awaitStubbornly(may);
                            received.add(delivery);
                        },
                        Terms.alone().timeLimit(HOUR).drain(SECOND));
        broker.publish("orders", Message.of("7"));
        begun.await();
        var closing = Thread.ofVirtual().start(subscription::close);
        ticker.awaitSleepers(WATCH + 1);
        ticker.advance(SECOND);
        closing.join();
        may.countDown();
        assertThat(received.take().message().text()).isEqualTo("7");
    }

    @Test
    void twoMillionMessagesPassASlowReceiverAndNeverMoreThanItsLimitWait() throws Exception {
        var count = 2_000_000;
        try (var system = Broker.inMemory(Ticker.system(), new Random(3))) {
            var seen = new AtomicLong();
            var all = new CountDownLatch(count);
            system.subscribe(
                    "orders",
                    delivery -> {
                        seen.incrementAndGet();
                        all.countDown();
                    },
                    Terms.alone().waiting(100));
            var message = Message.of("7");
            long most = 0;
            for (int i = 0; i < count; i++) {
                system.publish("orders", message);
                most = Math.max(most, i + 1 - seen.get());
            }
            all.await();
            assertThat(most).isLessThanOrEqualTo(101);
        }
    }

    private void refuse(Delivery delivery) {
        received.add(delivery);
        throw new IllegalStateException("no");
    }

    private void publish(CompletableFuture<ServiceException> failure) {
        try {
            broker.publish("orders", Message.of("2"));
        } catch (ServiceException full) {
            failure.complete(full);
        }
    }

    private static void awaitStubbornly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException ignored) {
                // That is the point.
            }
        }
    }
}
