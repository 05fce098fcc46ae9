package io.doudou.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.broker.Message;
import io.doudou.call.CallScope;
import io.doudou.fault.Cancelled;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;
import io.doudou.time.Ticker;
import io.doudou.transport.Conversation;
import io.doudou.transport.Talk;
import io.doudou.transport.Transport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What every transport promises of conversations: part of {@link TransportContract}. */
@Timeout(60)
public abstract class ConversationContract {

    static final Duration LONG = Duration.ofSeconds(30);
    static final Duration SHORT = Duration.ofMillis(50);
    private static final Message OPENING = Message.of(Map.of("About", "tests"), new byte[0]);

    Transport transport = Transport.inMemory(Ticker.system());

    /** A contract for a subclass to keep. */
    protected ConversationContract() {}

    /** A new transport on which nobody listens. The contract closes it. */
    protected abstract Transport open() throws Exception;

    @BeforeEach
    final void openTransport() throws Exception {
        transport.close();
        transport = open();
    }

    @AfterEach
    final void closeTransport() {
        transport.close();
    }

    /** What one side does in a conversation. */
    @FunctionalInterface
    private interface Part {
        void play(Conversation caller) throws Exception;
    }

    /** Who answers conversations only, and remembers what each was opened with. */
    private record Talker(Part part, Queue<Message> openings) implements Transport.Answerer {

        static Talker of(Part part) {
            return new Talker(part, new ConcurrentLinkedQueue<>());
        }

        @Override
        public Message answer(Message request) {
            return request;
        }

        @Override
        public void converse(Message opening, Conversation caller) throws Exception {
            openings.add(opening);
            part.play(caller);
        }
    }

    private static void echo(Conversation caller) {
        for (var next = caller.receive(); next != null; next = caller.receive()) {
            caller.send(Message.of("re: " + next.text()));
        }
    }

    private static void drop(Conversation caller) {
        while (caller.receive() != null) {
            // Nobody wants to know.
        }
    }

    private Conversation open(Transport.Arrivals arrivals) {
        return transport.open(arrivals.address(), OPENING, LONG);
    }

    /** The next message, which has to be there. */
    private static Message next(Conversation conversation) {
        return Objects.requireNonNull(conversation.receive(), "the end");
    }

    private static List<String> rest(Conversation conversation) {
        var texts = new ArrayList<String>();
        for (var next = conversation.receive(); next != null; next = conversation.receive()) {
            texts.add(next.text());
        }
        return texts;
    }

    @Test
    void eachMessageIsAnsweredBeforeTheNextIsSent() {
        var talker = Talker.of(ConversationContract::echo);
        try (var arrivals = transport.listen("", talker);
                var talk = open(arrivals)) {
            for (int i = 0; i < 10; i++) {
                assertThat(talk.send(Message.of("ping " + i))).isTrue();
                assertThat(next(talk).text()).isEqualTo("re: ping " + i);
            }
            talk.end();
            assertThat(talk.receive()).isNull();
            assertThat(talk.receive()).isNull();
            assertThat(talker.openings().element().header("about")).hasValue("tests");
        }
    }

    @Test
    void manyMessagesComeBackAndOneOrNoneGoesThere() {
        Part count =
                caller -> {
                    var to = Integer.parseInt(next(caller).text());
                    for (int i = 1; i <= to; i++) {
                        caller.send(Message.of("" + i));
                    }
                };
        try (var arrivals = transport.listen("", Talker.of(count))) {
            for (var to : List.of(3, 0)) {
                try (var talk = open(arrivals)) {
                    talk.send(Message.of("" + to));
                    talk.end();
                    assertThat(rest(talk)).isEqualTo(List.of("1", "2", "3").subList(0, to));
                }
            }
        }
    }

    @Test
    void manyMessagesGoThereAndOneComesBack() {
        Part sum =
                caller -> {
                    var all = rest(caller).stream().mapToInt(Integer::parseInt).sum();
                    caller.send(Message.of("" + all));
                };
        try (var arrivals = transport.listen("", Talker.of(sum))) {
            for (var count : List.of(1000, 0)) {
                try (var talk = open(arrivals)) {
                    for (int i = 1; i <= count; i++) {
                        talk.send(Message.of("" + i));
                    }
                    talk.end();
                    assertThat(rest(talk)).containsExactly("" + count * (count + 1) / 2);
                }
            }
        }
    }

    @Test
    void fieldsBytesAndLargeMessagesArriveAsTheyAre() {
        Part back =
                caller -> {
                    for (var next = caller.receive(); next != null; next = caller.receive()) {
                        caller.send(next);
                    }
                };
        var large = new byte[Message.BODY_BYTES_MAX];
        large[large.length - 1] = 7;
        try (var arrivals = transport.listen("", Talker.of(back));
                var talk = open(arrivals)) {
            talk.send(Message.of(Map.of("Name", "ü, \"x\""), new byte[] {0, 127, -128}));
            talk.send(Message.of(""));
            talk.send(Message.of(large));
            talk.end();
            var first = next(talk);
            assertThat(first.header("name")).hasValue("ü, \"x\"");
            assertThat(first.body()).containsExactly(0, 127, -128);
            assertThat(next(talk).body()).isEmpty();
            assertThat(next(talk).body()).isEqualTo(large);
            assertThat(talk.receive()).isNull();
        }
    }

    @Test
    void messagesStayInOrderWhateverTheirSize() throws Exception {
        try (var arrivals = transport.listen("", Talker.of(ConversationContract::echo));
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var talk = open(arrivals)) {
            var padding = "x".repeat(10_000);
            var sent =
                    threads.submit(
                            () -> {
                                for (int i = 0; i < 10_000; i++) {
                                    talk.send(Message.of(i + (i % 100 == 0 ? padding : "")));
                                }
                                talk.end();
                                return true;
                            });
            for (int i = 0; i < 10_000; i++) {
                assertThat(next(talk).text().replace("x", "")).isEqualTo("re: " + i);
            }
            assertThat(talk.receive()).isNull();
            assertThat(sent.get()).isTrue();
        }
    }

    @Test
    void whoeverSendsWaitsForWhoeverDoesNotReceive() throws Exception {
        var made = new AtomicInteger();
        Part maker =
                caller -> {
                    while (caller.send(Message.of("" + made.incrementAndGet()))) {
                        // As long as there is room.
                    }
                };
        try (var arrivals = transport.listen("", Talker.of(maker));
                var talk = open(arrivals)) {
            var deadline = CallScope.NONE.within(SHORT, Ticker.system());
            for (int i = 1; i <= 3 * Talk.WINDOW_MESSAGES; i++) {
                assertThat(next(talk).text()).isEqualTo("" + i);
            }
            assertThat(made.get()).isLessThanOrEqualTo(4 * Talk.WINDOW_MESSAGES + 1);
            // The other way nobody receives at all.
            assertThatThrownBy(() -> deadline.call(() -> fill(talk, new byte[10])))
                    .isInstanceOf(Cancelled.class);
        }
        try (var arrivals = transport.listen("", Talker.of(ConversationContract::await));
                var talk = open(arrivals)) {
            var deadline = CallScope.NONE.within(SHORT, Ticker.system());
            var large = new byte[Talk.WINDOW_BYTES];
            assertThat(talk.send(Message.of(large))).isTrue();
            assertThatThrownBy(() -> deadline.call(() -> talk.send(Message.of("small"))))
                    .isInstanceOf(Cancelled.class);
        }
    }

    private static boolean fill(Conversation talk, byte[] body) {
        while (talk.send(Message.of(body))) {
            // As long as there is room.
        }
        return true;
    }

    private static void await(Conversation caller) throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Test
    void aCallerThatLeavesInterruptsWhoAnswers() throws Exception {
        var began = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        Part waiting =
                caller -> {
                    began.countDown();
                    try {
                        await(caller);
                    } catch (InterruptedException expected) {
                        left.countDown();
                    }
                };
        try (var arrivals = transport.listen("", Talker.of(waiting))) {
            var talk = open(arrivals);
            began.await();
            talk.close();
            talk.close();
            left.await();
            assertThatThrownBy(talk::receive).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> talk.send(OPENING)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void whoAnswersCanLeaveInTheMiddle() {
        Part leaving =
                caller -> {
                    caller.send(Message.of("1"));
                    caller.close();
                };
        try (var arrivals = transport.listen("", Talker.of(leaving));
                var talk = open(arrivals)) {
            assertThat(next(talk).text()).isEqualTo("1");
            assertThatThrownBy(talk::receive)
                    .isInstanceOf(Unknown.class)
                    .hasMessageContaining(arrivals.address());
            assertThatThrownBy(() -> talk.send(OPENING)).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void aFailureComesBehindWhatWasSaidBeforeIt() {
        Part broken =
                caller -> {
                    caller.send(Message.of("1"));
                    throw new IllegalStateException("out of paper");
                };
        try (var arrivals = transport.listen("", Talker.of(broken));
                var talk = open(arrivals)) {
            assertThat(next(talk).text()).isEqualTo("1");
            assertThatThrownBy(talk::receive)
                    .isInstanceOf(Unknown.class)
                    .hasMessageContaining("out of paper");
            assertThatThrownBy(talk::receive).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void whoAnswersWantsNoMoreBehindItsEnd() {
        Part first =
                caller -> {
                    var next = next(caller);
                    caller.send(Message.of("only " + next.text()));
                };
        try (var arrivals = transport.listen("", Talker.of(first));
                var talk = open(arrivals)) {
            var sent = 0;
            while (talk.send(Message.of("" + sent))) {
                sent++;
            }
            assertThat(sent).isPositive();
            assertThat(next(talk).text()).isEqualTo("only 0");
            assertThat(talk.receive()).isNull();
        }
    }

    @Test
    void whoOnlyAnswersCallsRefusesConversations() {
        try (var arrivals = transport.listen("", request -> request);
                var talk = open(arrivals)) {
            assertThatThrownBy(talk::receive)
                    .isInstanceOf(Unknown.class)
                    .hasMessageContaining("only calls");
        }
    }

    @Test
    void nobodyToTalkToIsUnreachable() {
        var gone = transport.listen("", Talker.of(ConversationContract::echo));
        gone.close();
        assertThatThrownBy(() -> open(gone))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining(gone.address());
    }

    @Test
    void aThreadThatIsInterruptedWaitsNoLonger() throws Exception {
        var failure = new AtomicReference<Throwable>();
        try (var arrivals = transport.listen("", Talker.of(ConversationContract::await));
                var talk = open(arrivals)) {
            var reader =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            talk.receive();
                                        } catch (RuntimeException thrown) {
                                            failure.set(thrown);
                                        }
                                    });
            reader.interrupt();
            reader.join();
            assertThat(failure.get()).isInstanceOf(Cancelled.class);
        }
    }

    @Test
    void aThousandConversationsRunAtATimeAndOneMoreIsRefused() {
        var talks = new ArrayList<Conversation>();
        try (var arrivals = transport.listen("", Talker.of(ConversationContract::echo))) {
            for (int i = 0; i < 1000; i++) {
                talks.add(open(arrivals));
            }
            assertThatThrownBy(() -> open(arrivals)).isInstanceOf(Unreachable.class);
            for (int i = 0; i < 1000; i++) {
                talks.get(i).send(Message.of("" + i));
            }
            for (int i = 0; i < 1000; i++) {
                assertThat(next(talks.get(i)).text()).isEqualTo("re: " + i);
            }
        } finally {
            talks.forEach(Conversation::close);
        }
    }

    @Test
    void drainingEndsNoConversationThatHasBegun() throws Exception {
        var told = new LinkedBlockingQueue<String>();
        Part slow =
                caller -> {
                    told.add("began");
                    drop(caller);
                    caller.send(Message.of("all"));
                };
        try (var arrivals = transport.listen("", Talker.of(slow));
                var talk = open(arrivals)) {
            told.take();
            assertThat(arrivals.drain(SHORT)).isFalse();
            assertThatThrownBy(() -> open(arrivals)).isInstanceOf(Unreachable.class);
            talk.send(Message.of("1"));
            talk.end();
            assertThat(arrivals.drain(LONG)).isTrue();
            assertThat(rest(talk)).containsExactly("all");
        }
    }

    @Test
    void whoClosesTheListeningEndsConversations() {
        var arrivals = transport.listen("", Talker.of(ConversationContract::await));
        try (var talk = open(arrivals)) {
            arrivals.close();
            assertThatThrownBy(talk::receive).isInstanceOf(Unknown.class);
        }
    }
}
