package io.doudou.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.broker.Broker;
import io.doudou.broker.Message;
import io.doudou.broker.Terms;
import io.doudou.call.CallScope;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.time.Ticker;
import io.doudou.transport.Transport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** What becomes of messages and calls when servers are away, full or without what is needed. */
@Timeout(60)
class NatsFaultsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private NatsServer server;

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void noMessageThatWasTakenIsLostWhenTheServerIsKilledAndComesBack() throws Exception {
        server = NatsServer.start();
        Set<String> received = ConcurrentHashMap.newKeySet();
        var taken = ConcurrentHashMap.<String>newKeySet();
        var half = new CountDownLatch(1);
        try (var broker = broker(server.settings());
                var other = broker(server.settings())) {
            broker.subscribe(
                    "orders",
                    delivery -> received.add(delivery.message().text()),
                    Terms.queue("billing"));
            broker.subscribe(
                    "orders",
                    delivery -> received.add("alone " + delivery.message().text()),
                    Terms.alone());
            var publishing = Thread.ofVirtual().start(() -> publish(other, 2000, taken, half));
            half.await();
            server.kill();
            server.begin();
            publishing.join();
            assertThat(taken).hasSize(2000);
            eventually(() -> received.containsAll(taken));
            eventually(() -> taken.stream().allMatch(text -> received.contains("alone " + text)));
        }
    }

    /** Hands over each message until the broker has taken it. */
    private static void publish(Broker broker, int count, Set<String> taken, CountDownLatch half) {
        for (int i = 0; i < count; ) {
            try {
                broker.publish("orders", Message.of("" + i));
                taken.add("" + i++);
            } catch (ServiceException away) {
                assertThat(away.getMessage()).isNotBlank();
            }
            if (i == count / 2) {
                half.countDown();
            }
        }
    }

    @Test
    void callsGoOnWithinFiveSecondsAfterTheServerIsBack() throws Exception {
        server = NatsServer.start();
        try (var transport = transport(server.settings());
                var other = transport(server.settings());
                var echo = transport.listen("", request -> request);
                var slow =
                        transport.listen(
                                "",
                                request -> {
                                    new CountDownLatch(1).await();
                                    return request;
                                })) {
            var broken = new CountDownLatch(1);
            var calling =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            other.call(slow.address(), Message.of("x"), LONG);
                                        } catch (ServiceException failure) {
                                            broken.countDown();
                                        }
                                    });
            assertThat(other.call(echo.address(), Message.of("1"), LONG).text()).isEqualTo("1");
            server.kill();
            assertThat(broken.await(5, TimeUnit.SECONDS)).isTrue();
            calling.join();
            assertThatThrownBy(() -> other.call(echo.address(), Message.of("2"), SHORT))
                    .isInstanceOf(ServiceException.class);
            server.begin();
            var began = Ticker.system().nanos();
            eventually(() -> isAnswered(other, echo.address()));
            assertThat(Duration.ofNanos(Ticker.system().nanos() - began))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    private static boolean isAnswered(Transport transport, String address) {
        try {
            return transport.call(address, Message.of("3"), SHORT).text().equals("3");
        } catch (ServiceException notYet) {
            return false;
        }
    }

    @Test
    void aProgramStartsWhileTheServerIsAway() throws Exception {
        server = NatsServer.prepare();
        var received = new CountDownLatch(1);
        try (var broker = broker(impatient(server))) {
            assertThatThrownBy(() -> within(SHORT, broker))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining(server.url());
            server.begin();
            eventually(() -> isSubscribed(broker, received));
            broker.publish("orders", Message.of("1"));
            assertThat(received.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean isSubscribed(Broker broker, CountDownLatch received) {
        try {
            broker.subscribe("orders", delivery -> received.countDown(), Terms.alone());
            return true;
        } catch (Unreachable notYet) {
            return false;
        }
    }

    @Test
    void whenAStreamIsFullPublishersWaitAndThenFail() throws Exception {
        server = NatsServer.start();
        var settings = server.settings().with(NatsOptions.STREAM_MESSAGES_MAX, 5);
        var may = new CountDownLatch(1);
        var received = new AtomicInteger();
        try (var broker = broker(settings)) {
            broker.subscribe(
                    "orders",
                    delivery -> {
                        may.await();
                        received.incrementAndGet();
                    },
                    Terms.alone());
            for (int i = 0; i < 5; i++) {
                broker.publish("orders", Message.of("" + i));
            }
            assertThatThrownBy(() -> within(SHORT, broker))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("orders");
            may.countDown();
            eventually(() -> received.get() == 5);
            broker.publish("orders", Message.of("5"));
            eventually(() -> received.get() == 6);
        }
    }

    @Test
    void aServerWithoutStreamsSaysHowToGetThem() {
        server = NatsServer.startWithoutStreams();
        try (var broker = broker(impatient(server))) {
            assertThatThrownBy(() -> broker.subscribe("orders", delivery -> {}, Terms.alone()))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContainingAll("-js", "GDD_NATS_DELIVERY=core");
        }
    }

    @Test
    void withoutStreamsASlowReceiverLosesMessagesAndTheOthersDoNot() throws Exception {
        server = NatsServer.startWithoutStreams();
        var settings = server.settings().with(NatsOptions.DELIVERY, NatsOptions.Delivering.CORE);
        var may = new CountDownLatch(1);
        var slow = new AtomicInteger();
        var quick = new AtomicInteger();
        try (var broker = broker(settings);
                var publisher = broker(settings)) {
            broker.subscribe(
                    "orders",
                    delivery -> {
                        may.await();
                        slow.incrementAndGet();
                    },
                    Terms.alone().waiting(10));
            broker.subscribe("orders", delivery -> quick.incrementAndGet(), Terms.queue("a"));
            broker.subscribe("orders", delivery -> quick.incrementAndGet(), Terms.queue("a"));
            for (int i = 0; i < 100; i++) {
                publisher.publish("orders", Message.of("" + i));
            }
            eventually(() -> quick.get() == 100);
            may.countDown();
            eventually(() -> slow.get() >= 10);
            assertThat(slow.get()).isLessThan(50);
        }
    }

    @Test
    void fieldsOfAnyTextTravelBesideALargeBody() {
        server = NatsServer.start();
        var fields = new TreeMap<String, String>();
        for (int i = 0; i < 50; i++) {
            fields.put("Nats-Expected-" + i, " \u00fc%41: ".repeat(100));
        }
        try (var transport = transport(server.settings());
                var echo = transport.listen("", request -> request)) {
            var large = Message.of(fields, new byte[Message.BODY_BYTES_MAX]);
            assertThat(transport.call(echo.address(), large, LONG).header())
                    .isEqualTo(large.header());
        }
    }

    private static Settings impatient(NatsServer server) {
        return server.settings().with(NatsOptions.CONNECT_TIMEOUT, Duration.ofMillis(200));
    }

    private static void within(Duration limit, Broker broker) {
        CallScope.NONE
                .within(limit, Ticker.system())
                .call(
                        () -> {
                            broker.publish("orders", Message.of("x"));
                            return true;
                        });
    }

    private static void eventually(BooleanSupplier holds) throws InterruptedException {
        var end = Ticker.system().nanos() + LONG.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(Ticker.system().nanos() - end).as("patience").isNegative();
            Ticker.system().sleep(Duration.ofMillis(5));
        }
    }

    private static Broker broker(Settings settings) {
        return NatsBroker.open(settings, Ticker.system(), new Random());
    }

    private static Transport transport(Settings settings) {
        return new NatsTransport(settings, Ticker.system(), new Random());
    }
}
