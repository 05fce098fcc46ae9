package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.call.CallScope;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.Scalar;
import io.doudou.fault.Cancelled;
import io.doudou.fault.Fault;
import io.doudou.fault.ServiceException;
import io.doudou.http.Call;
import io.doudou.http.ClientOptions;
import io.doudou.http.Handler;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.http.ServiceClient;
import io.doudou.option.Settings;
import io.doudou.stream.Source;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/** Streams in both directions must be the same within a process and through a socket. */
@Timeout(60)
class StreamedCallsTest {

    private static final JsonCodec<String> TEXT =
            JsonCodec.of(JsonReader::string, JsonWriter::value);
    private static final JsonCodec<Integer> NUMBER =
            JsonCodec.of(JsonReader::intValue, (out, value) -> out.value((long) value));

    private static final LinkedBlockingQueue<String> CLOSED = new LinkedBlockingQueue<>();

    @TempDir private static Path folder;
    private static Application here;
    private static Application elsewhere;
    private static Application calling;
    private static Application there;
    private static Application secure;
    private static Application secureCalling;
    private static Backbone backbone;
    private static Application carried;
    private static Application carriedCalling;

    @BeforeAll
    static void start() throws Exception {
        here = Application.with(local(Map.of("GDD_IDLE_TIMEOUT", "1s"))).serve(routes()).start();
        elsewhere = Application.with(local(Map.of("STREAMSVC", here.address())));
        var procedures = here.address().replace("http://", "mucp://");
        calling = Application.with(local(Map.of("STREAMSVC", procedures)));
        var keys = NodeKeys.make(folder, "ip:127.0.0.1");
        there = Application.with(local(served(keys))).serve(routes()).start();
        shakeHands(trusting(keys, there.address()));
        secure = Application.with(local(trusting(keys, there.address())));
        var secured = there.address().replace("https://", "mucps://");
        secureCalling = Application.with(local(trusting(keys, secured)));
        backbone = Backbone.inMemory();
        carried = Application.with(local(Map.of()), backbone).serve(routes()).start();
        carriedCalling = Application.with(local(Map.of()), backbone);
    }

    @AfterAll
    static void stop() {
        carriedCalling.close();
        carried.close();
        backbone.close();
        secureCalling.close();
        secure.close();
        there.close();
        calling.close();
        elsewhere.close();
        here.close();
    }

    private static Map<String, String> served(NodeKeys keys) {
        return Map.of(
                "GDD_HTTP_TLS_CERTIFICATE",
                keys.certificate().toString(),
                "GDD_HTTP_TLS_KEY",
                keys.key().toString());
    }

    private static Map<String, String> trusting(NodeKeys keys, String address) {
        return Map.of("STREAMSVC", address, "GDD_CLIENT_TRUST", keys.certificate().toString());
    }

    /** The first handshake of a process loads classes for longer than the tests wait. */
    private static void shakeHands(Map<String, String> trusting) {
        try (var patient = Application.with(LocalSettings.of(trusting))) {
            assertThat(all(patient.client("streamsvc").items(count(1), NUMBER))).hasSize(1);
        }
    }

    private static Settings local(Map<String, String> environment) {
        return LocalSettings.of(environment).with(ClientOptions.TIMEOUT, Duration.ofSeconds(2));
    }

    /** Where the called service lives. */
    enum Place {
        HERE,
        ELSEWHERE,
        /** By remote procedure calls. */
        CALLED,
        /** Over HTTP/2 and TLS. */
        SECURE,
        /** By remote procedure calls over TLS. */
        SECURE_CALLED,
        /** By remote procedure calls over a transport. */
        CARRIED
    }

    private static ServiceClient client(Place place) {
        var caller =
                switch (place) {
                    case HERE -> here;
                    case ELSEWHERE -> elsewhere;
                    case CALLED -> calling;
                    case SECURE -> secure;
                    case SECURE_CALLED -> secureCalling;
                    case CARRIED -> carriedCalling;
                };
        return caller.client("streamsvc");
    }

    private static Routes routes() {
        return Routes.of("streamsvc", StreamedCallsTest.class)
                .route(
                        route("Count", "GET", "/count", StreamedCallsTest::count)
                                .producing(MediaType.ITEMS))
                .route(
                        route("Endless", "GET", "/endless", StreamedCallsTest::endless)
                                .producing(MediaType.ITEMS))
                .route(
                        route("Sum", "POST", "/sum", StreamedCallsTest::sum)
                                .consuming(MediaType.ITEMS))
                .route(
                        route("Chat", "POST", "/chat", StreamedCallsTest::chat)
                                .consuming(MediaType.ITEMS)
                                .producing(MediaType.ITEMS));
    }

    private static Route route(String name, String verb, String path, Handler handler) {
        return Route.of(name, verb, path, handler).procedure("Stream." + name, passing(verb));
    }

    private static Call call(String name, String verb, String path) {
        return Call.of(name, verb, path).procedure("Stream." + name, passing(verb));
    }

    private static Passing passing(String verb) {
        return verb.equals("GET") ? Passing.NAMED : Passing.BODY;
    }

    private static Response count(Request request) {
        var input = Input.of(request);
        var to = input.query("to").required(Scalar.INT);
        var failing = input.query("failing").optional(Scalar.STRING);
        input.throwIfInvalid();
        if (to < 0) {
            throw new Fault(404, "nothing.below", "There is nothing below zero.");
        }
        Source<Integer> numbers =
                Source.from(
                        sink -> {
                            for (int i = 1; i <= to; i++) {
                                sink.put(i);
                            }
                            if (failing != null) {
                                throw failing.equals("fault")
                                        ? new Fault(409, "too.many", "No more.")
                                                .with("last", "" + to)
                                        : new IllegalStateException("the secret of the house");
                            }
                        });
        return Response.items(request, NUMBER, numbers);
    }

    /** Gives its request id once and then nothing; tells when it is closed. */
    private static Response endless(Request request) {
        var name = Input.of(request).query("name").required(Scalar.STRING);
        var never = new CountDownLatch(1);
        Source<String> one =
                Source.from(
                        sink -> {
                            sink.put(name + " " + CallScope.current().metadata().get("tenant"));
                            never.await();
                        });
        return Response.items(request, TEXT, new Told<>(one, name));
    }

    private record Told<T>(Source<T> source, String name) implements Source<T> {
        @Override
        public T next() {
            return source.next();
        }

        @Override
        public void close() {
            source.close();
            CLOSED.add(name);
        }
    }

    private static Response sum(Request request) {
        var input = Input.of(request);
        var numbers = input.items("numbers", NUMBER);
        input.throwIfInvalid();
        var sum = 0;
        for (var number : numbers) {
            if (number < 0) {
                throw new Fault(409, "number.negative", "A number is negative.");
            }
            sum += number;
        }
        return Response.json(NUMBER, sum);
    }

    private static Response chat(Request request) {
        var texts = Input.of(request).items("texts", TEXT);
        return Response.items(request, TEXT, texts.map(text -> "re: " + text));
    }

    private static Call count(int to) {
        return call("Count", "GET", "/count").query("to", Scalar.INT, to);
    }

    private static Call sum(Source<Integer> numbers) {
        return call("Sum", "POST", "/sum").items("numbers", NUMBER, numbers);
    }

    /** Waits until the source of that name is closed. */
    private static void awaitClosed(String name) throws InterruptedException {
        while (!CLOSED.take().equals(name)) {
            // Another test's.
        }
    }

    private static <T> List<T> all(Source<T> source) {
        var all = new ArrayList<T>();
        try (source) {
            source.forEach(all::add);
        }
        return all;
    }

    @DisplayName("go-micro 18.11: a server stream of 10")
    @ParameterizedTest
    @EnumSource
    void aMethodAnswersWithManyValues(Place place) {
        assertThat(all(client(place).items(count(10), NUMBER)))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(all(client(place).items(count(0), NUMBER))).isEmpty();
    }

    @DisplayName("go-micro 18.11: ping-pong of 10 both ways")
    @ParameterizedTest
    @EnumSource
    void eachValueIsAnsweredBeforeTheNextIsSent(Place place) {
        var questions = new LinkedBlockingQueue<String>();
        Source<String> asked =
                Source.from(
                        sink -> {
                            for (var next = questions.take();
                                    !next.isEmpty();
                                    next = questions.take()) {
                                sink.put(next);
                            }
                        });
        var call = call("Chat", "POST", "/chat").items("texts", TEXT, asked);
        try (var answers = client(place).items(call, TEXT)) {
            for (int i = 0; i < 10; i++) {
                questions.add("ping " + i);
                assertThat(answers.next()).isEqualTo("re: ping " + i);
            }
            questions.add("");
            assertThat(answers.next()).isNull();
            assertThat(answers.next()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMethodTakesManyValues(Place place) {
        var numbers = Source.of(IntStream.rangeClosed(1, 1000).boxed().toList());
        assertThat(client(place).json(sum(numbers), NUMBER)).isEqualTo(500_500);
        assertThat(client(place).json(sum(Source.of(List.of())), NUMBER)).isZero();
    }

    @DisplayName("go-micro 18.11: a fault and a normal end are told apart")
    @ParameterizedTest
    @EnumSource
    void aFaultBehindTheFirstValueReachesTheCallerWhole(Place place) {
        var call = count(2).query("failing", Scalar.STRING, "fault");
        try (var numbers = client(place).items(call, NUMBER)) {
            assertThat(numbers.next()).isEqualTo(1);
            assertThat(numbers.next()).isEqualTo(2);
            var fault = new Fault(409, "too.many", "No more.").with("last", "2");
            assertThatThrownBy(numbers::next).isEqualTo(fault);
            assertThatThrownBy(numbers::next).isEqualTo(fault);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureInsideSaysNothingOfIt(Place place) {
        var call = count(1).query("failing", Scalar.STRING, "bug");
        try (var numbers = client(place).items(call, NUMBER)) {
            assertThat(numbers.next()).isEqualTo(1);
            assertThatThrownBy(numbers::next)
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.status()).isEqualTo(500))
                    .hasMessageNotContaining("secret");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFaultBeforeTheStreamHasItsStatus(Place place) {
        assertThatThrownBy(() -> all(client(place).items(count(-1), NUMBER)))
                .isEqualTo(new Fault(404, "nothing.below", "There is nothing below zero."));
    }

    @ParameterizedTest
    @EnumSource
    void aValueThatDoesNotFitIsNamed(Place place) {
        var call =
                call("Sum", "POST", "/sum").items("numbers", TEXT, Source.of(List.of("no number")));
        assertThatThrownBy(() -> client(place).json(call, NUMBER))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.status()).isEqualTo(400))
                .hasMessageContaining("numbers[0]");
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerEndsTheSending(Place place) throws InterruptedException {
        var never = new CountDownLatch(1);
        Source<Integer> numbers =
                Source.from(
                        sink -> {
                            sink.put(-1);
                            never.await();
                        });
        assertThatThrownBy(() -> client(place).json(sum(new Told<>(numbers, "sum")), NUMBER))
                .isEqualTo(new Fault(409, "number.negative", "A number is negative."));
        awaitClosed("sum");
    }

    @ParameterizedTest
    @EnumSource
    void whoFailsToSendGetsNoAnswer(Place place) {
        Source<Integer> numbers =
                Source.from(
                        sink -> {
                            sink.put(1);
                            throw new Fault(418, "teapot", "No number.");
                        });
        assertThatThrownBy(() -> client(place).json(sum(numbers), NUMBER))
                .isInstanceOf(ServiceException.class);
    }

    @DisplayName("go-micro 17.D12: a handler learns that nobody reads any more")
    @ParameterizedTest
    @EnumSource
    void closingEndsTheStreamOnTheOtherSide(Place place) throws InterruptedException {
        var scope =
                new CallScope(
                        "id-1",
                        java.util.OptionalLong.empty(),
                        java.util.Optional.empty(),
                        java.util.Optional.empty(),
                        Map.of("tenant", "a"));
        var call = call("Endless", "GET", "/endless").query("name", Scalar.STRING, "left");
        var values = scope.call(() -> client(place).items(call, TEXT));
        assertThat(values.next()).isEqualTo("left a");
        values.close();
        values.close();
        awaitClosed("left");
        assertThatThrownBy(values::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theTimeLimitOfTheClientEndsWhenTheStreamBegins() {
        var call = call("Endless", "GET", "/endless").query("name", Scalar.STRING, "slow");
        var deadline = CallScope.NONE.within(Duration.ofMillis(300), Ticker.system());
        try (var values = client(Place.ELSEWHERE).items(call, TEXT)) {
            assertThat(values.next()).startsWith("slow");
            // The deadline of whoever reads ends the reading all the same.
            assertThatThrownBy(() -> deadline.call(values::next))
                    .isInstanceOfAny(Cancelled.class, ServiceException.class);
        }
    }

    @DisplayName("100,000 values through one stream, all of them right")
    @ParameterizedTest
    @EnumSource(names = {"HERE", "ELSEWHERE", "CALLED", "CARRIED"})
    void manyValuesStayInOrder(Place place) {
        var expected = 0;
        var begin = System.nanoTime();
        try (var numbers = client(place).items(count(100_000), NUMBER)) {
            for (var number : numbers) {
                assertThat(number).isEqualTo(++expected);
            }
        }
        assertThat(expected).isEqualTo(100_000);
        System.err.println(place + " " + (System.nanoTime() - begin) / 1_000_000 + " ms");
    }

    // What others see.

    private static HttpRequest get(String path, String accept) {
        return HttpRequest.newBuilder(URI.create(here.address() + path))
                .header("Accept", accept)
                .build();
    }

    @Test
    void aForeignClientGetsLinesOfJson() throws Exception {
        try (var foreign = HttpClient.newHttpClient()) {
            var answer = foreign.send(get("/count?to=3", "*/*"), BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/x-ndjson");
            assertThat(answer.body()).isEqualTo("1\n2\n3\n");
        }
    }

    @Test
    void aForeignClientSeesThatAStreamWasCut() throws Exception {
        try (var foreign = HttpClient.newHttpClient()) {
            var request = get("/count?to=3&failing=fault", "application/x-ndjson");
            assertThatThrownBy(() -> foreign.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(java.io.IOException.class);
        }
    }

    @Test
    void aBrowserGetsEvents() throws Exception {
        try (var foreign = HttpClient.newHttpClient()) {
            var good =
                    foreign.send(get("/count?to=2", "text/event-stream"), BodyHandlers.ofString());
            assertThat(good.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(good.body()).isEqualTo("data: 1\n\ndata: 2\n\nevent: end\ndata: {}\n\n");
            var bad =
                    foreign.send(
                            get("/count?to=1&failing=fault", "text/event-stream"),
                            BodyHandlers.ofString());
            assertThat(bad.body())
                    .startsWith("data: 1\n\nevent: error\ndata: {\"type\":\"about:blank\"")
                    .contains("\"code\":\"too.many\"")
                    .endsWith("}\n\n");
        }
    }

    @Test
    void aSilentStreamOfEventsIsKeptAwake() throws Exception {
        try (var foreign = HttpClient.newHttpClient()) {
            var request = get("/endless?name=awake", "text/event-stream");
            var lines = foreign.send(request, BodyHandlers.ofLines()).body().iterator();
            assertThat(lines.next()).startsWith("data: ");
            assertThat(lines.next()).isEmpty();
            assertThat(lines.next()).isEqualTo(":");
            foreign.shutdownNow();
        }
        awaitClosed("awake");
    }

    @Test
    void whoAcceptsNeitherFormIsRefused() throws Exception {
        try (var foreign = HttpClient.newHttpClient()) {
            var answer =
                    foreign.send(get("/count?to=2", "application/json"), BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(406);
        }
    }
}
