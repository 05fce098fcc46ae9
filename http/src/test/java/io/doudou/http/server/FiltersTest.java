package io.doudou.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;

import io.doudou.call.CallScope;
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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

class FiltersTest {

    private static final String LONG_TEXT = "all work and no play ".repeat(1000);

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        var settings =
                Settings.none()
                        .with(HttpOptions.CORS_ORIGINS, "https://shop.example")
                        .with(HttpOptions.CORS_CREDENTIALS, true)
                        .with(HttpOptions.TRUSTED_PROXIES, "127.0.0.1, 10.0.0.0/8");
        server =
                RunningServer.of(
                        settings,
                        any("Scope", "/scope", FiltersTest::scope),
                        any("Remote", "/remote", r -> RunningServer.text(r.remoteAddress())),
                        any("Origin", "/origin", r -> RunningServer.text(r.origin().orElse("-"))),
                        any("Long", "/long", r -> RunningServer.text(LONG_TEXT)),
                        any("Short", "/short", r -> RunningServer.text("short")),
                        any("Stream", "/stream", FiltersTest::stream));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Route any(String name, String path, Handler handler) {
        return Route.of(name, "GET", path, handler).producing(MediaType.ANY);
    }

    private static Response scope(Request request) {
        var scope = CallScope.current();
        return RunningServer.text(
                String.join(
                        " ",
                        scope.requestId(),
                        scope.traceParent().orElse("-"),
                        scope.metadata().toString(),
                        Boolean.toString(scope.deadlineNanos().isPresent())));
    }

    private static Response stream(Request request) {
        var bytes = LONG_TEXT.getBytes(StandardCharsets.UTF_8);
        return Response.download(
                new Download(
                        "a.txt",
                        "text/plain",
                        OptionalLong.empty(),
                        new ByteArrayInputStream(bytes)));
    }

    private static RawClient.Answer get(String path, String... headers) throws IOException {
        try (var client = server.connect()) {
            var lines = String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n");
            return client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + lines + "\r\n")
                    .answer();
        }
    }

    @Test
    @DisplayName("spec 20.30: X-Request-ID is accepted, generated and returned")
    void theRequestIdIsAcceptedOrMade() throws IOException {
        var accepted = get("/scope", "X-Request-ID: abc-1");
        assertThat(accepted.header("x-request-id")).isEqualTo("abc-1");
        assertThat(accepted.text()).startsWith("abc-1 ");
        var made = get("/scope");
        assertThat(made.header("x-request-id")).matches("[0-9a-f]{8}-[0-9a-f]{4}-4.*");
        assertThat(made.text()).startsWith(made.header("x-request-id") + " ");
        assertThat(get("/scope").header("x-request-id")).isNotEqualTo(made.header("x-request-id"));
        assertThat(get("/nowhere", "X-Request-ID: abc-1").header("x-request-id"))
                .isEqualTo("abc-1");
    }

    @Test
    void aRequestIdThatCouldForgeALogIsReplaced() throws IOException {
        for (var id : new String[] {"a b", "a\"b", "", "x".repeat(129), "ü"}) {
            assertThat(get("/scope", "X-Request-ID: " + id).header("x-request-id"))
                    .matches("[0-9a-f-]{36}");
        }
    }

    @Test
    void traceAndMetadataTravelInTheScope() throws IOException {
        var answer = get("/scope", "traceparent: 00-ab-cd-01", "baggage: Tenant=a%20b");
        assertThat(answer.text()).endsWith(" 00-ab-cd-01 {tenant=a b} true");
    }

    @Test
    void theClientBehindTrustedProxiesIsTheLastThatIsNone() throws IOException {
        assertThat(get("/remote").text()).isEqualTo("127.0.0.1");
        assertThat(get("/remote", "X-Forwarded-For: 6.6.6.6, 1.2.3.4, 10.9.8.7").text())
                .isEqualTo("1.2.3.4");
        assertThat(get("/remote", "X-Real-IP: 1.2.3.4").text()).isEqualTo("1.2.3.4");
    }

    @Test
    void theClientsSchemeAndHostBehindTrustedProxiesAreThoseItUsed() throws IOException {
        assertThat(get("/origin").text()).isEqualTo("http://x");
        assertThat(
                        get(
                                        "/origin",
                                        "X-Forwarded-Proto: https",
                                        "X-Forwarded-Host: a.example:8443")
                                .text())
                .isEqualTo("https://a.example:8443");
        var chain = "X-Forwarded-For: 1.2.3.4, 10.9.8.7";
        assertThat(get("/origin", chain, "X-Forwarded-Proto: https, http").text())
                .isEqualTo("https://x");
    }

    @Test
    void aSchemeOrHostThatIsNoneIsLeftOut() throws IOException {
        assertThat(get("/origin", "X-Forwarded-Proto: javascript", "X-Forwarded-Host: a/b").text())
                .isEqualTo("http://x");
    }

    @Test
    void nobodyIsTrustedUnlessTheOperatorSaysSo() throws IOException {
        var remote = any("Remote", "/remote", r -> RunningServer.text(r.remoteAddress()));
        try (var other = RunningServer.of(remote);
                var client = other.connect()) {
            client.send("GET /remote HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n");
            assertThat(client.answer().text()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void longAnswersAreCompressedForThoseWhoAcceptIt() throws IOException {
        var gzip = get("/long", "Accept-Encoding: gzip, deflate");
        assertThat(gzip.header("content-encoding")).isEqualTo("gzip");
        assertThat(gzip.header("vary")).contains("Accept-Encoding");
        assertThat(unzip(gzip.body())).isEqualTo(LONG_TEXT);
        assertThat(get("/long").text()).isEqualTo(LONG_TEXT);
        assertThat(get("/long", "Accept-Encoding: gzip;q=0").text()).isEqualTo(LONG_TEXT);
        assertThat(get("/short", "Accept-Encoding: gzip").text()).isEqualTo("short");
    }

    @Test
    void brotliIsPreferred() throws IOException {
        Brotli4jLoader.ensureAvailability();
        var answer = get("/long", "Accept-Encoding: gzip, deflate, br");
        assertThat(answer.header("content-encoding")).isEqualTo("br");
        var content = Decoder.decompress(answer.body()).getDecompressedData();
        assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo(LONG_TEXT);
        assertThat(get("/long", "Accept-Encoding: br;q=0.1, gzip").header("content-encoding"))
                .isEqualTo("gzip");
    }

    @Test
    void streamsAreCompressedWhileTheyPass() throws IOException {
        var answer = get("/stream", "Accept-Encoding: gzip");
        assertThat(answer.header("transfer-encoding")).isEqualTo("chunked");
        assertThat(unzip(answer.body())).isEqualTo(LONG_TEXT);
        assertThat(get("/stream").text()).isEqualTo(LONG_TEXT);
    }

    private static String unzip(byte[] bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void pagesOfAllowedOriginsMayCall() throws IOException {
        var allowed = get("/short", "Origin: https://shop.example");
        assertThat(allowed.header("access-control-allow-origin")).isEqualTo("https://shop.example");
        assertThat(allowed.header("access-control-allow-credentials")).isEqualTo("true");
        assertThat(allowed.header("vary")).contains("Origin");
        var other = get("/short", "Origin: https://evil.example");
        assertThat(other.header("access-control-allow-origin")).isEmpty();
        assertThat(other.header("vary")).contains("Origin");
        assertThat(get("/nowhere", "Origin: https://shop.example").headers())
                .containsKey("access-control-allow-origin");
    }

    @Test
    void aPreflightTellsTheVerbsOfThePath() throws IOException {
        try (var client = server.connect()) {
            var answer =
                    client.send(
                                    "OPTIONS /short HTTP/1.1\r\nHost: x\r\n"
                                            + "Origin: https://shop.example\r\n"
                                            + "Access-Control-Request-Method: GET\r\n"
                                            + "Access-Control-Request-Headers: x-a, x-b\r\n\r\n")
                            .answer();
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("access-control-allow-methods"))
                    .isEqualTo("GET, HEAD, OPTIONS");
            assertThat(answer.header("access-control-allow-headers")).isEqualTo("x-a, x-b");
            assertThat(answer.header("access-control-max-age")).isEqualTo("600");
        }
    }

    @Test
    void cookiesForAllOriginsAreAMistake() {
        var settings =
                Settings.none()
                        .with(HttpOptions.CORS_ORIGINS, "*")
                        .with(HttpOptions.CORS_CREDENTIALS, true);
        assertThatThrownBy(() -> RunningServer.of(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GDD_CORS_CREDENTIALS");
    }

    @Test
    void aHandlerThatIsOutOfTimeIsInterruptedAndAnswered504() throws IOException {
        var settings = Settings.none().with(HttpOptions.REQUEST_TIMEOUT, Duration.ofMillis(100));
        var interrupted = new java.util.concurrent.CompletableFuture<Boolean>();
        var stuck =
                Route.of(
                        "Stuck",
                        "GET",
                        "/stuck",
                        request -> {
                            try {
                                new java.util.concurrent.CountDownLatch(1).await();
                            } finally {
                                interrupted.complete(true);
                            }
                            return Response.noContent();
                        });
        try (var hasty = RunningServer.of(settings, stuck);
                var client = hasty.connect()) {
            var answer = client.get("/stuck");
            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.text()).contains(answer.header("x-request-id"));
            assertThat(interrupted.join()).isTrue();
            assertThat(client.get("/nowhere").status()).isEqualTo(404);
        }
    }

    @Test
    void theCallerMayShortenItsDeadline() throws IOException {
        var stuck =
                Route.of(
                        "Stuck",
                        "GET",
                        "/stuck",
                        request -> {
                            new java.util.concurrent.CountDownLatch(1).await();
                            return Response.noContent();
                        });
        try (var patient = RunningServer.of(stuck);
                var client = patient.connect()) {
            client.send("GET /stuck HTTP/1.1\r\nHost: x\r\nX-Request-Timeout: 50\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(504);
        }
    }
}
