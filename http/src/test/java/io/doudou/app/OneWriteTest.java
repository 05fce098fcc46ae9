package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.http.Call;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.http.client.RawNode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Requests and answers of calls go out whole: what was written at once arrives at once, so that one
 * read brings it. Of two writes, a reader that waits finds the first one alone sooner or later.
 */
class OneWriteTest {

    private static final int ROUNDS = 300;
    private static final int BYTES_MAX = 64 << 10;

    private static final JsonCodec<String> TEXT =
            JsonCodec.of(JsonReader::string, JsonWriter::value);

    private static final String HELLO = "\"hello\"";

    @ParameterizedTest
    @ValueSource(strings = {"/hello", "/"})
    void anAnswerIsWrittenAtOnce(String path) throws IOException {
        var request =
                "POST %s HTTP/1.1\r\nHost: x\r\nMicro-Endpoint: Greeter.Hello\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        try (var service = service();
                var socket = connected(service.address())) {
            for (int i = 0; i < ROUNDS; i++) {
                socket.getOutputStream().write(ascii(request.formatted(path)));
                assertThat(oneRead(socket.getInputStream()))
                        .startsWith("HTTP/1.1 200")
                        .endsWith("\r\n\r\n" + HELLO);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "mucp"})
    void aRequestIsWrittenAtOnce(String protocol) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = protocol + "://127.0.0.1:" + server.getLocalPort();
            var settings = LocalSettings.of(Map.of("GREETER", address));
            try (var application = Application.with(settings)) {
                var caller = Thread.ofVirtual().start(() -> call(application));
                try (var socket = server.accept()) {
                    for (int i = 0; i < ROUNDS; i++) {
                        assertThat(oneRead(socket.getInputStream()))
                                .startsWith("POST ")
                                .endsWith("\r\n\r\n" + HELLO);
                        socket.getOutputStream().write(ascii(RawNode.ok(HELLO)));
                    }
                    caller.join();
                }
            }
        }
    }

    private static void call(Application application) {
        var client = application.client("greeter");
        for (int i = 0; i < ROUNDS; i++) {
            var call =
                    Call.of("Hello", "POST", "/hello")
                            .procedure("Greeter.Hello", Passing.BODY)
                            .body("text", TEXT, "hello");
            client.json(call, TEXT);
        }
    }

    private static Application service() {
        var hello =
                Route.of("Hello", "POST", "/hello", request -> Response.json(TEXT, "hello"))
                        .consuming(MediaType.JSON)
                        .procedure("Greeter.Hello", Passing.BODY);
        var routes = Routes.of("greeter", OneWriteTest.class).route(hello);
        return Application.with(LocalSettings.of(Map.of())).serve(routes).start();
    }

    private static Socket connected(String address) throws IOException {
        var place = URI.create(address);
        return new Socket(place.getHost(), place.getPort());
    }

    private static String oneRead(InputStream in) throws IOException {
        var bytes = new byte[BYTES_MAX];
        var count = in.read(bytes);
        return new String(bytes, 0, Math.max(0, count), StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
