package io.doudou.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** HTTP/2 with and without TLS: what works, and what a hostile client may try. */
class Http2Test {

    private static final byte[] LARGE = new byte[3 << 20];

    @TempDir static Path folder;

    private static Settings tls;
    private static RunningServer server;
    private static HttpClient http2;

    @BeforeAll
    static void start() throws Exception {
        tls = certificate();
        server = RunningServer.of(tls, routes());
        http2 =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_2)
                        .sslContext(trusting())
                        .build();
    }

    @AfterAll
    static void stop() {
        http2.close();
        server.close();
    }

    private static Route[] routes() {
        return new Route[] {
            any("Hello", "GET", "/hello", r -> RunningServer.text("hello " + r.query())),
            any("Host", "GET", "/host", r -> RunningServer.text(r.headers().first("host").get())),
            any("Echo", "POST", "/echo", Http2Test::echo).consuming(MediaType.JSON),
            any("Large", "GET", "/large", r -> Response.of(200, "x/y", LARGE)),
            any("Stream", "GET", "/stream", r -> stream()),
            any("Count", "POST", "/count", Http2Test::count).consuming(MediaType.OCTETS),
        };
    }

    private static Route any(String name, String method, String path, Handler handler) {
        return Route.of(name, method, path, handler).producing(MediaType.ANY);
    }

    private static Response echo(Request request) {
        return Response.of(200, "application/json", ((Body.Bytes) request.body()).content());
    }

    private static Response stream() {
        return Response.download(
                new Download("x", "x/y", OptionalLong.empty(), new ByteArrayInputStream(LARGE)));
    }

    private static Response count(Request request) throws IOException {
        try (var in = ((Body.Stream) request.body()).content()) {
            return RunningServer.text("" + in.readAllBytes().length);
        }
    }

    /** A key and certificate of the JDK's own tool, as PEM files. */
    private static Settings certificate() throws Exception {
        var store = folder.resolve("store.p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                tool,
                                "-genkeypair",
                                "-alias",
                                "x",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=dns:localhost,ip:127.0.0.1",
                                "-storepass",
                                "secret",
                                "-keystore",
                                store.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
        assertThat(made).isZero();
        var keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
        var certificate = folder.resolve("certificate.pem");
        var key = folder.resolve("key.pem");
        pem(certificate, "CERTIFICATE", keys.getCertificate("x").getEncoded());
        pem(key, "PRIVATE KEY", keys.getKey("x", "secret".toCharArray()).getEncoded());
        return Settings.none()
                .with(HttpOptions.TLS_CERTIFICATE, certificate.toString())
                .with(HttpOptions.TLS_KEY, key.toString());
    }

    private static void pem(Path file, String label, byte[] content) throws IOException {
        var text = Base64.getMimeEncoder().encodeToString(content);
        Files.writeString(
                file, "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
    }

    private static SSLContext trusting() throws Exception {
        var all =
                new X509TrustManager() {
                    @Override
                    public void checkClientTrusted(X509Certificate[] chain, String type) {}

                    @Override
                    public void checkServerTrusted(X509Certificate[] chain, String type) {}

                    @Override
                    public X509Certificate[] getAcceptedIssuers() {
                        return new X509Certificate[0];
                    }
                };
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {all}, null);
        return context;
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                URI.create("https://localhost:" + server.server.port() + path));
    }

    private static RawHttp2 connect(RunningServer to) throws IOException {
        return new RawHttp2(to.server.port());
    }

    @Test
    void requestsOverTlsChooseHttp2() throws Exception {
        var answer = http2.send(to("/hello?a=b").build(), BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.body()).isEqualTo("hello a=b");
        assertThat(answer.headers().firstValue("date")).isPresent();
        assertThat(answer.headers().firstValue("x-request-id")).isPresent();
        var host = http2.send(to("/host").build(), BodyHandlers.ofString());
        assertThat(host.body()).isEqualTo("localhost:" + server.server.port());
        assertThat(server.server.address()).startsWith("https://127.0.0.1:");
    }

    @Test
    void http11OverTlsWorksToo() throws Exception {
        try (var http1 =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(trusting())
                        .build()) {
            var answer = http1.send(to("/hello").build(), BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(answer.body()).isEqualTo("hello ");
        }
    }

    @Test
    void manyRequestsShareAConnection() {
        var answers =
                IntStream.range(0, 80)
                        .mapToObj(
                                i ->
                                        http2.sendAsync(
                                                to("/echo")
                                                        .header("Content-Type", "application/json")
                                                        .POST(
                                                                HttpRequest.BodyPublishers.ofString(
                                                                        "" + i))
                                                        .build(),
                                                BodyHandlers.ofString()))
                        .toList();
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).join().body()).isEqualTo("" + i);
        }
    }

    @Test
    void largeBodiesPassBothWays() throws Exception {
        var large = http2.send(to("/large").build(), BodyHandlers.ofByteArray());
        assertThat(large.body()).hasSize(LARGE.length);
        var stream = http2.send(to("/stream").build(), BodyHandlers.ofByteArray());
        assertThat(stream.body()).hasSize(LARGE.length);
        var upload =
                to("/count")
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(LARGE))
                        .build();
        assertThat(http2.send(upload, BodyHandlers.ofString()).body()).isEqualTo("" + LARGE.length);
    }

    @Test
    void headHasNoBody() throws Exception {
        var head = to("/large").method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
        var answer = http2.send(head, BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValueAsLong("content-length")).hasValue(LARGE.length);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void refusalsAreAnswered() throws Exception {
        assertThat(http2.send(to("/nowhere").build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(404);
        var wrong = to("/echo").POST(HttpRequest.BodyPublishers.ofString("x")).build();
        assertThat(http2.send(wrong, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    }

    @Test
    void wrongPemFilesNameTheOption() {
        var wrong = Settings.none().with(HttpOptions.TLS_CERTIFICATE, "nowhere.pem");
        assertThatThrownBy(() -> RunningServer.of(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GDD_HTTP_TLS_CERTIFICATE");
    }

    @Test
    void http2WithoutTlsIsSpokenByItsPreface() throws IOException {
        try (var plain = RunningServer.of(routes());
                var client = connect(plain)) {
            client.request(
                    1,
                    RawHttp2.END_STREAM,
                    ":method",
                    "GET",
                    ":path",
                    "/hello?x",
                    ":scheme",
                    "http",
                    ":authority",
                    "x");
            assertThat(client.next(RawHttp2.DATA).text()).isEqualTo("hello x");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nX: b", "a\u0000b", "a\u007fb"})
    void controlCharactersInHeaderValuesAreRefused(String value) throws IOException {
        try (var plain = RunningServer.of(routes());
                var client = connect(plain)) {
            client.request(
                    1,
                    RawHttp2.END_STREAM,
                    ":method",
                    "GET",
                    ":path",
                    "/hello",
                    ":scheme",
                    "http",
                    ":authority",
                    "x",
                    "x-bad",
                    value);
            var frame = client.next();
            while (frame.type() == RawHttp2.SETTINGS || frame.stream() == 0) {
                frame = client.next();
            }
            if (frame.type() == RawHttp2.HEADERS) {
                assertThat(client.next(RawHttp2.DATA).text()).contains("request.malformed");
            } else {
                assertThat(frame.type()).isEqualTo(RawHttp2.RST_STREAM);
            }
        }
    }

    @Test
    void aHalfSentRequestIsEnded() throws IOException {
        var brief = Duration.ofMillis(200);
        var settings =
                Settings.none()
                        .with(HttpOptions.READ_TIMEOUT, brief)
                        .with(HttpOptions.IDLE_TIMEOUT, brief);
        try (var plain = RunningServer.of(settings, routes());
                var client = connect(plain)) {
            client.request(
                    1,
                    0,
                    ":method",
                    "POST",
                    ":path",
                    "/echo",
                    ":scheme",
                    "http",
                    ":authority",
                    "x",
                    "content-type",
                    "application/json");
            assertThat(client.next(RawHttp2.DATA).text()).contains("body.timeout");
            assertThat(client.next(RawHttp2.RST_STREAM).code()).isZero();
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aConnectionThatDoesNothingIsClosed() throws IOException {
        var settings = Settings.none().with(HttpOptions.IDLE_TIMEOUT, Duration.ofMillis(200));
        try (var plain = RunningServer.of(settings, routes());
                var client = connect(plain)) {
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aJunkUpgradeIsAnsweredAsHttp1() throws IOException {
        try (var plain = RunningServer.of(routes());
                var client = plain.connect()) {
            client.send(
                    "GET /hello HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                            + "Upgrade: h2c\r\nHTTP2-Settings: ####\r\n\r\n");
            assertThat(client.answer().text()).isEqualTo("hello ");
        }
    }

    @Test
    void aResetInterruptsTheHandler() throws Exception {
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
        try (var plain = RunningServer.of(stuck);
                var client = connect(plain)) {
            client.request(
                    1,
                    RawHttp2.END_STREAM,
                    ":method",
                    "GET",
                    ":path",
                    "/stuck",
                    ":scheme",
                    "http",
                    ":authority",
                    "x");
            running.await();
            client.frame(RawHttp2.RST_STREAM, 0, 1, new byte[] {0, 0, 0, 8});
            assertThat(interrupted.get()).isTrue();
        }
    }

    @Test
    void aFloodOfResetsEndsTheConnection() throws IOException {
        try (var plain = RunningServer.of(routes());
                var client = connect(plain)) {
            try {
                for (int stream = 1; stream < 4000; stream += 2) {
                    client.request(
                            stream,
                            RawHttp2.END_STREAM,
                            ":method",
                            "GET",
                            ":path",
                            "/hello",
                            ":scheme",
                            "http",
                            ":authority",
                            "x");
                    client.frame(RawHttp2.RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
                }
            } catch (IOException alreadyClosed) {
                return;
            }
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void bytesThatAreNoFramesEndTheConnection() throws IOException {
        try (var plain = RunningServer.of(routes());
                var client = plain.connect()) {
            client.send("PRI * HTTP/2.0\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n");
            var rest = client.in().readAllBytes();
            assertThat(new String(rest, StandardCharsets.ISO_8859_1)).doesNotContain("200");
        }
    }

    @Test
    void drainingTellsTheClientToGo() throws Exception {
        var running = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var slow =
                any(
                        "Slow",
                        "GET",
                        "/slow",
                        request -> {
                            running.countDown();
                            go.await();
                            return RunningServer.text("done");
                        });
        try (var plain = RunningServer.of(slow);
                var client = connect(plain)) {
            client.request(
                    1,
                    RawHttp2.END_STREAM,
                    ":method",
                    "GET",
                    ":path",
                    "/slow",
                    ":scheme",
                    "http",
                    ":authority",
                    "x");
            running.await();
            var drained =
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return plain.server.drain(Duration.ofSeconds(10));
                                } catch (InterruptedException interrupted) {
                                    throw new IllegalStateException(interrupted);
                                }
                            });
            assertThat(client.next(RawHttp2.GOAWAY).code()).isZero();
            go.countDown();
            assertThat(client.next(RawHttp2.DATA).text()).isEqualTo("done");
            assertThat(drained.get()).isTrue();
            assertThat(client.isClosed()).isTrue();
        }
    }
}
