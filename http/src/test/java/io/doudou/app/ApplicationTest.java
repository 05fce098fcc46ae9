package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.doudou.call.CallScope;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.Scalar;
import io.doudou.fault.Cancelled;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;
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
import io.doudou.http.client.RawNode;
import io.doudou.http.client.RefusingPort;
import io.doudou.service.Download;
import io.doudou.service.Upload;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What a caller sees must be the same whether the service lives in its process or in another. */
class ApplicationTest {

    private static final JsonCodec<String> TEXT =
            JsonCodec.of(JsonReader::string, JsonWriter::value);

    private static Application here;
    private static Application elsewhere;
    private static Application calling;
    private static Backbone backbone;
    private static Application apart;
    private static Application carried;

    @BeforeAll
    static void start() {
        here = Application.with(LocalSettings.of(Map.of())).serve(routes()).start();
        elsewhere = Application.with(LocalSettings.of(Map.of("ECHOSVC", here.address())));
        var procedures = here.address().replace("http://", "mucp://");
        calling = Application.with(LocalSettings.of(Map.of("ECHOSVC", procedures)));
        backbone = Backbone.inMemory();
        apart = Application.with(LocalSettings.of(Map.of()), backbone).serve(routes()).start();
        carried = Application.with(LocalSettings.of(Map.of()), backbone);
    }

    @AfterAll
    static void stop() {
        carried.close();
        apart.close();
        backbone.close();
        calling.close();
        elsewhere.close();
        here.close();
    }

    /** Where the called service lives, and how it is called there. */
    enum Place {
        HERE,
        ELSEWHERE,
        /** By remote procedure calls. */
        CALLED,
        /** By remote procedure calls that a transport in memory carries. */
        CARRIED
    }

    private static ServiceClient client(Place place) {
        var caller =
                switch (place) {
                    case HERE -> here;
                    case ELSEWHERE -> elsewhere;
                    case CALLED -> calling;
                    case CARRIED -> carried;
                };
        return caller.client("echosvc");
    }

    private static Routes routes() {
        return Routes.of("echosvc", ApplicationTest.class)
                .route(route("GetEcho", "/echo", ApplicationTest::echo))
                .route(route("GetScope", "/scope", ApplicationTest::scope))
                .route(route("GetFault", "/fault", ApplicationTest::fault))
                .route(route("GetBroken", "/broken", ApplicationTest::broken))
                .route(route("GetBlocked", "/blocked", ApplicationTest::blocked))
                .route(
                        Route.of("Send", "POST", "/send", ApplicationTest::send)
                                .consuming(MediaType.MULTIPART))
                .route(
                        Route.of("GetFile", "GET", "/file", ApplicationTest::file)
                                .producing(MediaType.OCTETS));
    }

    private static Route route(String name, String path, Handler handler) {
        return Route.of(name, "GET", path, handler).procedure("Echo." + name, Passing.NAMED);
    }

    private static Call call(String name, String path) {
        return Call.of(name, "GET", path).procedure("Echo." + name, Passing.NAMED);
    }

    private static Response echo(Request request) {
        var input = Input.of(request);
        var text = input.query("text").required(Scalar.STRING);
        input.throwIfInvalid();
        return Response.json(TEXT, text + " from " + request.remoteAddress().split(":")[0]);
    }

    private static Response scope(Request request) {
        var scope = CallScope.current();
        return Response.json(
                TEXT,
                scope.requestId()
                        + " "
                        + scope.traceParent().orElse("")
                        + " "
                        + scope.metadata().get("tenant"));
    }

    private static Response fault(Request request) {
        throw new Fault(409, "user.taken", "The name is taken.").with("name", "ann");
    }

    private static Response broken(Request request) {
        throw new IllegalStateException("the secret of the house");
    }

    private static Response blocked(Request request) throws InterruptedException {
        new CountDownLatch(1).await();
        return Response.noContent();
    }

    private static Response send(Request request) throws IOException {
        var input = Input.of(request);
        var remark = input.form("remark").required(Scalar.STRING);
        var file = input.file("file");
        input.throwIfInvalid();
        try (var content = file.open()) {
            var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return Response.json(TEXT, remark + " " + file.fileName() + " " + text);
        }
    }

    private static Response file(Request request) {
        var content = "content".getBytes(StandardCharsets.UTF_8);
        return Response.download(Download.of("a b.txt", "text/plain", content));
    }

    private static Call getEcho(String text) {
        return call("GetEcho", "/echo").query("text", Scalar.STRING, text);
    }

    @Test
    void aServiceOfTheSameApplicationIsCalledWithoutASocketAndAnotherThroughOne() {
        assertThat(client(Place.HERE).json(getEcho("x"), TEXT)).isEqualTo("x from memory");
        assertThat(client(Place.ELSEWHERE).json(getEcho("x"), TEXT)).isEqualTo("x from 127.0.0.1");
        assertThat(client(Place.CALLED).json(getEcho("x"), TEXT)).isEqualTo("x from 127.0.0.1");
        assertThat(client(Place.CARRIED).json(getEcho("x"), TEXT)).isEqualTo("x from memory");
    }

    @Test
    void anAddressThatIsSetWinsOverTheServiceInTheSameProcess() {
        var settings = LocalSettings.of(Map.of("ECHOSVC", here.address()));
        try (var both = Application.with(settings).serve(routes()).start()) {
            assertThat(both.client("echosvc").json(getEcho("x"), TEXT))
                    .isEqualTo("x from 127.0.0.1");
        }
    }

    @DisplayName("spec 20.15: a failure reaches the caller with its status and its message")
    @ParameterizedTest
    @EnumSource
    void theCallerGetsTheFaultThatTheHandlerThrew(Place place) {
        var call = call("GetFault", "/fault");
        assertThatThrownBy(() -> client(place).json(call, TEXT))
                .isEqualTo(new Fault(409, "user.taken", "The name is taken.").with("name", "ann"));
    }

    @ParameterizedTest
    @EnumSource
    void aHandlerThatFailsSaysNothingOfItsInside(Place place) {
        var call = call("GetBroken", "/broken");
        assertThatThrownBy(() -> client(place).json(call, TEXT))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.status()).isEqualTo(500))
                .hasMessageNotContaining("secret");
        assertThat(client(place).json(getEcho("still"), TEXT)).startsWith("still");
    }

    @DisplayName("spec 20.10: a required value that is missing is a 400 with its name")
    @ParameterizedTest
    @EnumSource
    void aMissingParameterIsNamed(Place place) {
        assertThatThrownBy(() -> client(place).json(getEcho(null), TEXT))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.status()).isEqualTo(400))
                .hasMessageContaining("text must be given");
    }

    @ParameterizedTest
    @EnumSource
    void requestIdTraceAndMetadataAreHandedOn(Place place) {
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        var scope =
                new CallScope(
                        "id-1",
                        OptionalLong.empty(),
                        Optional.of(trace),
                        Optional.empty(),
                        Map.of("tenant", "a, b=ü"));
        var call = call("GetScope", "/scope");
        assertThat(scope.call(() -> client(place).json(call, TEXT)))
                .startsWith("id-1 00-4bf92f3577b34da6a3ce929d0e0e4736-")
                .endsWith(" a, b=ü");
    }

    @ParameterizedTest
    @EnumSource
    void theDeadlineOfTheCallerEndsTheCallAndTheHandler(Place place) {
        var scope = CallScope.NONE.within(Duration.ofMillis(100), Ticker.system());
        var call = call("GetBlocked", "/blocked");
        var failure = catchThrowable(() -> scope.call(() -> client(place).json(call, TEXT)));
        // Whoever notices first says so in his own way: the caller, the handler that is
        // interrupted, or the server that waits for it.
        if (failure instanceof Fault fault) {
            assertThat(fault.code()).isIn("request.cancelled", "request.timeout");
        } else {
            assertThat(failure).isInstanceOf(Cancelled.class);
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @DisplayName("spec 20.9: files, texts and downloads arrive unchanged")
    @ParameterizedTest
    @EnumSource(names = {"HERE", "ELSEWHERE"})
    void filesTravelBothWays(Place place) throws IOException {
        var file = Upload.of("../x.txt", "text/plain", "inside".getBytes(StandardCharsets.UTF_8));
        var send =
                Call.of("Send", "POST", "/send")
                        .file("file", file)
                        .form("remark", Scalar.STRING, "mine");
        assertThat(client(place).json(send, TEXT)).isEqualTo("mine x.txt inside");

        try (var got = client(place).download(Call.of("GetFile", "GET", "/file"))) {
            assertThat(got.fileName()).isEqualTo("a b.txt");
            assertThat(got.contentType()).isEqualTo("text/plain");
            assertThat(got.size()).hasValue(7);
            assertThat(got.stream().readAllBytes()).asString().isEqualTo("content");
        }
    }

    @Test
    void anApplicationOnABackboneOpensNoPortAndIsGoneWhenItStops() {
        try (var shared = Backbone.inMemory();
                var caller = Application.with(LocalSettings.of(Map.of()), shared)) {
            try (var service =
                    Application.with(LocalSettings.of(Map.of()), shared).serve(routes()).start()) {
                assertThat(caller.client("echosvc").json(getEcho("x"), TEXT)).startsWith("x");
                assertThat(service.address()).endsWith(":0");
            }
            assertThatThrownBy(() -> caller.client("echosvc").json(getEcho("x"), TEXT))
                    .isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void filesCannotBeCalledForAsProcedures() {
        var call = Call.of("GetFile", "GET", "/file");
        assertThatThrownBy(() -> client(Place.CALLED).download(call))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("GetFile of echosvc at")
                .hasMessageContaining("files travel over HTTP only");
    }

    @Test
    @DisplayName("spec 20.15: a cancelled request is a 400 in the manner of go-doudou")
    void aCancelledRequestIs400InTheMannerOfGoDoudou() {
        var settings = LocalSettings.of(Map.of("GDD_HTTP_CANCELLED_STATUS", "400"));
        try (var compatible =
                Application.with(settings)
                        .serve(
                                Routes.of("cancelling", ApplicationTest.class)
                                        .route(
                                                Route.of(
                                                        "GetIt",
                                                        "GET",
                                                        "/it",
                                                        request -> {
                                                            throw new Cancelled("no");
                                                        })))
                        .start()) {
            assertThatThrownBy(
                            () ->
                                    compatible
                                            .client("cancelling")
                                            .none(Call.of("GetIt", "GET", "/it")))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.status()).isEqualTo(400));
        }
    }

    @Test
    void anUnknownServiceSaysHowToFindIt() {
        assertThatThrownBy(() -> here.client("user-svc").json(getEcho("x"), TEXT))
                .isInstanceOf(Unreachable.class)
                .hasMessage(
                        "no node of user-svc is known: start one, or set"
                                + " USER_SVC=http://host:port");
    }

    @Test
    void callsGoToTheNodeThatLives() throws IOException {
        try (var gone = new RefusingPort();
                var caller =
                        Application.with(
                                LocalSettings.of(
                                        Map.of(
                                                "ECHOSVC",
                                                gone.address() + "," + here.address())))) {
            for (int i = 0; i < 10; i++) {
                assertThat(caller.client("echosvc").json(getEcho("x"), TEXT)).startsWith("x");
            }
        }
    }

    @Test
    void everyFailedAttemptIsKept() throws IOException {
        try (var gone = new RefusingPort();
                var caller =
                        Application.with(LocalSettings.of(Map.of("ECHOSVC", gone.address())))) {
            var failure = catchThrowable(() -> caller.client("echosvc").json(getEcho("x"), TEXT));
            assertThat(failure).isInstanceOf(Unreachable.class);
            assertThat(failure.getSuppressed()).hasSize(2).hasOnlyElementsOfType(Unreachable.class);
        }
    }

    @Test
    void onlyWhatIsHarmlessIsRepeatedAfterALostAnswer() throws IOException {
        var asked = new AtomicInteger();
        try (var node =
                        new RawNode(
                                line -> {
                                    line.request();
                                    asked.incrementAndGet();
                                });
                var caller =
                        Application.with(LocalSettings.of(Map.of("ECHOSVC", node.address())))) {
            var client = caller.client("echosvc");
            assertThatThrownBy(() -> client.none(Call.of("Pay", "POST", "/pay")))
                    .isInstanceOf(Unknown.class);
            assertThat(asked.getAndSet(0)).isEqualTo(1);
            assertThatThrownBy(() -> client.none(Call.of("GetIt", "GET", "/it")))
                    .isInstanceOf(Unknown.class);
            assertThat(asked.getAndSet(0)).isEqualTo(3);
        }
    }

    @Test
    void aBusyNodeIsAskedAgainAndAHalfAnswerIsNot() throws IOException {
        var asked = new AtomicInteger();
        try (var node =
                        new RawNode(
                                line -> {
                                    while (line.request() != null) {
                                        line.say(
                                                asked.incrementAndGet() == 1
                                                        ? RawNode.answer("503 Busy", "a/b", "")
                                                        : RawNode.ok("\"done\""));
                                    }
                                });
                var caller =
                        Application.with(LocalSettings.of(Map.of("ECHOSVC", node.address())))) {
            assertThat(caller.client("echosvc").json(getEcho("x"), TEXT)).isEqualTo("done");
            assertThat(asked.get()).isEqualTo(2);
        }
        asked.set(0);
        try (var node =
                        new RawNode(
                                line -> {
                                    line.request();
                                    asked.incrementAndGet();
                                    line.say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n\"ha");
                                });
                var caller =
                        Application.with(LocalSettings.of(Map.of("ECHOSVC", node.address())))) {
            assertThatThrownBy(() -> caller.client("echosvc").json(getEcho("x"), TEXT))
                    .isInstanceOf(Unknown.class)
                    .hasMessageContaining("in the middle of the answer, after 3 bytes");
            assertThat(asked.get()).isEqualTo(1);
        }
    }

    @Test
    void closingTwiceIsHarmlessAndStartingTwiceIsNot() {
        var application = Application.with(LocalSettings.of(Map.of())).serve(routes()).start();
        assertThatThrownBy(application::start).isInstanceOf(IllegalStateException.class);
        application.close();
        application.close();
    }

    @Test
    void callFiltersStandAroundEachAttemptTheFirstAddedOutermost() throws IOException {
        String gone;
        try (var node = RawNode.saying("")) {
            gone = node.address();
        }
        var said = new ConcurrentLinkedQueue<String>();
        var settings =
                LocalSettings.of(Map.of("ECHOSVC", gone + "," + here.address()))
                        .with(ClientOptions.SELECTOR, ClientOptions.Strategy.ROUND_ROBIN);
        try (var caller = Application.with(settings)) {
            caller.callFilter(
                            (attempt, next) -> {
                                said.add("outer " + attempt.method() + " " + attempt.status());
                                next.run();
                                said.add("outer " + attempt.status());
                            })
                    .callFilter(
                            (attempt, next) -> {
                                said.add("inner " + attempt.node().address().equals(gone));
                                attempt.header("X-Request-ID", "from-filter");
                                next.run();
                            });
            var call = call("GetScope", "/scope");
            assertThat(caller.client("echosvc").json(call, TEXT)).startsWith("from-filter ");
        }
        assertThat(said)
                .containsExactly(
                        "outer GetScope 0",
                        "inner true",
                        "outer GetScope 0",
                        "inner false",
                        "outer 200");
    }

    @Test
    void aCallFilterThatForgetsTheAttemptIsAMistakeOfTheProgram() {
        try (var caller = Application.with(LocalSettings.of(Map.of("ECHOSVC", here.address())))) {
            caller.callFilter((attempt, next) -> {});
            assertThatThrownBy(() -> caller.client("echosvc").json(getEcho("x"), TEXT))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a call filter has not run the attempt");
        }
    }
}
