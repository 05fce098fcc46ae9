package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Fault;
import io.doudou.http.Call;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.http.ServiceClient;
import io.doudou.stream.Source;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What ends a stream that does not end by itself, and who hears of it. */
@Timeout(60)
class StreamEndsTest {

    private static final JsonCodec<String> TEXT =
            JsonCodec.of(JsonReader::string, JsonWriter::value);
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final String LARGE = "x".repeat(1 << 10);

    /** What kernels on both sides may buffer, and we; a stream without bounds makes far more. */
    private static final long BUFFERED_MAX = 64 << 20;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final AtomicLong produced = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final LinkedBlockingQueue<String> words = new LinkedBlockingQueue<>();
    @TempDir private Path folder;
    private NodeKeys keys;

    @AfterEach
    void end() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }

    /** How the service is called. */
    enum Way {
        ROUTES("http"),
        PROCEDURES("mucp"),
        SECURE_ROUTES("https"),
        SECURE_PROCEDURES("mucps");

        private final String scheme;

        Way(String scheme) {
            this.scheme = scheme;
        }
    }

    private Application application(Map<String, String> environment) {
        var application = Application.with(LocalSettings.of(environment));
        running.push(application);
        return application;
    }

    private Application service(Map<String, String> limits) {
        return application(limits).serve(routes()).start();
    }

    private Application secureService(Map<String, String> limits) throws Exception {
        keys = NodeKeys.make(folder, "ip:127.0.0.1");
        var all = new HashMap<>(limits);
        all.put("GDD_HTTP_TLS_CERTIFICATE", keys.certificate().toString());
        all.put("GDD_HTTP_TLS_KEY", keys.key().toString());
        return service(all);
    }

    private ServiceClient client(Way way, Map<String, String> limits) throws Exception {
        var isSecure = way.scheme.endsWith("s");
        var service = isSecure ? secureService(limits) : service(limits);
        var address = way.scheme + "://" + URI.create(service.address()).getAuthority();
        var trust = isSecure ? keys.certificate().toString() : "";
        return application(Map.of("WORDS", address, "GDD_CLIENT_TRUST", trust)).client("words");
    }

    private Routes routes() {
        return Routes.of("words", StreamEndsTest.class)
                .route(
                        Route.of("Chat", "POST", "/chat", StreamEndsTest::chat)
                                .consuming(MediaType.ITEMS)
                                .producing(MediaType.ITEMS)
                                .procedure("Words.Chat", Passing.BODY))
                .route(
                        Route.of("Gather", "POST", "/gather", StreamEndsTest::gather)
                                .consuming(MediaType.ITEMS)
                                .procedure("Words.Gather", Passing.BODY))
                .route(
                        Route.of("Said", "GET", "/said", this::said)
                                .producing(MediaType.ITEMS)
                                .procedure("Words.Said", Passing.NAMED))
                .route(
                        Route.of("Flood", "GET", "/flood", this::flood)
                                .producing(MediaType.ITEMS)
                                .procedure("Words.Flood", Passing.NAMED))
                .route(
                        Route.of("Think", "GET", "/think", this::think)
                                .producing(MediaType.ITEMS)
                                .procedure("Words.Think", Passing.NAMED));
    }

    private static Response chat(Request request) {
        var texts = Input.of(request).items("texts", TEXT);
        return Response.items(request, TEXT, texts.map(text -> "re: " + text));
    }

    private static Response gather(Request request) {
        var count = 0;
        for (var text : Input.of(request).items("texts", TEXT)) {
            count += text.length();
        }
        return Response.json(TEXT, "" + count);
    }

    /** Streams each of the words as soon as it is there, until one is empty. */
    private Response said(Request request) {
        Source<String> said =
                Source.from(
                        sink -> {
                            for (var word = words.take(); !word.isEmpty(); word = words.take()) {
                                sink.put(word);
                            }
                        });
        return Response.items(request, TEXT, said);
    }

    private Response flood(Request request) {
        Source<String> endless =
                Source.from(
                        sink -> {
                            while (true) {
                                sink.put(LARGE);
                                produced.addAndGet(LARGE.length());
                            }
                        });
        return Response.items(request, TEXT, new Watched(endless));
    }

    private final class Watched implements Source<String> {
        private final Source<String> source;

        Watched(Source<String> source) {
            this.source = source;
        }

        @Override
        public String next() {
            return source.next();
        }

        @Override
        public void close() {
            source.close();
            closed.countDown();
        }
    }

    /** Does not come to its first value. */
    private Response think(Request request) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException late) {
            interrupted.countDown();
            throw late;
        }
        return Response.items(request, TEXT, Source.of(List.of()));
    }

    private static Map<String, String> limit(String name) {
        return Map.of(name, LIMIT.toMillis() + "ms");
    }

    private Source<String> asked() {
        return Source.from(
                sink -> {
                    while (true) {
                        sink.put(words.take());
                    }
                });
    }

    private Call chatting() {
        return Call.of("Chat", "POST", "/chat")
                .procedure("Words.Chat", Passing.BODY)
                .items("texts", TEXT, asked());
    }

    private static Call listening() {
        return Call.of("Said", "GET", "/said").procedure("Words.Said", Passing.NAMED);
    }

    private static void assertFault(Fault fault, int status, String code) {
        assertThat(fault.status()).isEqualTo(status);
        assertThat(fault.code()).isEqualTo(code);
    }

    // Silence.

    @DisplayName("go-micro 18.11, 18.31: who says nothing for the time limit hears so")
    @ParameterizedTest
    @EnumSource
    void aStreamInWhichNobodySaysAnythingEndsWithATimeout(Way way) throws Exception {
        var client = client(way, limit("GDD_HTTP_UPLOAD_TIMEOUT"));
        words.add("one");
        try (var answers = client.items(chatting(), TEXT)) {
            assertThat(answers.next()).isEqualTo("re: one");
            assertThatThrownBy(answers::next)
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertFault(fault, 408, "body.timeout"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatIsOnlyTakenEndsInTheSameWay(Way way) throws Exception {
        var client = client(way, limit("GDD_HTTP_UPLOAD_TIMEOUT"));
        var call =
                Call.of("Gather", "POST", "/gather")
                        .procedure("Words.Gather", Passing.BODY)
                        .items("texts", TEXT, asked());
        assertThatThrownBy(() -> client.json(call, TEXT))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertFault(fault, 408, "body.timeout"));
    }

    @Test
    void aProgramOfGoMicroHearsTheTimeoutToo() throws Exception {
        var service = service(limit("GDD_HTTP_UPLOAD_TIMEOUT"));
        try (var caller = new MicroCaller(service.address(), "Words.Chat")) {
            caller.send("{}");
            assertThat(caller.answer()).contains("\"code\":408");
            assertThat(caller.answer()).isEmpty();
        }
    }

    @DisplayName("go-micro 16: who only listens may do so for as long as he likes")
    @ParameterizedTest
    @EnumSource
    void aStreamFromWhichNothingIsExpectedMayBeSilent(Way way) throws Exception {
        var client = client(way, limit("GDD_HTTP_UPLOAD_TIMEOUT"));
        try (var heard = client.items(listening(), TEXT)) {
            words.add("one");
            assertThat(heard.next()).isEqualTo("one");
            // By the time that a silent chat has ended, the limit has passed.
            try (var chat = client.items(chattingOf(Source.from(sink -> never())), TEXT)) {
                assertThatThrownBy(chat::next).isInstanceOf(Fault.class);
            }
            words.add("two");
            assertThat(heard.next()).isEqualTo("two");
            words.add("");
            assertThat(heard.next()).isNull();
        }
    }

    private static Call chattingOf(Source<String> texts) {
        return Call.of("Chat", "POST", "/chat")
                .procedure("Words.Chat", Passing.BODY)
                .items("texts", TEXT, texts);
    }

    private static void hi(Source.Sink<String> sink) throws InterruptedException {
        sink.put("hi");
        never();
    }

    private static void never() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @DisplayName("go-micro 18.8: the time limit holds until the first value")
    @ParameterizedTest
    @EnumSource
    void aMethodThatDoesNotComeToItsFirstValueIsEnded(Way way) throws Exception {
        var client = client(way, limit("GDD_HTTP_REQUEST_TIMEOUT"));
        var call = Call.of("Think", "GET", "/think").procedure("Words.Think", Passing.NAMED);
        assertThatThrownBy(
                        () -> {
                            try (var thoughts = client.items(call, TEXT)) {
                                thoughts.next();
                            }
                        })
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.status()).isEqualTo(504));
        interrupted.await();
    }

    // A peer that does not read.

    @DisplayName("go-micro 18.31: a peer that stops reading makes the producer wait, then ends it")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /flood HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /flood HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Micro-Endpoint: Words.Flood\r\nMicro-Stream: 1\r\n"
                        + "Content-Length: 2\r\n\r\n{}"
                        + "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Micro-Endpoint: Words.Flood\r\nMicro-Stream: 1\r\n"
                        + "Content-Length: 2\r\n\r\n{}"
            })
    void aPeerThatStopsReadingEndsTheProducerAndCostsNoMemory(String request) throws Exception {
        // Signs of life, every 100 ms, must not count as something that the peer has taken.
        var service = service(Map.of("GDD_WRITE_TIMEOUT", "400ms", "GDD_IDLE_TIMEOUT", "400ms"));
        try (var socket = new Socket("127.0.0.1", URI.create(service.address()).getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            closed.await();
            assertThat(produced.get()).isPositive().isLessThan(BUFFERED_MAX);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatReadsSlowlySlowsTheProducerDown(Way way) throws Exception {
        var client = client(way, Map.of());
        var call = Call.of("Flood", "GET", "/flood").procedure("Words.Flood", Passing.NAMED);
        try (var flood = client.items(call, TEXT)) {
            assertThat(flood.next()).isEqualTo(LARGE);
            awaitStandstill();
            assertThat(produced.get()).isLessThan(BUFFERED_MAX);
            for (int i = 0; i < 10_000; i++) {
                assertThat(flood.next()).hasSize(LARGE.length());
            }
        }
        closed.await();
    }

    /** Returns when nothing more is produced. */
    private void awaitStandstill() throws InterruptedException {
        for (var before = -1L; produced.get() != before; ) {
            before = produced.get();
            Ticker.system().sleep(Duration.ofMillis(100));
        }
    }

    // The server stops.

    @DisplayName("go-micro 17.D9: a stream may end within the grace, and is ended then")
    @ParameterizedTest
    @EnumSource
    void whoeverStreamsWhenTheServerStopsHearsThat(Way way) throws Exception {
        var client = client(way, Map.of("GDD_GRACE_TIMEOUT", "300ms"));
        var service = running.stream().skip(1).findFirst().orElseThrow();
        try (var heard = client.items(listening(), TEXT);
                var chat = client.items(chattingOf(Source.from(StreamEndsTest::hi)), TEXT)) {
            words.add("one");
            assertThat(heard.next()).isEqualTo("one");
            assertThat(chat.next()).isEqualTo("re: hi");
            service.close();
            for (var stream : List.of(heard, chat)) {
                assertThatThrownBy(stream::next)
                        .isInstanceOfSatisfying(
                                Fault.class, fault -> assertFault(fault, 503, "server.stopping"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatEndsWithinTheGraceIsWhole(Way way) throws Exception {
        var client = client(way, Map.of("GDD_GRACE_TIMEOUT", "20s"));
        var service = running.stream().skip(1).findFirst().orElseThrow();
        try (var heard = client.items(listening(), TEXT)) {
            words.add("one");
            assertThat(heard.next()).isEqualTo("one");
            var stopping = Thread.ofVirtual().start(() -> close(service));
            words.add("two");
            words.add("");
            assertThat(heard.next()).isEqualTo("two");
            assertThat(heard.next()).isNull();
            stopping.join();
        }
    }

    private static void close(AutoCloseable service) {
        try {
            service.close();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aBrowserHearsThatTheServerStops() throws Exception {
        var service = service(Map.of("GDD_GRACE_TIMEOUT", "200ms"));
        words.add("one");
        try (var browser = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(service.address() + "/said"))
                            .header("Accept", "text/event-stream")
                            .build();
            var lines = browser.send(request, BodyHandlers.ofLines()).body().iterator();
            assertThat(lines.next()).isEqualTo("data: \"one\"");
            service.close();
            assertThat(lines.next()).isEmpty();
            assertThat(lines.next()).isEqualTo("event: error");
            assertThat(lines.next()).contains("server.stopping");
        }
    }

    // Others.

    /** A service and its caller that reach each other over a transport only. */
    private ServiceClient carriedClient(Map<String, String> limits) {
        var backbone = Backbone.inMemory();
        running.push(backbone);
        var service = Application.with(LocalSettings.of(limits), backbone);
        running.push(service);
        service.serve(routes()).start();
        var caller = Application.with(LocalSettings.of(Map.of()), backbone);
        running.push(caller);
        return caller.client("words");
    }

    @Test
    void whoeverStreamsOverATransportWhenTheServerStopsHearsThat() throws Exception {
        var client = carriedClient(Map.of("GDD_GRACE_TIMEOUT", "300ms"));
        var service = running.stream().skip(1).findFirst().orElseThrow();
        try (var heard = client.items(listening(), TEXT);
                var chat = client.items(chattingOf(Source.from(StreamEndsTest::hi)), TEXT)) {
            words.add("one");
            assertThat(heard.next()).isEqualTo("one");
            assertThat(chat.next()).isEqualTo("re: hi");
            service.close();
            for (var stream : List.of(heard, chat)) {
                assertThatThrownBy(stream::next)
                        .isInstanceOfSatisfying(
                                Fault.class, fault -> assertFault(fault, 503, "server.stopping"));
            }
        }
    }

    @Test
    void aClientThatReadsSlowlyOverATransportSlowsTheProducerDown() throws Exception {
        var client = carriedClient(Map.of());
        var call = Call.of("Flood", "GET", "/flood").procedure("Words.Flood", Passing.NAMED);
        try (var flood = client.items(call, TEXT)) {
            assertThat(flood.next()).isEqualTo(LARGE);
            awaitStandstill();
            assertThat(produced.get()).isLessThan(BUFFERED_MAX);
            for (int i = 0; i < 1_000; i++) {
                assertThat(flood.next()).hasSize(LARGE.length());
            }
        }
        closed.await();
    }

    @DisplayName("go-micro 18.31: a message that never comes to its end")
    @Test
    void aMessageThatIsHalfSentEndsWithATimeout() throws IOException {
        var service = service(limit("GDD_HTTP_UPLOAD_TIMEOUT"));
        try (var caller = new MicroCaller(service.address(), "Words.Chat")) {
            caller.send("{}");
            caller.write(
                    "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                            + "Micro-Endpoint: Words.Chat\r\nMicro-Stream: 7\r\n"
                            + "Content-Length: 100\r\n\r\n\"half");
            assertThat(caller.answer()).contains("\"code\":408");
        }
    }

    @DisplayName("go-micro 18.31: a head in the middle of a stream that is too large")
    @Test
    void aHugeHeadEndsTheStream() throws IOException {
        var service = service(Map.of());
        try (var caller = new MicroCaller(service.address(), "Words.Chat")) {
            caller.send("{}");
            caller.write("POST / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
            assertThat(caller.answer()).contains("\"code\":431");
        }
    }
}
