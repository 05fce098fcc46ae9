package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Fault;
import io.doudou.http.HttpOptions;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.option.Settings;
import io.doudou.stream.Source;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** The bytes of go-micro's streams over HTTP/1.1 (specification 9.4, 13.3 and 19.1). */
@Timeout(60)
class StreamsByGoMicroTest {

    private static final JsonCodec<String> TEXT =
            JsonCodec.of(JsonReader::string, JsonWriter::value);
    private static final JsonCodec<Integer> NUMBER =
            JsonCodec.of(JsonReader::intValue, (out, value) -> out.value((long) value));

    private static final CountDownLatch LEFT = new CountDownLatch(1);

    private static Application service;

    @BeforeAll
    static void start() {
        service =
                Application.with(
                                Settings.load(new String[0], Map.of(), Path.of("no-such-folder"))
                                        .with(HttpOptions.HOST, "127.0.0.1")
                                        .with(HttpOptions.BODY_BYTES_MAX, 10_000L)
                                        .with(HttpOptions.PORT, 0))
                        .serve(routes())
                        .start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Routes routes() {
        return Routes.of("greeter", StreamsByGoMicroTest.class)
                .route(
                        Route.of("Count", "POST", "/count", StreamsByGoMicroTest::count)
                                .consuming(MediaType.JSON)
                                .producing(MediaType.ITEMS)
                                .procedure("Greeter.Count", Passing.BODY))
                .route(
                        Route.of("Sum", "POST", "/sum", StreamsByGoMicroTest::sum)
                                .consuming(MediaType.ITEMS)
                                .procedure("Greeter.Sum", Passing.BODY))
                .route(
                        Route.of("Chat", "POST", "/chat", StreamsByGoMicroTest::chat)
                                .consuming(MediaType.ITEMS)
                                .producing(MediaType.ITEMS)
                                .procedure("Greeter.Chat", Passing.BODY))
                .route(
                        Route.of("Wait", "POST", "/wait", StreamsByGoMicroTest::await)
                                .consuming(MediaType.ITEMS)
                                .procedure("Greeter.Wait", Passing.BODY));
    }

    private static Response count(Request request) {
        var to = Input.of(request).body("to", NUMBER);
        return Response.items(
                request, NUMBER, Source.of(IntStream.rangeClosed(1, to).boxed().toList()));
    }

    private static Response sum(Request request) {
        var sum = 0;
        for (var number : Input.of(request).items("numbers", NUMBER)) {
            sum += number;
        }
        return Response.json(NUMBER, sum);
    }

    private static Response chat(Request request) {
        var texts = Input.of(request).items("texts", TEXT);
        return Response.items(request, TEXT, texts.map(StreamsByGoMicroTest::reply));
    }

    private static String reply(String text) {
        if (text.equals("no")) {
            throw new Fault(403, "greeter.no", "I will not.");
        }
        return "re: " + text;
    }

    private static Response await(Request request) {
        try {
            Input.of(request).items("texts", TEXT).next();
        } finally {
            LEFT.countDown();
        }
        return Response.noContent();
    }

    /** A caller that writes what go-micro's client writes. */
    private static final class Caller implements AutoCloseable {

        private final Socket socket;
        private final InputStream in;
        private final String endpoint;

        Caller(String endpoint) throws IOException {
            this.endpoint = endpoint;
            this.socket = new Socket("127.0.0.1", URI.create(service.address()).getPort());
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        void send(String body) throws IOException {
            say(body, "Content-Length: " + body.length() + "\r\n", body);
        }

        /** Its end is a message in chunks without any. */
        void end() throws IOException {
            say("", "Micro-Error: EOS\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n");
        }

        private void say(String body, String fields, String content) throws IOException {
            var head =
                    "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                            + "Micro-Service: greeter\r\nMicro-Method: "
                            + endpoint
                            + "\r\nMicro-Endpoint: "
                            + endpoint
                            + "\r\nMicro-Stream: 7\r\nMicro-Id: 7\r\n";
            socket.getOutputStream()
                    .write((head + fields + "\r\n" + content).getBytes(StandardCharsets.UTF_8));
        }

        /** The body of the next answer, or its error in brackets; empty at the end. */
        String answer() throws IOException {
            var error = "";
            var length = 0;
            var isOfStream = false;
            for (var line = line(); !line.isEmpty(); line = line()) {
                error = line.startsWith("Micro-Error: ") ? line.substring(13) : error;
                length = line.startsWith("Content-Length: ") ? number(line) : length;
                isOfStream |= line.equals("Micro-Stream: 7");
            }
            var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            assertThat(isOfStream || length == 0).isTrue();
            return error.isEmpty() ? body : "[" + error + "]";
        }

        private static int number(String line) {
            return Integer.parseInt(line.substring(line.indexOf(' ') + 1));
        }

        private String line() throws IOException {
            var line = new ByteArrayOutputStream();
            for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
            }
            return line.toString(StandardCharsets.UTF_8).strip();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @DisplayName("go-micro 18.11: a server stream of 10, opened by a message that says nothing")
    @Test
    void theFirstMessageOnlyOpensTheStream() throws IOException {
        try (var caller = new Caller("Greeter.Count")) {
            caller.send("{}\n");
            caller.send("10\n");
            for (int i = 1; i <= 10; i++) {
                assertThat(caller.answer()).isEqualTo("" + i);
            }
            assertThat(caller.answer()).isEqualTo("[EOS]");
            caller.end();
            assertThat(caller.answer()).isEmpty();
        }
    }

    @DisplayName("go-micro 18.11: ping-pong of 10 both ways")
    @Test
    void eachMessageIsAnsweredBeforeTheNext() throws IOException {
        try (var caller = new Caller("Greeter.Chat")) {
            caller.send("{}");
            for (int i = 0; i < 10; i++) {
                caller.send("\n\"ping " + i + "\"\n");
                assertThat(caller.answer()).isEqualTo("\"re: ping " + i + "\"");
            }
            caller.end();
            assertThat(caller.answer()).isEqualTo("[EOS]");
        }
    }

    @DisplayName("go-micro 17.D12: the caller's end is the end of what it sends")
    @Test
    void aMethodThatTakesAStreamAnswersBehindItsEnd() throws IOException {
        try (var caller = new Caller("Greeter.Sum")) {
            caller.send("{}");
            for (int i = 1; i <= 1000; i++) {
                caller.send("" + i);
            }
            caller.end();
            assertThat(caller.answer()).isEqualTo("500500");
            assertThat(caller.answer()).isEqualTo("[EOS]");
        }
    }

    @DisplayName("go-micro 18.11: a fault and a normal end are told apart")
    @Test
    void aFaultIsTheLastAnswer() throws IOException {
        try (var caller = new Caller("Greeter.Chat")) {
            caller.send("{}");
            caller.send("\"yes\"");
            caller.send("\"no\"");
            assertThat(caller.answer()).isEqualTo("\"re: yes\"");
            assertThat(caller.answer())
                    .isEqualTo(
                            "[{\"id\":\"greeter\",\"code\":403,\"detail\":\"I will not.\","
                                    + "\"status\":\"Forbidden\"}]");
        }
    }

    @Test
    void whatIsNoProcedureIsSaid() throws IOException {
        try (var caller = new Caller("Greeter.Nope")) {
            caller.send("{}");
            assertThat(caller.answer()).isEqualTo("[rpc: can't find method Nope]");
        }
    }

    @Test
    void aMessageThatDoesNotFitIsNamed() throws IOException {
        try (var caller = new Caller("Greeter.Sum")) {
            caller.send("{}");
            caller.send("\"many\"");
            assertThat(caller.answer()).contains("\"code\":400").contains("numbers[0]");
        }
    }

    @DisplayName("go-micro 18.31: a message without a bound is refused")
    @Test
    void aMessageThatIsTooLargeEndsTheStream() throws IOException {
        try (var caller = new Caller("Greeter.Chat")) {
            caller.send("{}");
            caller.send("\"" + "x".repeat(20_000) + "\"");
            assertThat(caller.answer()).contains("\"code\":413");
        }
    }

    @DisplayName("go-micro 18.31: a stream carries nothing but its messages")
    @Test
    void aForeignRequestEndsTheStream() throws IOException {
        try (var caller = new Caller("Greeter.Chat")) {
            caller.send("{}");
            caller.socket
                    .getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(caller.answer()).contains("\"code\":400");
        }
    }

    @DisplayName("go-micro 18.11: a peer that is gone is noticed")
    @Test
    void theHandlerLearnsThatItsCallerIsGone() throws Exception {
        try (var caller = new Caller("Greeter.Wait")) {
            caller.send("{}");
        }
        LEFT.await();
    }

    @DisplayName("100,000 messages through one stream, all of them right")
    @Test
    void manyMessagesStayInOrder() throws IOException {
        try (var caller = new Caller("Greeter.Count")) {
            caller.send("{}");
            caller.send("100000");
            var begin = System.nanoTime();
            for (int i = 1; i <= 100_000; i++) {
                assertThat(caller.answer()).isEqualTo("" + i);
            }
            assertThat(caller.answer()).isEqualTo("[EOS]");
            System.err.println((System.nanoTime() - begin) / 1_000_000 + " ms");
        }
    }
}
