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
import io.doudou.stream.Source;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
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
                                LocalSettings.of(Map.of())
                                        .with(HttpOptions.BODY_BYTES_MAX, 10_000L))
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

    private static MicroCaller caller(String endpoint) throws IOException {
        return new MicroCaller(service.address(), endpoint);
    }

    /** As programs of go-micro speak to nodes that do not say what they speak. */
    private static MicroCaller enveloped(String endpoint) throws IOException {
        return new MicroCaller(service.address(), endpoint, "application/json-rpc");
    }

    @DisplayName("go-micro 18.11: a server stream of 10, opened by a message that says nothing")
    @Test
    void theFirstMessageOnlyOpensTheStream() throws IOException {
        try (var caller = caller("Greeter.Count")) {
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
        try (var caller = caller("Greeter.Chat")) {
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
        try (var caller = caller("Greeter.Sum")) {
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
        try (var caller = caller("Greeter.Chat")) {
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
        try (var caller = caller("Greeter.Nope")) {
            caller.send("{}");
            assertThat(caller.answer()).isEqualTo("[rpc: can't find method Nope]");
        }
    }

    @Test
    void aMessageThatDoesNotFitIsNamed() throws IOException {
        try (var caller = caller("Greeter.Sum")) {
            caller.send("{}");
            caller.send("\"many\"");
            assertThat(caller.answer()).contains("\"code\":400").contains("numbers[0]");
        }
    }

    @DisplayName("go-micro 18.31: a message without a bound is refused")
    @Test
    void aMessageThatIsTooLargeEndsTheStream() throws IOException {
        try (var caller = caller("Greeter.Chat")) {
            caller.send("{}");
            caller.send("\"" + "x".repeat(20_000) + "\"");
            assertThat(caller.answer()).contains("\"code\":413");
        }
    }

    @DisplayName("go-micro 18.31: a stream carries nothing but its messages")
    @Test
    void aForeignRequestEndsTheStream() throws IOException {
        try (var caller = caller("Greeter.Chat")) {
            caller.send("{}");
            caller.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(caller.answer()).contains("\"code\":400");
        }
    }

    @DisplayName("go-micro 18.11: a peer that is gone is noticed")
    @Test
    void theHandlerLearnsThatItsCallerIsGone() throws Exception {
        try (var caller = caller("Greeter.Wait")) {
            caller.send("{}");
        }
        LEFT.await();
    }

    @DisplayName("go-micro 13.3: each message in an envelope, for nodes that say no protocol")
    @Test
    void messagesMayComeInEnvelopes() throws IOException {
        try (var caller = enveloped("Greeter.Chat")) {
            caller.send(envelope("0", "{}"));
            for (int i = 1; i <= 3; i++) {
                caller.send(envelope("" + i, "\"ping " + i + "\""));
                assertThat(caller.answer())
                        .isEqualTo(
                                "{\"id\":\"%d\",\"result\":\"re: ping %d\",\"error\":null}\n"
                                        .formatted(i, i));
            }
            caller.end();
            assertThat(caller.answer()).isEqualTo("[EOS]");
        }
    }

    @DisplayName("go-micro 9.4: an error in the envelope and in the field, the same")
    @Test
    void aFaultInAnEnvelopeIsText() throws IOException {
        try (var caller = enveloped("Greeter.Chat")) {
            caller.send(envelope("0", "{}"));
            caller.send(envelope("1", "\"no\""));
            assertThat(caller.answer()).contains("\"code\":403").contains("I will not.");
            assertThat(caller.lastBody()).startsWith("{\"id\":\"1\",\"result\":{},\"error\":\"{");
        }
    }

    @DisplayName("go-micro 9.4: nothing but the procedure in the envelope says that it is a stream")
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json-rpc"})
    void programsOf2016ChatToo(String type) throws IOException {
        try (var caller = new MicroCaller(service.address(), "", type)) {
            caller.sendBare(of2016("Chat", 0, "{}"));
            for (int i = 1; i <= 10; i++) {
                caller.sendBare(of2016("Chat", i, "\"ping " + i + "\""));
                assertThat(caller.answer())
                        .isEqualTo(
                                "{\"id\":%d,\"result\":\"re: ping %d\",\"error\":null}\n"
                                        .formatted(i, i));
            }
            caller.sendBare(of2016("Chat", 11, "\"no\""));
            assertThat(caller.answer()).contains("\"code\":403");
        }
    }

    @DisplayName("go-micro 9.4: an empty message opens a server stream, and the request follows")
    @Test
    void programsOf2016GetAServerStream() throws IOException {
        try (var caller = new MicroCaller(service.address(), "")) {
            caller.sendBare(of2016("Count", 0, "{}"));
            caller.sendBare(of2016("Count", 1, "10"));
            for (int i = 1; i <= 10; i++) {
                assertThat(caller.answer())
                        .isEqualTo("{\"id\":1,\"result\":" + i + ",\"error\":null}\n");
            }
            assertThat(caller.answer()).isEqualTo("[EOS]");
            assertThat(caller.lastBody()).isEqualTo("{\"id\":1,\"result\":{},\"error\":\"EOS\"}\n");
        }
    }

    @DisplayName("go-micro 18.31: a stream of 2016 carries nothing but its messages, too")
    @Test
    void aForeignRequestEndsAStreamOf2016() throws Exception {
        try (var caller = new MicroCaller(service.address(), "")) {
            caller.sendBare(of2016("Chat", 0, "{}"));
            caller.sendBare(of2016("Chat", 1, "\"a\""));
            assertThat(caller.answer()).contains("re: a");
            caller.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(caller.answer()).contains("\"code\":400");
        }
    }

    private static String of2016(String method, int id, String body) {
        return "{\"method\":\"Greeter.%s\",\"params\":[%s],\"id\":%d}\n"
                .formatted(method, body, id);
    }

    @DisplayName("go-micro 18.31: an envelope that is none")
    @Test
    void aBrokenEnvelopeEndsTheStream() throws IOException {
        try (var caller = enveloped("Greeter.Chat")) {
            caller.send(envelope("0", "{}"));
            caller.send("{\"method\":[");
            assertThat(caller.answer()).contains("\"code\":400");
        }
    }

    private static String envelope(String id, String body) {
        return "{\"params\":[" + body + "],\"id\":\"" + id + "\",\"method\":\"Greeter.Chat\"}\n";
    }

    @Test
    void aStreamThatIsCalledAsIfItWereNoneIsRefused() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(service.address()))
                            .header("Content-Type", "application/json")
                            .header("Micro-Endpoint", "Greeter.Count")
                            .POST(BodyPublishers.ofString("10"))
                            .build();
            var answer = client.send(request, BodyHandlers.discarding());
            assertThat(answer.headers().firstValue("Micro-Error").orElseThrow())
                    .contains("\"code\":400")
                    .contains("Greeter.Count streams");
        }
    }

    @DisplayName("100,000 messages through one stream, all of them right")
    @Test
    void manyMessagesStayInOrder() throws IOException {
        try (var caller = caller("Greeter.Count")) {
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
