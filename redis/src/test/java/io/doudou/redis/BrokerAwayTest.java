package io.doudou.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.broker.Broker;
import io.doudou.broker.DeadLetter;
import io.doudou.broker.Delivery;
import io.doudou.broker.Message;
import io.doudou.broker.Terms;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.redis.option.RedisOptions;
import io.doudou.redis.stream.Member;
import io.doudou.redis.stream.TopicStream;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/** The server is killed and comes back while messages are on their way; members die. */
@Timeout(60)
class BrokerAwayTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Optional<String> BILLING = Optional.of("billing");

    @Test
    void noAcknowledgedMessageIsLostWhenTheServerIsKilledUnderLoad() throws Exception {
        try (var server = RedisServer.startDurable();
                var here = broker(server.settings(), 1);
                var there = broker(server.settings(), 2)) {
            var alone = ConcurrentHashMap.<String>newKeySet();
            var shared = ConcurrentHashMap.<String>newKeySet();
            here.subscribe("orders", delivery -> alone.add(text(delivery)), Terms.alone());
            for (int i = 0; i < 2; i++) {
                here.subscribe(
                        "orders", delivery -> shared.add(text(delivery)), Terms.queue("billing"));
            }
            var half = new CountDownLatch(1);
            var publishing = Thread.ofVirtual().start(() -> publishAll(there, 600, half));
            half.await();
            server.kill();
            server.restart();
            publishing.join();
            AwayTest.eventually(SOON, () -> alone.size() == 600 && shared.size() == 600);
        }
    }

    @Test
    void subscriptionsGoOnWhenTheServerHasForgottenThem() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS);
                var here = broker(server.settings(), 1);
                var there = broker(server.settings(), 2)) {
            var got = ConcurrentHashMap.<String>newKeySet();
            here.subscribe("orders", delivery -> got.add(text(delivery)), Terms.queue("billing"));
            there.publish("orders", Message.of("before"));
            AwayTest.eventually(SOON, () -> got.contains("before"));
            server.kill();
            assertThatThrownBy(() -> there.publish("orders", Message.of("never")))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("127.0.0.1:" + server.port());
            server.restart();
            there.publish("orders", Message.of("after"));
            AwayTest.eventually(SOON, () -> got.contains("after"));
        }
    }

    @Test
    void aSubscriptionMayBeginWhileTheServerIsAway() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS)) {
            server.kill();
            var required = server.settings().with(RedisOptions.REQUIRED, true);
            try (var strict = broker(required, 1);
                    var here = broker(server.settings(), 2)) {
                assertThatThrownBy(() -> subscribed(strict)).isInstanceOf(Unreachable.class);
                var got = subscribed(here);
                server.restart();
                AwayTest.eventually(SOON, () -> isHeard(here, got));
            }
        }
    }

    @Test
    void whatADeadMemberHasNotAcknowledgedIsTakenOver() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS)) {
            var quick = server.settings().with(RedisOptions.TAKEOVER, Duration.ofMillis(500));
            var dead = new DeadMember(server, "orders");
            try (var here = broker(quick, 1)) {
                IntStream.range(0, 5).forEach(i -> here.publish("orders", Message.of("" + i)));
                dead.take();
                var got = subscribed(here);
                for (int i = 0; i < 5; i++) {
                    assertThat(got.take()).isEqualTo("" + i);
                }
            }
        }
    }

    @Test
    void aMessageThatWasTakenOverAgainAndAgainBecomesADeadLetter() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS)) {
            var quick = server.settings().with(RedisOptions.TAKEOVER, Duration.ofMillis(300));
            var dead = new DeadMember(server, "orders");
            try (var here = broker(quick, 1)) {
                var letters = new LinkedBlockingQueue<Message>();
                here.subscribe("orders.dead", got -> letters.add(got.message()), Terms.alone());
                here.publish("orders", Message.of("poison"));
                dead.take();
                dead.takeAgain();
                var once = Terms.queue("billing").attempts(1);
                here.subscribe("orders", delivery -> letters.add(delivery.message()), once);
                var letter = letters.take();
                assertThat(letter.text()).isEqualTo("poison");
                assertThat(letter.header(DeadLetter.QUEUE)).isEqualTo(BILLING);
                assertThat(letter.header(DeadLetter.TOPIC)).contains("orders");
            }
        }
    }

    @Test
    void aTopicKeepsNoMoreThanWaitsInIt() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS);
                var here = broker(server.settings(), 1)) {
            var got = subscribed(here);
            for (int i = 0; i < 1000; i++) {
                here.publish("orders", Message.of("" + i));
            }
            for (int i = 0; i < 1000; i++) {
                got.take();
            }
            AwayTest.eventually(SOON, () -> length(server) <= 200);
            here.publish("heard by nobody", Message.of("1"));
            var ttl = server.ask("PTTL", "doudou:topic:heard by nobody").number();
            assertThat(ttl).isBetween(1L, 60_000L);
        }
    }

    @Test
    void aQueueThatNobodyComesBackToKeepsItsLimit() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS);
                var here = broker(server.settings().with(RedisOptions.KEPT, 100), 1)) {
            here.subscribe("orders", delivery -> {}, Terms.queue("billing")).close();
            for (int i = 0; i < 1000; i++) {
                here.publish("orders", Message.of("" + i));
            }
            assertThat(length(server)).isBetween(100L, 300L);
        }
    }

    @Test
    void anEntryThatIsNoMessageHidesOnlyItself() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS);
                var here = broker(server.settings(), 1)) {
            var got = subscribed(here);
            server.ask("XADD", "doudou:topic:orders", "*", "odd", "1");
            server.ask("XADD", "doudou:topic:orders", "*", "header", "[7", "body", "1");
            here.publish("orders", Message.of("good"));
            assertThat(got.take()).isEqualTo("good");
        }
    }

    private static Broker broker(Settings settings, int seed) {
        return new RedisBroker(settings, Ticker.system(), new Random(seed));
    }

    private static BlockingQueue<String> subscribed(Broker broker) {
        var got = new LinkedBlockingQueue<String>();
        broker.subscribe("orders", delivery -> got.add(text(delivery)), Terms.queue("billing"));
        return got;
    }

    private static boolean isHeard(Broker broker, BlockingQueue<String> got) {
        broker.publish("orders", Message.of("anybody"));
        return !got.isEmpty();
    }

    /** As every publisher does that wants to be sure: until it was taken. */
    private static void publishAll(Broker broker, int count, CountDownLatch half) {
        for (int i = 0; i < count; i++) {
            while (!isPublished(broker, "" + i)) {
                pause();
            }
            if (i == count / 3) {
                half.countDown();
            }
        }
    }

    private static boolean isPublished(Broker broker, String text) {
        try {
            broker.publish("orders", Message.of(text));
            return true;
        } catch (ServiceException again) {
            return false;
        }
    }

    private static void pause() {
        try {
            Ticker.system().sleep(Duration.ofMillis(10));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static long length(RedisServer server) {
        return server.ask("XLEN", "doudou:topic:orders").number();
    }

    private static String text(Delivery delivery) {
        return delivery.message().text();
    }

    /** Joins a queue, takes its messages, and is never heard of again. */
    private static final class DeadMember {

        private final RedisServer server;
        private final TopicStream stream;
        private final Member member = TopicStream.member(BILLING, "dead");

        DeadMember(RedisServer server, String topic) {
            this.server = server;
            this.stream = new TopicStream(server.client(), topic, 1000);
            stream.join(member, "$", 1000);
        }

        void take() throws Exception {
            try (var connection = server.client().open()) {
                stream.read(connection, member, ">", 100, Duration.ZERO);
            }
        }

        void takeAgain() {
            stream.takeOver(member, Duration.ZERO, 100);
        }
    }
}
