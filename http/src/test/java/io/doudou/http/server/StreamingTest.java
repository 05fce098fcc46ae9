package io.doudou.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.http.Body;
import io.doudou.http.Handler;
import io.doudou.http.HttpOptions;
import io.doudou.http.MediaType;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.option.Settings;
import io.doudou.service.Download;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

@Isolated("measures how much memory is used")
class StreamingTest {

    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        var settings = Settings.none().with(HttpOptions.WRITE_TIMEOUT, Duration.ofSeconds(20));
        server =
                RunningServer.of(
                        settings,
                        any("Gib", "GET", "/gib", r -> zeros(OptionalLong.of(GIB), GIB)),
                        any("Short", "GET", "/short", r -> zeros(OptionalLong.of(1000), 10)),
                        any("Unknown", "GET", "/unknown", r -> zeros(OptionalLong.empty(), 10)),
                        any("Empty", "GET", "/empty", r -> zeros(OptionalLong.of(0), 0)),
                        any("Name", "GET", "/name", StreamingTest::named),
                        any("Upload", "POST", "/upload", StreamingTest::count)
                                .consuming(MediaType.MULTIPART),
                        any("Raw", "POST", "/raw", StreamingTest::count)
                                .consuming(MediaType.OCTETS),
                        any("Early", "POST", "/early", r -> RunningServer.text("enough"))
                                .consuming(MediaType.OCTETS));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Route any(String name, String method, String path, Handler handler) {
        return Route.of(name, method, path, handler).producing(MediaType.ANY);
    }

    private static Response zeros(OptionalLong size, long count) {
        return Response.download(
                new Download("zeros", "application/octet-stream", size, new Zeros(count)));
    }

    private static Response named(Request request) {
        var name =
                request.query().isEmpty()
                        ? "x"
                        : URLDecoder.decode(request.query(), StandardCharsets.UTF_8);
        return Response.download(Download.of(name, "text/plain", new byte[] {'x'}));
    }

    /** Reads the body as it comes and answers with its length. */
    private static Response count(Request request) throws IOException {
        var count = 0L;
        var piece = new byte[64 << 10];
        try (var in = ((Body.Stream) request.body()).content()) {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                count += n;
            }
        }
        return RunningServer.text("" + count);
    }

    /** So many zero bytes. */
    private static class Zeros extends InputStream {
        private long left;

        Zeros(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            var count = (int) Math.min(length, left);
            left -= count;
            return count;
        }
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    @DisplayName("spec 20.14: a download of 1 GiB takes constant memory, also for a slow reader")
    void aLargeDownloadTakesConstantMemory() throws IOException {
        try (var client = server.connect()) {
            var before = usedHeap();
            client.send("GET /gib HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.head().header("content-length")).isEqualTo("" + GIB);
            var left = GIB;
            var piece = new byte[1 << 20];
            while (left > 0) {
                left -= client.in().readNBytes(piece, 0, (int) Math.min(left, piece.length));
                if (left == GIB / 2) {
                    assertThat(usedHeap() - before).isLessThan(64 * MIB);
                }
            }
            assertThat(client.get("/unknown").body()).hasSize(10);
        }
    }

    @Test
    void anUploadOf1GibTakesConstantMemory() throws IOException {
        try (var client = server.connect()) {
            var before = usedHeap();
            client.send(
                    "POST /upload HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data;"
                            + " boundary=X\r\nContent-Length: "
                            + GIB
                            + "\r\n\r\n");
            var piece = new byte[1 << 20];
            for (int i = 0; i < 1024; i++) {
                client.send(piece);
                if (i == 512) {
                    assertThat(usedHeap() - before).isLessThan(64 * MIB);
                }
            }
            assertThat(client.answer().text()).isEqualTo("" + GIB);
        }
    }

    @Test
    void aStreamOfUnknownLengthIsChunkedAndTheConnectionGoesOn() throws IOException {
        try (var client = server.connect()) {
            var answer = client.get("/unknown");
            assertThat(answer.header("transfer-encoding")).isEqualTo("chunked");
            assertThat(answer.body()).hasSize(10);
            assertThat(client.get("/empty").header("content-length")).isEqualTo("0");
            assertThat(client.get("/unknown").body()).hasSize(10);
        }
    }

    @Test
    void http10HearsTheEndOfAStreamByTheEndOfTheConnection() throws IOException {
        try (var client = server.connect()) {
            client.send("GET /unknown HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            var answer = client.answer();
            assertThat(answer.headers()).doesNotContainKeys("transfer-encoding", "content-length");
            assertThat(answer.body()).hasSize(10);
        }
    }

    @Test
    void aStreamShorterThanItsSizeIsCut() throws IOException {
        try (var client = server.connect()) {
            client.send("GET /short HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.head().header("content-length")).isEqualTo("1000");
            assertThat(client.in().readAllBytes()).hasSize(10);
        }
    }

    @Test
    void headOfAStreamReadsNothing() throws IOException {
        try (var client = server.connect()) {
            client.send("HEAD /gib HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.head().header("content-length")).isEqualTo("" + GIB);
            assertThat(client.get("/unknown").body()).hasSize(10);
        }
    }

    @Test
    @DisplayName("spec 20.14: the name of a file is quoted and escaped")
    void fileNamesAreOfferedAsRfc6266Says() throws IOException {
        try (var client = server.connect()) {
            assertThat(client.get("/name?a+b.txt").header("content-disposition"))
                    .isEqualTo("attachment; filename=\"a b.txt\"");
            assertThat(client.get("/name?..%2F..%2Fpasswd").header("content-disposition"))
                    .isEqualTo("attachment; filename=\"passwd\"");
            assertThat(client.get("/name?%22%0D%0AX:%20%C3%BC").header("content-disposition"))
                    .isEqualTo("attachment; filename=\"_X: _\"; filename*=UTF-8''%22X%3A%20%C3%BC");
            assertThat(client.get("/name?x").header("x-content-type-options")).isEqualTo("nosniff");
        }
    }

    @Test
    void aHandlerMayAnswerBeforeTheBodyIsThere() throws IOException {
        try (var client = server.connect()) {
            client.send("POST /early HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n");
            client.send("Content-Type: application/octet-stream\r\n\r\nbegin");
            var answer = client.answer();
            assertThat(answer.text()).isEqualTo("enough");
            assertThat(answer.header("connection")).isEqualTo("close");
        }
    }

    @Test
    void aCutUploadEndsTheHandlerThatReadsIt() throws Exception {
        var failure = new CompletableFuture<Throwable>();
        var reading =
                any(
                                "Read",
                                "POST",
                                "/read",
                                request -> {
                                    try {
                                        return count(request);
                                    } catch (Throwable thrown) {
                                        failure.complete(thrown);
                                        throw thrown;
                                    }
                                })
                        .consuming(MediaType.OCTETS);
        try (var other = RunningServer.of(reading)) {
            try (var client = other.connect()) {
                client.send("POST /read HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n");
                client.send("Content-Type: application/octet-stream\r\n\r\nbegin");
            }
            assertThat(failure.get()).hasMessageContaining("client");
        }
    }

    @Test
    void aClientThatIsGoneInMidAnswerEndsTheHandler() throws Exception {
        var closed = new CompletableFuture<Boolean>();
        var endless =
                any(
                        "Endless",
                        "GET",
                        "/endless",
                        request -> {
                            var in =
                                    new Zeros(Long.MAX_VALUE) {
                                        @Override
                                        public void close() {
                                            closed.complete(true);
                                        }
                                    };
                            return Response.download(
                                    new Download("x", "x/y", OptionalLong.empty(), in));
                        });
        try (var other = RunningServer.of(endless)) {
            try (var client = other.connect()) {
                client.send("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n");
                client.head();
                client.in().readNBytes(1000);
            }
            assertThat(closed.get()).isTrue();
        }
    }

    @Test
    void aClientThatIsGoneBeforeTheAnswerInterruptsTheHandler() throws Exception {
        var running = new CountDownLatch(1);
        var interrupted = new CompletableFuture<Boolean>();
        var stuck =
                any(
                        "Stuck",
                        "GET",
                        "/stuck",
                        request -> {
                            running.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException gone) {
                                interrupted.complete(true);
                            }
                            return Response.noContent();
                        });
        try (var other = RunningServer.of(stuck)) {
            try (var client = other.connect()) {
                client.send("GET /stuck HTTP/1.1\r\nHost: x\r\n\r\n");
                running.await();
            }
            assertThat(interrupted.get()).isTrue();
        }
    }

    @Test
    void aClientThatTakesNothingIsClosed() throws Exception {
        var closed = new CompletableFuture<Boolean>();
        var settings = Settings.none().with(HttpOptions.WRITE_TIMEOUT, Duration.ofMillis(200));
        var endless =
                any(
                        "Endless",
                        "GET",
                        "/endless",
                        request -> {
                            var in =
                                    new Zeros(Long.MAX_VALUE) {
                                        @Override
                                        public void close() {
                                            closed.complete(true);
                                        }
                                    };
                            return Response.download(
                                    new Download("x", "x/y", OptionalLong.empty(), in));
                        });
        try (var other = RunningServer.of(settings, endless);
                var client = other.connect()) {
            client.send("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(closed.get()).isTrue();
        }
    }

    @Test
    void aLargeAnswerInMemoryWaitsForItsReader() throws IOException {
        var large = new byte[20 << 20];
        large[large.length - 1] = 7;
        var route = any("Large", "GET", "/large", r -> Response.of(200, "x/y", large));
        try (var other = RunningServer.of(route);
                var client = other.connect()) {
            var answer = client.get("/large");
            assertThat(answer.body()).isEqualTo(large);
            assertThat(client.get("/large").body()).hasSize(large.length);
        }
    }

    @Test
    void bodiesThatAreHeldBackShareABudget() throws IOException {
        var settings = Settings.none().with(HttpOptions.BODIES_BYTES_MAX, 2 * MIB);
        var echo =
                any("Echo", "POST", "/echo", r -> RunningServer.text("ok"))
                        .consuming(MediaType.JSON);
        var head =
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 1000000\r\n\r\n";
        try (var other = RunningServer.of(settings, echo);
                var first = other.connect();
                var second = other.connect();
                var third = other.connect()) {
            var most = new byte[999_999];
            first.send(head).send(most);
            awaitTaken(other, MIB);
            second.send(head).send(most);
            awaitTaken(other, 2 * MIB);
            third.send(head).send(new byte[200_000]);
            var refused = third.answer();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(first.send("x").answer().status()).isEqualTo(200);
            assertThat(second.send("x").answer().status()).isEqualTo(200);
            assertThat(other.parts.budget().taken()).isZero();
        }
    }

    /** Which of three connections gets the last memory is else a matter of chance. */
    private static void awaitTaken(RunningServer server, long bytes) {
        while (server.parts.budget().taken() < bytes) {
            Thread.onSpinWait();
        }
    }
}
