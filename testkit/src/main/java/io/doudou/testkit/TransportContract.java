package io.doudou.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.broker.Message;
import io.doudou.fault.Cancelled;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What every transport promises. Extend it beside an implementation:
 *
 * <pre>{@code
 * class NatsTransportContractTest extends TransportContract {
 *     protected Transport open() {
 *         return new NatsTransport(server.url());
 *     }
 * }
 * }</pre>
 */
@Timeout(60)
public abstract class TransportContract extends ConversationContract {

    /** A contract for a subclass to keep. */
    protected TransportContract() {}

    @Test
    void aCallBringsItsMessageThereAndTheAnswerBack() {
        var heard = new AtomicReference<Message>();
        try (var echo =
                transport.listen(
                        "",
                        request -> {
                            heard.set(request);
                            return Message.of(Map.of("Answered", "yes"), new byte[] {1, 0, -1});
                        })) {
            var request = Message.of(Map.of("Name", "ü, \"x\""), new byte[] {0, 127, -128});
            var answer = transport.call(echo.address(), request, LONG);
            assertThat(heard.get().header("name")).hasValue("ü, \"x\"");
            assertThat(heard.get().body()).containsExactly(0, 127, -128);
            assertThat(answer.header("answered")).hasValue("yes");
            assertThat(answer.body()).containsExactly(1, 0, -1);
        }
    }

    @Test
    void emptyAndLargeMessagesArrive() {
        try (var echo = transport.listen("", request -> request)) {
            assertThat(transport.call(echo.address(), Message.of(""), LONG).body()).isEmpty();
            var large = new byte[Message.BODY_BYTES_MAX];
            large[large.length - 1] = 7;
            var answer = transport.call(echo.address(), Message.of(large), LONG);
            assertThat(answer.body()).isEqualTo(large);
        }
    }

    @Test
    void whoeverListensTellsAnAddressOfItsOwn() {
        try (var one = transport.listen("", request -> Message.of("1"));
                var two = transport.listen("", request -> Message.of("2"))) {
            assertThat(one.address()).isNotEqualTo(two.address());
            assertThat(transport.call(one.address(), Message.of(""), LONG).text()).isEqualTo("1");
            assertThat(transport.call(two.address(), Message.of(""), LONG).text()).isEqualTo("2");
            assertThatThrownBy(() -> transport.listen(one.address(), request -> request))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(one.address());
        }
    }

    @Test
    void callsDoNotWaitForEachOther() throws InterruptedException {
        var together = new CountDownLatch(20);
        try (var meeting =
                        transport.listen(
                                "",
                                request -> {
                                    together.countDown();
                                    together.await();
                                    return request;
                                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Message>>();
            for (int i = 0; i < 20; i++) {
                var request = Message.of("call " + i);
                answers.add(threads.submit(() -> transport.call(meeting.address(), request, LONG)));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(text(answers.get(i))).isEqualTo("call " + i);
            }
        }
    }

    private static String text(Future<Message> answer) {
        try {
            return answer.get().text();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void aCallToNobodyMayBeRepeated() {
        var gone = transport.listen("", request -> request);
        gone.close();
        gone.close();
        assertThatThrownBy(() -> transport.call(gone.address(), Message.of("x"), LONG))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining(gone.address());
    }

    @Test
    void anAddressThatWasLeftCanBeTakenAgain() {
        var address = "";
        try (var first = transport.listen("", request -> Message.of("first"))) {
            address = first.address();
        }
        try (var second = transport.listen(address, request -> Message.of("second"))) {
            assertThat(transport.call(second.address(), Message.of(""), LONG).text())
                    .isEqualTo("second");
        }
    }

    @Test
    void anAnswererThatFailsOrIsTooSlowLeavesOpenWhatHappened() {
        try (var broken =
                        transport.listen(
                                "",
                                request -> {
                                    throw new IllegalStateException("broken");
                                });
                var slow =
                        transport.listen(
                                "",
                                request -> {
                                    new CountDownLatch(1).await();
                                    return request;
                                })) {
            assertThatThrownBy(() -> transport.call(broken.address(), Message.of(""), LONG))
                    .isInstanceOf(Unknown.class);
            assertThatThrownBy(() -> transport.call(slow.address(), Message.of(""), SHORT))
                    .isInstanceOf(Unknown.class)
                    .hasMessageContaining(slow.address());
        }
    }

    @Test
    void aCallerThatIsInterruptedWaitsNoLonger() throws InterruptedException {
        var began = new CountDownLatch(1);
        var failure = new AtomicReference<Throwable>();
        try (var slow =
                transport.listen(
                        "",
                        request -> {
                            began.countDown();
                            new CountDownLatch(1).await();
                            return request;
                        })) {
            var caller =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            transport.call(slow.address(), Message.of(""), LONG);
                                        } catch (RuntimeException thrown) {
                                            failure.set(thrown);
                                        }
                                    });
            began.await();
            caller.interrupt();
            caller.join();
            assertThat(failure.get()).isInstanceOf(Cancelled.class);
        }
    }

    @Test
    void drainingLosesNoCallThatWasTaken() throws Exception {
        var began = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var slow =
                        transport.listen(
                                "",
                                request -> {
                                    began.countDown();
                                    mayEnd.await();
                                    return Message.of("done");
                                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var call = threads.submit(() -> transport.call(slow.address(), Message.of(""), LONG));
            began.await();
            assertThat(slow.drain(SHORT)).isFalse();
            assertThatThrownBy(() -> transport.call(slow.address(), Message.of(""), LONG))
                    .isInstanceOf(Unreachable.class);
            mayEnd.countDown();
            assertThat(slow.drain(LONG)).isTrue();
            assertThat(text(call)).isEqualTo("done");
        }
    }

    @Test
    void tenThousandCallsAreAnsweredEachWithItsOwn() throws InterruptedException {
        var wrong = new AtomicInteger();
        try (var echo = transport.listen("", request -> request)) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int caller = 0; caller < 10; caller++) {
                    var name = "caller " + caller + " call ";
                    threads.execute(
                            () -> {
                                for (int i = 0; i < 1000; i++) {
                                    var request = Message.of(name + i);
                                    var answer = transport.call(echo.address(), request, LONG);
                                    if (!answer.text().equals(name + i)) {
                                        wrong.incrementAndGet();
                                    }
                                }
                            });
                }
            }
        }
        assertThat(wrong).hasValue(0);
    }

    @Test
    void afterItIsClosedNothingIsTakenAndClosingAgainIsHarmless() {
        var echo = transport.listen("", request -> request);
        transport.close();
        transport.close();
        assertThatThrownBy(() -> transport.call(echo.address(), Message.of(""), LONG))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transport.listen("", request -> request))
                .isInstanceOf(IllegalStateException.class);
        echo.close();
    }
}
