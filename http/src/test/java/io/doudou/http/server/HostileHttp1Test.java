package io.doudou.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.http.Body;
import io.doudou.http.HttpOptions;
import io.doudou.http.MediaType;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.option.Settings;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;

/** What an HTTP/1 client may do wrong, on purpose or not; see RFC 9112, 11. */
class HostileHttp1Test {

    private static final String GOOD = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        var settings =
                Settings.none()
                        .with(HttpOptions.BODY_BYTES_MAX, 1000L)
                        .with(HttpOptions.URI_BYTES_MAX, 2000L)
                        .with(HttpOptions.HEADER_BYTES_MAX, 4000L)
                        .with(HttpOptions.HEADER_COUNT_MAX, 20);
        server =
                RunningServer.of(
                        settings,
                        Route.of("Hello", "GET", "/hello", r -> RunningServer.text("hello"))
                                .producing(MediaType.ANY),
                        Route.of("Echo", "POST", "/echo", HostileHttp1Test::echo)
                                .consuming(MediaType.JSON));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Response echo(Request request) {
        var body = (Body.Bytes) request.body();
        return Response.of(200, "application/json", body.content());
    }

    /** Sends a request and another one behind it; the second must not be looked at. */
    private static void assertRefused(String request, int status) throws IOException {
        try (var client = server.connect()) {
            var answer = client.send(request + GOOD).answer();
            assertThat(answer.status()).describedAs(request).isEqualTo(status);
            assertThat(answer.statusLine()).startsWith("HTTP/1.1 ");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.header("x-request-id")).isNotEmpty();
            assertThat(client.isClosed()).describedAs(request).isTrue();
        }
    }

    @Test
    void aHostMustBeGivenOnceAndBeAName() throws IOException {
        assertRefused("GET /hello HTTP/1.1\r\n\r\n", 400);
        assertRefused("GET /hello HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400);
        assertRefused("GET /hello HTTP/1.1\r\nHost: a\r\nhOST: b\r\n\r\n", 400);
        assertRefused("GET /hello HTTP/1.1\r\nHost:\r\n\r\n", 400);
        assertRefused("GET /hello HTTP/1.1\r\nHost: a/b\r\n\r\n", 400);
        assertRefused("GET /hello HTTP/1.1\r\nHost: a b\r\n\r\n", 400);
        assertRefused("GET /hello HTTP/1.1\r\nHost: a@b\r\n\r\n", 400);
        assertRefused("GET /hello HTTP/1.1\r\nHost: ,\r\n\r\n", 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a:80", "127.0.0.1:6060", "[::1]:6060", "a-b.c_d.example"})
    void usualHostsAreAccepted(String host) throws IOException {
        try (var client = server.connect()) {
            client.send("GET /hello HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void onlyPlainChunkedIsUnderstood() throws IOException {
        var start = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        var body = "\r\n1\r\n1\r\n0\r\n\r\n";
        assertRefused(start + "Transfer-Encoding: gzip, chunked\r\n" + body, 501);
        assertRefused(start + "Transfer-Encoding: chunked, chunked\r\n" + body, 501);
        assertRefused(
                start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: xchunked\r\n" + body,
                400);
        assertRefused(
                start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n" + body, 400);
        assertRefused(start + "Transfer-Encoding: identity\r\n" + body, 501);
        assertRefused(start + "Transfer-Encoding: \u000bchunked\r\n" + body, 400);
        assertRefused(start + "Transfer-Encoding : chunked\r\n" + body, 400);
        assertRefused(start + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n" + body, 400);
        assertRefused(start + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n" + body, 400);
        assertRefused(
                "POST /echo HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n" + body, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1", "1 1", "0x1", "1.0", "", "1,1", "99999999999999999999"})
    void aLengthIsAPlainNumber(String length) throws IOException {
        var head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        assertRefused(head + "Content-Length: " + length + "\r\n\r\n1", 400);
    }

    @Test
    void aLengthIsGivenOnce() throws IOException {
        var head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        assertRefused(head + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n1", 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\n1\r\n0\r\n\r\n",
                "-1\r\n1\r\n0\r\n\r\n",
                "1 \r\n1\r\n0\r\n\r\n",
                "1\n1\n0\n\n",
                "1\r1\r\n0\r\n\r\n",
                "1;a\rb\r\n1\r\n0\r\n\r\n",
                "1\r\n12\r\n0\r\n\r\n",
                "1\r\n1XX0\r\n\r\n",
                "FFFFFFFFFFFFFFFFF\r\n1\r\n",
                "\r\n1\r\n",
                "0\r\nno trailer\r\n\r\n",
            })
    void aBrokenChunkIsRefused(String chunks) throws IOException {
        var head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        assertRefused(head + "Transfer-Encoding: chunked\r\n\r\n" + chunks, 400);
    }

    @Test
    void goodChunksWithExtensionsAndTrailersAreRead() throws IOException {
        try (var client = server.connect()) {
            client.send(
                    "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: Chunked\r\n\r\n"
                            + "A;x=y\r\n[1, 2, 3, \r\n02\r\n4]\r\n0\r\nX-Sum: 1\r\n\r\n");
            assertThat(client.answer().text()).isEqualTo("[1, 2, 3, 4]");
            assertThat(client.get("/hello").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: a\r\n folded\r\n",
                "X: a\r\n\tfolded\r\n",
                ": no name\r\n",
                "no colon\r\n",
                "X : blank before the colon\r\n",
                " X: blank before the name\r\n",
                "X: a\rb\r\n",
                "X: a\nY: b\r\n",
                "X: a\u0000b\r\n",
                "X: a\u007fb\r\n",
                "Ü: not a token\r\n",
                "X\"Y: not a token\r\n",
            })
    void aBrokenHeaderLineIsRefused(String line) throws IOException {
        assertRefused("GET /hello HTTP/1.1\r\nHost: x\r\n" + line + "\r\n", 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "GET /hello|400",
                "GET  /hello HTTP/1.1|400",
                "GET /hello HTTP/1.1 |400",
                " GET /hello HTTP/1.1|400",
                "GET /hello HTTP/2.0|505",
                "GET /hello HTTP/0.9|505",
                "GET /hello FTP/1.1|400",
                "GET /hello http/1.1|400",
                "GET hello HTTP/1.1|400",
                "GET /hel lo HTTP/1.1|400",
                "GET /hellö HTTP/1.1|400",
                "GET /hello#top HTTP/1.1|400",
                "G(T /hello HTTP/1.1|400",
            })
    void aBrokenRequestLineIsRefused(String line, int status) throws IOException {
        try (var client = server.connect()) {
            var answer = client.send(line + "\r\nHost: x\r\n\r\n").answer();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.statusLine()).startsWith("HTTP/1.1 ");
        }
    }

    @Test
    void aTargetMayBeAWholeUrl() throws IOException {
        try (var client = server.connect()) {
            assertThat(client.get("http://example.com/hello?a=b").status()).isEqualTo(200);
            assertThat(client.get("/hello").status()).isEqualTo(200);
        }
    }

    @Test
    void connectionIsAList() throws IOException {
        try (var client = server.connect()) {
            client.send("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: keep-alive, close\r\n\r\n");
            assertThat(client.answer().header("connection")).isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void http10IsClosedUnlessItAsksToStay() throws IOException {
        try (var client = server.connect()) {
            client.send("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            assertThat(client.answer().header("connection")).isEqualTo("keep-alive");
            client.send("GET /hello HTTP/1.0\r\n\r\n");
            assertThat(client.answer().header("connection")).isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void oneEmptyLineBeforeARequestIsSkipped() throws IOException {
        try (var client = server.connect()) {
            assertThat(client.send("\r\n" + GOOD).answer().status()).isEqualTo(200);
            assertThat(client.send("\r\n" + GOOD).answer().status()).isEqualTo(200);
        }
        assertRefused("\r\n\r\n", 400);
    }

    @Test
    @DisplayName("issue: 1 MB URLs are a 414")
    void aLongUrlIsRefused() throws IOException {
        assertRefused("GET /" + "a".repeat(1 << 20) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414);
    }

    @Test
    void headerBombsAreRefused() throws IOException {
        var start = "GET /hello HTTP/1.1\r\nHost: x\r\n";
        assertRefused(start + "X: " + "a".repeat(1 << 20) + "\r\n\r\n", 431);
        assertRefused(start + "X: a\r\n".repeat(20) + "\r\n", 431);
        assertRefused(start + ("X: " + "a".repeat(300) + "\r\n").repeat(15) + "\r\n", 431);
    }

    @Test
    void aBodyAboveTheLimitIsRefusedBeforeItIsSent() throws IOException {
        var head =
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Expect: 100-continue\r\nContent-Length: ";
        try (var client = server.connect()) {
            var answer = client.send(head + "1001\r\n\r\n").answer();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(client.isClosed()).isTrue();
        }
        try (var client = server.connect()) {
            assertThat(client.send(head + "3\r\n\r\n").answer().status()).isEqualTo(100);
            assertThat(client.send("[1]").answer().text()).isEqualTo("[1]");
            assertThat(client.get("/hello").status()).isEqualTo(200);
        }
    }

    @Test
    void noContinueForARequestThatIsRefusedAnyway() throws IOException {
        var rest = "\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n";
        try (var client = server.connect()) {
            client.send("POST /nowhere HTTP/1.1\r\nHost: x" + rest);
            assertThat(client.answer().status()).isEqualTo(404);
            assertThat(client.isClosed()).isTrue();
        }
        try (var client = server.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain" + rest);
            assertThat(client.answer().status()).isEqualTo(415);
            assertThat(client.isClosed()).isTrue();
        }
        assertRefused("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 200-ok\r\n\r\n", 417);
    }

    @Test
    void aChunkedBodyAboveTheLimitIsRefused() throws IOException {
        var head =
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n";
        var chunk = "100\r\n" + "1".repeat(256) + "\r\n";
        assertRefused(head + chunk.repeat(4), 413);
    }

    @Test
    void aRefusedRequestMarksTheConnectionAsClosing() throws IOException {
        assertRefused(
                "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"
                        + "x".repeat(50),
                404);
    }

    @Test
    void aSmallBodyThatNobodyWantsIsDropped() throws IOException {
        try (var client = server.connect()) {
            var request = "GET /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 7\r\n\r\nignored";
            assertThat(client.send(request + GOOD).answer().status()).isEqualTo(200);
            assertThat(client.answer().status()).isEqualTo(200);
            assertThat(client.post("/nowhere", "text/plain", "x").status()).isEqualTo(404);
            assertThat(client.get("/hello").status()).isEqualTo(200);
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (var client = server.connect()) {
            var post =
                    "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 1\r\n\r\n";
            var all = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                all.append(post).append(i % 10).append(GOOD);
            }
            client.send(all.toString());
            for (int i = 0; i < 100; i++) {
                assertThat(client.answer().text()).isEqualTo("" + i % 10);
                assertThat(client.answer().text()).isEqualTo("hello");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/%zz", "/%a", "/hello%", "/hello/%ff", "/x%00", "/%c0%af"})
    void brokenPercentEncodingIsRefused(String target) throws IOException {
        try (var client = server.connect()) {
            var answer = client.get(target);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("encoding.broken");
        }
    }

    @Test
    void aRequestMayComeByteByByte() throws IOException {
        try (var client = server.connect()) {
            for (var octet : GOOD.toCharArray()) {
                client.send("" + octet);
            }
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void timeLimitsEndWhatTrickles() throws IOException {
        var brief = Duration.ofMillis(100);
        var settings =
                Settings.none()
                        .with(HttpOptions.FIRST_BYTE_TIMEOUT, brief)
                        .with(HttpOptions.HEADER_TIMEOUT, brief)
                        .with(HttpOptions.READ_TIMEOUT, brief)
                        .with(HttpOptions.IDLE_TIMEOUT, brief);
        var echo = Route.of("Echo", "POST", "/echo", HostileHttp1Test::echo);
        try (var hasty = RunningServer.of(settings, echo.consuming(MediaType.JSON));
                var silent = hasty.connect();
                var slow = hasty.connect();
                var half = hasty.connect();
                var idle = hasty.connect()) {
            slow.send("GET /hello HT");
            half.send(
                    "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 10\r\n\r\n12");
            idle.get("/nowhere");
            assertThat(silent.isClosed()).isTrue();
            assertThat(slow.answer().status()).isEqualTo(408);
            assertThat(slow.isClosed()).isTrue();
            assertThat(half.answer().status()).isEqualTo(408);
            assertThat(half.isClosed()).isTrue();
            assertThat(idle.isClosed()).isTrue();
        }
    }
}
