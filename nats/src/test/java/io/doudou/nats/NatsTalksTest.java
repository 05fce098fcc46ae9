package io.doudou.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.broker.Message;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.time.Ticker;
import io.doudou.transport.Conversation;
import io.doudou.transport.Transport;
import io.nats.client.Nats;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** What becomes of conversations when a server or the other side goes away, or makes no sense. */
@Timeout(60)
class NatsTalksTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Message OPENING = Message.of("");

    private NatsServer server;

    @BeforeEach
    void startServer() {
        server = NatsServer.startWithoutStreams();
    }

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    /** Says everything again; tells when somebody came, and when the thread was interrupted. */
    private record Echo(CountDownLatch began, CountDownLatch left) implements Transport.Answerer {

        Echo() {
            this(new CountDownLatch(1), new CountDownLatch(1));
        }

        @Override
        public Message answer(Message request) {
            return request;
        }

        @Override
        public void converse(Message opening, Conversation caller) {
            began.countDown();
            try {
                for (var next = caller.receive(); next != null; next = caller.receive()) {
                    caller.send(next);
                }
            } catch (ServiceException gone) {
                left.countDown();
                throw gone;
            }
        }
    }

    @Test
    void conversationsBreakWithTheServerAndNewOnesBeginWhenItIsBack() throws Exception {
        var echo = new Echo();
        try (var transport = transport();
                var other = transport();
                var arrivals = transport.listen("", echo);
                var talk = other.open(arrivals.address(), OPENING, LONG)) {
            talk.send(Message.of("1"));
            assertThat(talk.receive().text()).isEqualTo("1");
            server.kill();
            assertThatThrownBy(talk::receive)
                    .isInstanceOf(Unknown.class)
                    .hasMessageContaining("NATS broke off");
            assertThatThrownBy(() -> talk.send(OPENING)).isInstanceOf(Unknown.class);
            echo.left().await();
            assertThatThrownBy(() -> other.open(arrivals.address(), OPENING, SHORT))
                    .isInstanceOf(ServiceException.class);
            server.begin();
            try (var again = opened(other, arrivals.address())) {
                again.send(Message.of("2"));
                assertThat(again.receive().text()).isEqualTo("2");
            }
        }
    }

    private static Conversation opened(Transport transport, String address)
            throws InterruptedException {
        var end = Ticker.system().nanos() + LONG.toNanos();
        while (true) {
            try {
                return transport.open(address, OPENING, SHORT);
            } catch (ServiceException notYet) {
                assertThat(Ticker.system().nanos() - end).as("patience").isNegative();
                Ticker.system().sleep(Duration.ofMillis(20));
            }
        }
    }

    /** Its connection ends without a word, as that of a process does that was killed. */
    @Test
    void aCallerThatVanishesIsNoticed() throws Exception {
        var echo = new Echo();
        try (var transport = transport();
                var arrivals = transport.listen("", echo)) {
            var caller = Nats.connect(server.url());
            var inbox = caller.createInbox();
            caller.subscribe(inbox);
            var opening =
                    Letters.write(arrivals.address(), OPENING, Map.of(NatsTransport.OPENS, inbox))
                            .build();
            caller.request(opening).get();
            echo.began().await();
            caller.close();
            echo.left().await();
        }
    }

    @Test
    void whoAnswersAndVanishesIsNoticed() throws Exception {
        try (var transport = transport()) {
            var answerer = Nats.connect(server.url());
            var inbox = answerer.createInbox();
            answerer.subscribe(inbox);
            answerer.createDispatcher(
                            letter -> {
                                var opened = Map.of(NatsTransport.OPENED, inbox);
                                var to = letter.getReplyTo();
                                answerer.publish(Letters.write(to, OPENING, opened).build());
                            })
                    .subscribe("raw");
            answerer.flush(LONG);
            try (var talk = transport.open("raw", OPENING, LONG)) {
                answerer.close();
                assertThatThrownBy(talk::receive)
                        .isInstanceOf(Unknown.class)
                        .hasMessageContaining("is gone");
            }
        }
    }

    @Test
    void whatMakesNoSenseEndsAConversationAndNoOther() throws Exception {
        var echo = new Echo();
        var speaker = Nats.connect(server.url());
        try (var transport = transport();
                var arrivals = transport.listen("", echo);
                var talk = transport.open(arrivals.address(), OPENING, LONG)) {
            var inbox = speaker.createInbox();
            speaker.subscribe(inbox);
            var opens = Map.of(NatsTransport.OPENS, inbox);
            var opened =
                    speaker.request(Letters.write(arrivals.address(), OPENING, opens).build())
                            .get();
            var there = Letters.field(opened, NatsTransport.OPENED);
            for (var word : new String[] {"item x", "sing", "item 7"}) {
                speaker.publish(Letters.write(there, OPENING, Map.of("Doudou-Said", word)).build());
            }
            echo.left().await();
            talk.send(Message.of("1"));
            assertThat(talk.receive().text()).isEqualTo("1");
        } finally {
            speaker.close();
        }
    }

    @Test
    void aMessageThatTheServerDoesNotTakeIsRefused() {
        server.close();
        server = NatsServer.start("max_payload: 10KB");
        try (var transport = transport();
                var arrivals = transport.listen("", new Echo());
                var talk = transport.open(arrivals.address(), OPENING, LONG)) {
            assertThatThrownBy(() -> talk.send(Message.of(new byte[20_000])))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("max_payload");
        }
    }

    private Transport transport() {
        return new NatsTransport(server.settings(), Ticker.system(), new Random());
    }
}
