package io.doudou.http.client;

import static io.doudou.http.client.Wires.GET;
import static io.doudou.http.client.Wires.TICKER;
import static io.doudou.http.client.Wires.body;
import static io.doudou.http.client.Wires.later;
import static io.doudou.http.client.Wires.soon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.codec.Scalar;
import io.doudou.fault.Cancelled;
import io.doudou.fault.Malformed;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;
import io.doudou.http.Call;
import io.doudou.http.client.Wire.Shape;
import io.doudou.service.Upload;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;

class SocketWireTest {

    private static Wires wires;

    @BeforeAll
    static void start() {
        wires = new Wires(1024);
    }

    @AfterAll
    static void end() {
        wires.close();
    }

    @Test
    void anAnswerArrivesWithStatusHeadersAndBody() throws IOException {
        try (var node = RawNode.saying(RawNode.answer("201 Created", "text/plain", "hello"));
                var wire = wires.to(node)) {
            var answer = wire.send(GET, later(), Shape.WHOLE);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.headers().first("content-type")).contains("text/plain");
            assertThat(body(answer)).isEqualTo("hello");
        }
    }

    @Test
    void aConnectionIsUsedAgain() throws IOException {
        try (var node = RawNode.saying(RawNode.ok("1"));
                var wire = wires.to(node)) {
            for (int i = 0; i < 10; i++) {
                assertThat(body(wire.send(GET, later(), Shape.WHOLE))).isEqualTo("1");
            }
            assertThat(node.connections()).isEqualTo(1);
        }
    }

    @Test
    void noCallIsLostWhileConnectionsAreReplaced() throws IOException, InterruptedException {
        var limits =
                Wires.limits(4, Duration.ofSeconds(30), 1024)
                        .within(new Lifetime(Duration.ofHours(1), 10));
        var answered = new AtomicInteger();
        try (var node = RawNode.saying(RawNode.ok("1"));
                var wire = wires.to(NodeAddress.parse(node.address()), limits)) {
            var callers = new ArrayList<Thread>();
            for (int i = 0; i < 10; i++) {
                callers.add(Thread.ofVirtual().start(() -> answered.addAndGet(calls(wire, 200))));
            }
            for (var caller : callers) {
                caller.join();
            }
            assertThat(answered).hasValue(10 * 200);
            assertThat(node.connections()).isBetween(10 * 200 / 10, 10 * 200 / 10 + 4);
        }
    }

    /** How many of so many calls were answered. */
    private static int calls(SocketWire wire, int count) {
        int answered = 0;
        for (int i = 0; i < count; i++) {
            answered += body(wire.send(GET, later(), Shape.WHOLE)).equals("1") ? 1 : 0;
        }
        return answered;
    }

    @Test
    void aConnectionThatTheNodeWantsClosedIsNotUsedAgain() throws IOException {
        try (var node =
                        RawNode.saying(
                                "HTTP/1.1 200 OK\r\n"
                                        + "Connection: close\r\n"
                                        + "Content-Length: 1\r\n\r\n"
                                        + "1");
                var wire = wires.to(node)) {
            wire.send(GET, later(), Shape.WHOLE);
            wire.send(GET, later(), Shape.WHOLE);
            assertThat(node.connections()).isEqualTo(2);
        }
    }

    @Test
    void theNodeHearsMethodPathQueryHeadersAndBody() throws IOException {
        var heard = new AtomicReference<RawNode.Heard>();
        try (var node = RawNode.hearing(heard::set);
                var wire = wires.to(node)) {
            var call =
                    Call.of("SignUp", "POST", "/sign/{who}")
                            .path("who", Scalar.STRING, "a/b ü")
                            .query("q", Scalar.STRING, "x&y=z")
                            .header("X-Tenant", Scalar.STRING, "t1")
                            .cookie("session", Scalar.STRING, "s 1")
                            .form("name", Scalar.STRING, "Ann & Bob")
                            .form("age", Scalar.INT, 7)
                            .form("none", Scalar.INT, null);
            wire.send(call.outgoing(), later(), Shape.WHOLE);
        }
        assertThat(heard.get().requestLine())
                .isEqualTo("POST /sign/a%2Fb%20%C3%BC?q=x%26y%3Dz HTTP/1.1");
        assertThat(heard.get().header("X-Tenant")).isEqualTo("t1");
        assertThat(heard.get().header("Cookie")).isEqualTo("session=s%201");
        assertThat(heard.get().header("Content-Type"))
                .isEqualTo("application/x-www-form-urlencoded");
        assertThat(heard.get().text()).isEqualTo("name=Ann%20%26%20Bob&age=7");
        assertThat(heard.get().header("Host")).startsWith("127.0.0.1:");
        assertThat(Integer.parseInt(heard.get().header("X-Request-Timeout")))
                .isBetween(20_000, 30_000);
    }

    @Test
    void aPortThatNobodyListensOnIsUnreachable() throws IOException {
        try (var gone = new RefusingPort();
                var wire = wires.to(NodeAddress.parse(gone.address()))) {
            assertThatThrownBy(() -> wire.send(GET, later(), Shape.WHOLE))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining(gone.address());
        }
    }

    @Test
    void aNodeThatClosesInsteadOfAnsweringLeavesOpenWhatItDid() throws IOException {
        try (var node = new RawNode(RawNode.Line::request);
                var wire = wires.to(node)) {
            assertThatThrownBy(() -> wire.send(GET, later(), Shape.WHOLE))
                    .isInstanceOf(Unknown.class)
                    .hasMessageContaining("GetUser of usersvc at http://127.0.0.1:")
                    .hasMessageContaining("before an answer came");
        }
    }

    @Test
    void aNodeThatDiesInTheMiddleOfItsAnswerIsNamedWithWhatHadArrived() throws IOException {
        try (var node =
                        new RawNode(
                                line -> {
                                    line.request();
                                    line.say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                                });
                var wire = wires.to(node)) {
            var answer = wire.send(GET, later(), Shape.WHOLE);
            assertThatThrownBy(() -> body(answer))
                    .isInstanceOf(Unknown.class)
                    .hasMessageContaining("in the middle of the answer, after 4 bytes");
        }
    }

    @Test
    void aChunkedAnswerWithoutItsEndIsNotTakenForWhole() throws IOException {
        try (var node =
                        new RawNode(
                                line -> {
                                    line.request();
                                    line.say(
                                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                                    + "4\r\nhalf\r\n");
                                });
                var wire = wires.to(node)) {
            var answer = wire.send(GET, later(), Shape.WHOLE);
            assertThatThrownBy(() -> body(answer)).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void anAnswerThatIsNoHttpIsMalformed() throws IOException {
        try (var node = RawNode.saying("SSH-2.0-OpenSSH_9.2\r\n\r\n");
                var wire = wires.to(node)) {
            assertThatThrownBy(() -> wire.send(GET, later(), Shape.WHOLE))
                    .isInstanceOf(Malformed.class);
        }
    }

    @Test
    void anAnswerBeyondTheLimitIsRefused() throws IOException {
        try (var node = RawNode.saying(RawNode.ok("x".repeat(1025)));
                var wire = wires.to(node)) {
            var answer = wire.send(GET, later(), Shape.WHOLE);
            assertThatThrownBy(() -> body(answer))
                    .isInstanceOf(Malformed.class)
                    .hasMessageContaining("larger than 1024 bytes (GDD_CLIENT_ANSWER_MAX)");
        }
    }

    @Test
    void waitingEndsWithTheLimitAndTheNodeIsToldByClosing() throws Exception {
        var closed = new CountDownLatch(1);
        try (var node =
                        new RawNode(
                                line -> {
                                    line.request();
                                    assertThat(line.in().read()).isEqualTo(-1);
                                    closed.countDown();
                                });
                var wire = wires.to(node)) {
            assertThatThrownBy(() -> wire.send(GET, soon(), Shape.WHOLE))
                    .isInstanceOf(Unknown.class)
                    .hasMessageContaining("no answer within PT0.05S");
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void afterTheCallersDeadlineNobodyWaits() throws IOException {
        try (var node = new RawNode(line -> line.in().readAllBytes());
                var wire = wires.to(node)) {
            var deadline = new TimeLimit(soon().endNanos(), true, "the deadline has passed");
            assertThatThrownBy(() -> wire.send(GET, deadline, Shape.WHOLE))
                    .isInstanceOf(Cancelled.class);
        }
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        var asked = new CountDownLatch(1);
        var failure = new LinkedBlockingQueue<Throwable>();
        try (var node = RawNode.silent(asked);
                var wire = wires.to(node)) {
            var thread =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            wire.send(GET, later(), Shape.WHOLE);
                                        } catch (Cancelled cancelled) {
                                            failure.add(cancelled);
                                        }
                                    });
            asked.await();
            thread.interrupt();
            assertThat(failure.poll(10, TimeUnit.SECONDS)).isInstanceOf(Cancelled.class);
        }
    }

    @Test
    void callsWaitWhenAllConnectionsAreInUse() throws Exception {
        var held = new CountDownLatch(2);
        var go = new CountDownLatch(1);
        try (var node =
                        new RawNode(
                                line -> {
                                    while (line.request() != null) {
                                        held.countDown();
                                        go.await();
                                        line.say(RawNode.ok("1"));
                                    }
                                });
                var wire = wires.to(node)) {
            var answers = new LinkedBlockingQueue<String>();
            for (int i = 0; i < 8; i++) {
                Thread.ofVirtual()
                        .start(() -> answers.add(body(wire.send(GET, later(), Shape.WHOLE))));
            }
            held.await();
            go.countDown();
            for (int i = 0; i < 8; i++) {
                assertThat(answers.poll(10, TimeUnit.SECONDS)).isEqualTo("1");
            }
            assertThat(node.connections()).isEqualTo(2);
        }
    }

    @Test
    void waitingForAConnectionHasALimitOfItsOwn() throws Exception {
        var limits = Wires.limits(1, Duration.ofMillis(50), 1024);
        var asked = new CountDownLatch(1);
        try (var node = RawNode.silent(asked);
                var wire = wires.to(NodeAddress.parse(node.address()), limits)) {
            Thread.ofVirtual().start(() -> wire.send(GET, later(), Shape.WHOLE));
            asked.await();
            assertThatThrownBy(() -> wire.send(GET, later(), Shape.WHOLE))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("all of 1 are in use");
        }
    }

    @Test
    void aPackedAnswerIsUnpackedWithinTheLimit() throws IOException {
        try (var node = new RawNode(line -> packed(line, "hello"));
                var wire = wires.to(node)) {
            assertThat(body(wire.send(GET, later(), Shape.WHOLE))).isEqualTo("hello");
        }
        try (var node = new RawNode(line -> packed(line, "0".repeat(100_000)));
                var wire = wires.to(node)) {
            var answer = wire.send(GET, later(), Shape.WHOLE);
            assertThatThrownBy(() -> body(answer))
                    .isInstanceOf(Malformed.class)
                    .hasMessageContaining("unpacked");
        }
    }

    private static void packed(RawNode.Line line, String text) throws IOException {
        line.request();
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        line.say(
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                        + bytes.size()
                        + "\r\n\r\n");
        line.say(bytes.toByteArray());
    }

    @Test
    void filesAndFieldsTravelInOrder() throws IOException {
        var heard = new AtomicReference<RawNode.Heard>();
        try (var node = RawNode.hearing(heard::set);
                var wire = wires.to(node)) {
            var file =
                    Upload.of(
                            "a \"b\".txt",
                            "text/plain",
                            "content".getBytes(StandardCharsets.UTF_8));
            var call =
                    Call.of("Upload", "POST", "/upload")
                            .form("before", Scalar.STRING, "1")
                            .file("file", file)
                            .form("after", Scalar.STRING, "2");
            wire.send(call.outgoing(), later(), Shape.WHOLE);
        }
        var boundary =
                heard.get().header("Content-Type").replace("multipart/form-data; boundary=", "");
        assertThat(heard.get().text())
                .isEqualTo(
                        """
                        --B\r
                        Content-Disposition: form-data; name="before"\r
                        \r
                        1\r
                        --B\r
                        Content-Disposition: form-data; name="file"; filename="a %22b%22.txt"\r
                        Content-Type: text/plain\r
                        \r
                        content\r
                        --B\r
                        Content-Disposition: form-data; name="after"\r
                        \r
                        2\r
                        --B--\r
                        """
                                .replace("--B", "--" + boundary));
    }

    @Test
    void anUploadThatIsRefusedEarlyStopsAndTheRefusalIsSeen() throws IOException {
        try (var node =
                        new RawNode(
                                line -> {
                                    line.head();
                                    line.say(RawNode.answer("413 Too Large", "text/plain", "no"));
                                    line.in().readAllBytes();
                                });
                var wire = wires.to(node)) {
            var call = Call.of("Upload", "POST", "/upload").file("file", endless(1L << 40));
            var answer = wire.send(call.outgoing(), later(), Shape.WHOLE);
            assertThat(answer.status()).isEqualTo(413);
            assertThat(body(answer)).isEqualTo("no");
        }
    }

    @Test
    void anUploadThatCannotBeReadEndsTheCall() throws IOException {
        try (var node = new RawNode(line -> line.in().readAllBytes());
                var wire = wires.to(node)) {
            var shorter =
                    new Upload() {
                        @Override
                        public String fileName() {
                            return "short";
                        }

                        @Override
                        public String contentType() {
                            return "text/plain";
                        }

                        @Override
                        public long size() {
                            return 10;
                        }

                        @Override
                        public InputStream open() {
                            return InputStream.nullInputStream();
                        }
                    };
            var call = Call.of("Upload", "POST", "/upload").file("file", shorter);
            assertThatThrownBy(() -> wire.send(call.outgoing(), later(), Shape.WHOLE))
                    .hasMessageContaining("the upload cannot be read");
        }
    }

    private static Upload endless(long size) {
        return new Upload() {
            @Override
            public String fileName() {
                return "zeros";
            }

            @Override
            public String contentType() {
                return "application/octet-stream";
            }

            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() {
                return new InputStream() {
                    @Override
                    public int read() {
                        return 0;
                    }

                    @Override
                    public int read(byte[] bytes, int from, int length) {
                        return length;
                    }
                };
            }
        };
    }

    @Test
    void aStreamedAnswerIsReadAsItArrivesAndGivesTheConnectionBack() throws Exception {
        var first = new CountDownLatch(1);
        try (var node =
                        new RawNode(
                                line -> {
                                    while (line.request() != null) {
                                        line.say(
                                                "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nfour");
                                        first.await();
                                        line.say("more");
                                    }
                                });
                var wire = wires.to(node)) {
            for (int i = 0; i < 2; i++) {
                var answer = wire.send(GET, later(), Shape.STREAM);
                try (var stream = ((Answer.Flow) answer.content()).stream()) {
                    assertThat(stream.readNBytes(4)).asString().isEqualTo("four");
                    first.countDown();
                    assertThat(stream.readAllBytes()).asString().isEqualTo("more");
                }
            }
            assertThat(node.connections()).isEqualTo(1);
        }
    }

    @Test
    void closingAStreamEarlyTellsTheNodeToStop() throws Exception {
        var stopped = new CountDownLatch(1);
        try (var node =
                        new RawNode(
                                line -> {
                                    line.request();
                                    line.say(
                                            "HTTP/1.1 200 OK\r\n"
                                                    + "Content-Length: 99999999999\r\n\r\n");
                                    try {
                                        while (true) {
                                            line.say(new byte[8192]);
                                        }
                                    } catch (IOException clientLeft) {
                                        stopped.countDown();
                                    }
                                });
                var wire = wires.to(node)) {
            var answer = wire.send(GET, later(), Shape.STREAM);
            try (var stream = ((Answer.Flow) answer.content()).stream()) {
                assertThat(stream.read()).isZero();
            }
            assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(wire.pool().connections()).isZero();
        }
    }

    @Test
    void aStreamThatBreaksOffSaysSo() throws IOException {
        try (var node =
                        new RawNode(
                                line -> {
                                    line.request();
                                    line.say("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nfour");
                                });
                var wire = wires.to(node)) {
            var answer = wire.send(GET, later(), Shape.STREAM);
            try (var stream = ((Answer.Flow) answer.content()).stream()) {
                assertThatThrownBy(stream::readAllBytes)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("broke off")
                        .hasCauseInstanceOf(Unknown.class);
            }
        }
    }

    @Test
    void aConnectionThatTheNodeClosedMeanwhileIsForgotten() throws Exception {
        var close = new CountDownLatch(1);
        try (var node =
                        new RawNode(
                                line -> {
                                    line.request();
                                    line.say(RawNode.ok("1"));
                                    close.await();
                                });
                var wire = wires.to(node)) {
            wire.send(GET, later(), Shape.WHOLE);
            var forgotten = new CountDownLatch(1);
            var seat = wire.pool().take(null, later().endNanos());
            wire.whenSpent(
                    seat.connection(),
                    () -> {
                        wire.pool().lost(seat);
                        forgotten.countDown();
                    });
            wire.pool().give(seat);
            close.countDown();
            assertThat(forgotten.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(wire.pool().connections()).isZero();
        }
    }

    @Test
    void connectionsThatNobodyUsesAreClosed() throws Exception {
        var closed = new CountDownLatch(1);
        try (var node =
                        new RawNode(
                                line -> {
                                    while (line.request() != null) {
                                        line.say(RawNode.ok("1"));
                                    }
                                    closed.countDown();
                                });
                var wire = wires.to(node)) {
            wire.send(GET, later(), Shape.WHOLE);
            wire.pool().closeIdle(TICKER.nanos() + 1);
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(wire.pool().connections()).isZero();
        }
    }
}
