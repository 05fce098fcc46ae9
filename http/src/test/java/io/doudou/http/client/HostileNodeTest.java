package io.doudou.http.client;

import static io.doudou.http.client.Wires.GET;
import static io.doudou.http.client.Wires.body;
import static io.doudou.http.client.Wires.later;
import static io.doudou.http.client.Wires.within;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.fault.Malformed;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.http.Call;
import io.doudou.http.client.Wire.Shape;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A node that answers with anything but HTTP fails its own call and spoils nobody else's. */
class HostileNodeTest {

    private static Wires wires;

    @BeforeAll
    static void start() {
        wires = new Wires(64 << 10);
    }

    @AfterAll
    static void end() {
        wires.close();
    }

    private static Answer ask(SocketWire wire) {
        return wire.send(GET, later(), Shape.WHOLE);
    }

    /** The failure of a call to a node that says this and keeps the connection open. */
    private static ServiceException failure(String said) throws IOException {
        try (var node =
                        new RawNode(
                                line -> {
                                    line.request();
                                    line.say(said.getBytes(StandardCharsets.ISO_8859_1));
                                    line.in().readAllBytes();
                                });
                var wire = wires.to(node)) {
            var failure = failure(wire);
            assertThat(wire.pool().connections()).isZero();
            return failure;
        }
    }

    private static ServiceException failure(SocketWire wire) {
        try {
            var answer = ask(wire);
            if (answer.content() instanceof Answer.Cut cut) {
                return cut.failure();
            }
            throw new AssertionError("an answer: " + answer.status());
        } catch (ServiceException failure) {
            return failure;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // No status line, a wrong version, a status that is none.
                "<html>\r\n\r\n",
                "\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/0.9 200 OK\r\nContent-Length: 0\r\n\r\n",
                "http/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 099 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 600 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1  200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n",
                // Header lines that two readers could read differently.
                "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
                "HTTP/1.1 200 OK\r\nContent-Length : 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA: b\r\n folded\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n: b\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA: b\u0000c\r\nContent-Length: 0\r\n\r\n",
                // Lengths that contradict each other or are none.
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n1",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n1",
                "HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\n\r\n1",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\n1",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\n"
                        + "Transfer-Encoding: chunked\r\n"
                        + "Content-Length: 3\r\n\r\n"
                        + "0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                // Chunks that are none.
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nbad\r\n\r\n",
            })
    void whatIsNoAnswerIsMalformed(String said) throws IOException {
        assertThat(failure(said)).isInstanceOf(Malformed.class);
    }

    @Test
    void aHeadHasALimit() throws IOException {
        var long1 = "x".repeat(AnswerDecoder.STATUS_LINE_BYTES_MAX);
        assertThat(failure("HTTP/1.1 200 " + long1))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("status line is too long");
        assertThat(failure("HTTP/1.1 200 OK\r\nA: " + "x".repeat(AnswerDecoder.HEADER_BYTES_MAX)))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("larger than 65536 bytes");
        assertThat(
                        failure(
                                "HTTP/1.1 200 OK\r\n"
                                        + "A: b\r\n".repeat(AnswerDecoder.HEADER_COUNT_MAX + 1)))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("too many headers");
        assertThat(
                        failure(
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: "
                                        + "x".repeat(AnswerDecoder.HEADER_BYTES_MAX)))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("trailers are too large");
    }

    @Test
    void aFewInterimAnswersAreSkippedAndAFloodIsNot() throws IOException {
        var interim = "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n";
        try (var node = RawNode.saying(interim.repeat(3) + RawNode.ok("1"));
                var wire = wires.to(node)) {
            assertThat(ask(wire).status()).isEqualTo(200);
            assertThat(ask(wire).status()).isEqualTo(200);
            assertThat(node.connections()).isEqualTo(1);
        }
        assertThat(failure(interim.repeat(AnswerDecoder.INTERIM_MAX + 1)))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("interim");
    }

    @Test
    void aChunkBombEndsAtTheLimit() throws IOException {
        var stopped = new CountDownLatch(1);
        try (var node =
                        new RawNode(
                                line -> {
                                    line.request();
                                    line.say(
                                            "HTTP/1.1 200 OK\r\n"
                                                    + "Transfer-Encoding: chunked\r\n\r\n");
                                    try {
                                        while (true) {
                                            line.say("1\r\nx\r\n".repeat(1000));
                                        }
                                    } catch (IOException clientLeft) {
                                        stopped.countDown();
                                    }
                                });
                var wire = wires.to(node)) {
            assertThat(failure(wire))
                    .isInstanceOf(Malformed.class)
                    .hasMessageContaining("larger than 65536 bytes");
            assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anAnswerThatTricklesEndsWithTheLimitOfTheCall() throws Exception {
        var closed = new CountDownLatch(1);
        try (var node =
                        new RawNode(
                                line -> {
                                    line.request();
                                    line.say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx");
                                    assertThat(line.in().read()).isEqualTo(-1);
                                    closed.countDown();
                                });
                var wire = wires.to(node)) {
            assertThatThrownBy(() -> wire.send(GET, within(Duration.ofMillis(100)), Shape.WHOLE))
                    .isInstanceOf(Unknown.class)
                    .hasMessageContaining("no answer within PT0.1S");
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatFollowsAnAnswerIsNotTakenForTheNext() throws IOException {
        try (var node = RawNode.saying(RawNode.ok("1") + RawNode.ok("smuggled"));
                var wire = wires.to(node)) {
            for (int i = 0; i < 5; i++) {
                assertThat(body(ask(wire))).isEqualTo("1");
            }
            assertThat(node.connections()).isEqualTo(5);
        }
    }

    @Test
    void anAnswerBeforeItsQuestionIsNotTakenForIt() throws Exception {
        var asked = new CountDownLatch(1);
        var spent = new CountDownLatch(1);
        try (var node =
                        new RawNode(
                                line -> {
                                    if (asked.getCount() == 0) {
                                        line.request();
                                        line.say(RawNode.ok("2"));
                                        return;
                                    }
                                    line.request();
                                    line.say(RawNode.ok("1"));
                                    asked.countDown();
                                    spent.await();
                                    line.say(RawNode.ok("early"));
                                    line.in().readAllBytes();
                                });
                var wire = wires.to(node)) {
            assertThat(body(ask(wire))).isEqualTo("1");
            var lost = new CountDownLatch(1);
            var seat = wire.pool().take(null, within(Duration.ofSeconds(10)).endNanos());
            wire.whenSpent(seat.connection(), lost::countDown);
            wire.pool().give(seat);
            spent.countDown();
            assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(body(ask(wire))).isEqualTo("2");
        }
    }

    @Test
    void anAnswerWithoutBodyHasNoneWhateverItSays() throws IOException {
        for (var status : new String[] {"204 No Content", "304 Not Modified"}) {
            try (var node = RawNode.saying("HTTP/1.1 " + status + "\r\nContent-Length: 5\r\n\r\n");
                    var wire = wires.to(node)) {
                assertThat(body(ask(wire))).isEmpty();
                assertThat(body(ask(wire))).isEmpty();
                assertThat(node.connections()).isEqualTo(1);
            }
        }
        try (var node = RawNode.saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
                var wire = wires.to(node)) {
            var head = Call.of("HeadUser", "HEAD", "/user").outgoing();
            var answer = wire.send(head, later(), Shape.WHOLE);
            assertThat(body(answer)).isEmpty();
        }
    }

    @Test
    void anAnswerWithoutLengthEndsWithItsConnection() throws IOException {
        try (var node =
                        new RawNode(
                                line -> {
                                    line.request();
                                    line.say("HTTP/1.0 200 OK\r\n\r\nall of it");
                                });
                var wire = wires.to(node)) {
            assertThat(body(ask(wire))).isEqualTo("all of it");
            assertThat(body(ask(wire))).isEqualTo("all of it");
            assertThat(node.connections()).isEqualTo(2);
        }
    }

    @Test
    void aRequestThatWouldEndALineIsNeverSent() throws IOException {
        try (var node = RawNode.saying(RawNode.ok("1"));
                var wire = wires.to(node)) {
            var request = Call.of("GetUser", "GET", "/user").outgoing();
            // Of the last character only the low byte would be sent, which is a line feed.
            request.headers().add("X-Request-ID", "a\u010a");
            assertThatThrownBy(() -> wire.send(request, later(), Shape.WHOLE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("X-Request-ID");
            assertThat(body(ask(wire))).isEqualTo("1");
        }
    }
}
