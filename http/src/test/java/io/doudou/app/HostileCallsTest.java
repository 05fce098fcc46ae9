package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.http.HttpOptions;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Remote procedure calls that are made to hurt: each is answered, and the next caller is served.
 */
@DisplayName("go-micro 18.31: hostile calls")
@Timeout(120)
@Isolated("measures how much memory is used")
class HostileCallsTest {

    private static final JsonCodec<String> TEXT =
            JsonCodec.of(JsonReader::string, JsonWriter::value);

    private static final long SEED = 20_261_122;
    private static final int MUTATIONS = 2_000;
    private static final long HEAP_BYTES_MORE_MAX = 16 << 20;

    /** Behind its answer the connection ends. */
    private static final String GOOD =
            call(
                    "application/json",
                    "Micro-Endpoint: Greeter.Hello\r\nConnection: close\r\n",
                    "\"John\"");

    private static Application service;

    @BeforeAll
    static void start() {
        service =
                Application.with(
                                LocalSettings.of(Map.of("GDD_HTTP_HEADER_TIMEOUT", "2s"))
                                        .with(HttpOptions.BODY_BYTES_MAX, 100_000L))
                        .serve(routes())
                        .start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Routes routes() {
        return Routes.of("greeter", HostileCallsTest.class)
                .route(
                        Route.of("Hello", "POST", "/hello", HostileCallsTest::hello)
                                .consuming(MediaType.JSON)
                                .procedure("Greeter.Hello", Passing.BODY))
                .route(
                        Route.of("Chat", "POST", "/chat", HostileCallsTest::chat)
                                .consuming(MediaType.ITEMS)
                                .producing(MediaType.ITEMS)
                                .procedure("Greeter.Chat", Passing.BODY));
    }

    private static Response hello(Request request) {
        var input = Input.of(request);
        var name = input.body("name", TEXT);
        input.throwIfInvalid();
        return Response.json(TEXT, name);
    }

    private static Response chat(Request request) {
        return Response.items(request, TEXT, Input.of(request).items("texts", TEXT));
    }

    private static String call(String type, String fields, String body) {
        return "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: "
                + type
                + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n"
                + fields
                + "\r\n"
                + body;
    }

    private static String hello(String body) {
        return call("application/json", "Micro-Endpoint: Greeter.Hello\r\n", body);
    }

    /** All that the server says to these bytes until it closes. */
    private static String said(String bytes) throws IOException {
        try (var socket = new Socket("127.0.0.1", URI.create(service.address()).getPort())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "nonsense",
                "\"John",
                "[[[[[[[[[[",
                "{\"name\":}",
                "\"\\ud800\"",
                "\"\\x\"",
                "1e999999999",
                "null",
                "{}{}"
            })
    void jsonThatIsBrokenIsAnErrorAndTheConnectionGoesOn(String body) throws IOException {
        var said = said(hello(body) + GOOD);
        assertThat(said).contains("Micro-Error: ").contains("\"code\":400").contains("\"John\"");
    }

    @Test
    void jsonThatIsDeeplyNestedIsAnError() throws IOException {
        var said = said(hello("[".repeat(50_000)) + GOOD);
        assertThat(said).contains("\"code\":400").contains("\"John\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"method\":7,\"params\":[1],\"id\":0}",
                "{\"method\":\"Greeter.Hello\",\"params\":{},\"id\":0}",
                "{\"method\":\"Greeter.Hello\",\"params\":[",
                "{\"method\":\"Greeter.Hello\",\"params\":[],\"id\":[[[[}",
                "\"envelope\"",
                ""
            })
    void anEnvelopeThatIsNoneIsAnError(String body) throws IOException {
        var said = said(call("application/json-rpc", "", body) + GOOD);
        assertThat(said).contains("\"error\":\"").contains("\"John\"");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain",
        "application/json; charset=utf-8",
        "application/grpc+nonsense",
        "application/x-unknown",
        "/",
        "x"
    })
    void aContentTypeThatIsUnknownIsAnError(String type) throws IOException {
        var said = said(call(type, "Micro-Endpoint: Greeter.Hello\r\n", "\"John\"") + GOOD);
        assertThat(said).contains("unsupported Content-Type").contains("\"John\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Micro-Endpoint: .\r\n",
                "Micro-Endpoint: Greeter.\r\n",
                "Micro-Endpoint: ....\r\n",
                "Micro-Endpoint: \r\n",
                "Micro-Service: greeter\r\n",
                "Micro-Endpoint: Greeter.Hello.Hello\r\n"
            })
    void anEndpointThatIsNoneIsAnError(String fields) throws IOException {
        var said = said(call("application/json", fields, "\"Ann\"") + GOOD);
        assertThat(said).contains("rpc: ").contains("\"John\"");
    }

    @Test
    void aHeadThatIsHugeIsRefused() throws IOException {
        assertThat(said(call("application/json", "X: " + "x".repeat(20_000) + "\r\n", "")))
                .contains(" 431 ");
        assertThat(said(call("application/json", "X: x\r\n".repeat(200), ""))).contains(" 431 ");
        assertThat(said(GOOD)).contains("\"John\"");
    }

    @Test
    void aBodyThatIsHugeIsRefused() throws IOException {
        assertThat(said(hello("\"" + "x".repeat(200_000) + "\""))).contains(" 413 ");
        assertThat(said(GOOD)).contains("\"John\"");
    }

    @DisplayName("calls and streams with spoiled bytes, of which nothing is left")
    @Test
    void whateverIsSentTheNextCallerIsServedAndNothingIsKept() throws IOException {
        var stream = "Micro-Endpoint: Greeter.Chat\r\nMicro-Stream: 7\r\n";
        var samples =
                List.of(
                        GOOD,
                        call(
                                "application/json-rpc",
                                "",
                                "{\"method\":\"Greeter.Hello\",\"params\":[\"Ann\"],\"id\":1}"),
                        call("application/json", stream, "{}")
                                + call("application/json", stream, "\"Ann\"")
                                + call("application/json", stream + "Micro-Error: EOS\r\n", ""));
        var random = new Random(SEED);
        spoil(samples, random, MUTATIONS / 10);
        var before = heap();
        spoil(samples, random, MUTATIONS);
        assertThat(heap()).isLessThan(before + HEAP_BYTES_MORE_MAX);
        assertThat(said(GOOD)).contains("\"John\"");
    }

    private static void spoil(List<String> samples, Random random, int count) {
        for (int i = 0; i < count; i++) {
            var bytes = new StringBuilder(samples.get(random.nextInt(samples.size())));
            for (int j = random.nextInt(4); j >= 0; j--) {
                bytes.setCharAt(random.nextInt(bytes.length()), (char) random.nextInt(256));
            }
            if (random.nextInt(4) == 0) {
                bytes.setLength(random.nextInt(bytes.length()));
            }
            send(bytes.toString());
        }
    }

    /** Sends it and leaves, when whatever is answered at once was answered. */
    private static void send(String bytes) {
        try (var socket = new Socket("127.0.0.1", URI.create(service.address()).getPort())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException reset) {
            // What is not read any more is answered with a reset.
        }
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
