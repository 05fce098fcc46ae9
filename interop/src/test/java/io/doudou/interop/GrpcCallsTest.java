package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.call.CallScope;
import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.ServiceShapes;
import io.doudou.fault.Cancelled;
import io.doudou.fault.Fault;
import io.doudou.fault.Problem;
import io.doudou.http.Call;
import io.doudou.http.Handler;
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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs of grpc-go and of go-micro's gRPC pair call a Java service, and it calls theirs. */
class GrpcCallsTest {

    private static final JsonCodec<Map<String, String>> TEXTS = GreeterNode.TEXTS;

    private static final ServiceShapes SHAPES =
            ServiceShapes.of("greeter")
                    .record("HelloRequest")
                    .field("name", Cardinality.ONE, FieldKind.STRING)
                    .record("HelloResponse")
                    .field("greeting", Cardinality.ONE, FieldKind.STRING)
                    .procedure("Greeter.Hello", "HelloRequest", "HelloResponse")
                    .procedure("Greeter.Wait", "HelloRequest", "HelloResponse")
                    .procedure("Greeter.Join", "HelloRequest", "HelloResponse")
                    .procedure("Greeter.Count", "HelloRequest", "HelloResponse")
                    .procedure("Greeter.Chat", "HelloRequest", "HelloResponse")
                    .build();

    @RegisterExtension private final MicroCast cast = MicroCast.atAddresses();

    private final CountDownLatch interrupted = new CountDownLatch(1);

    private Routes greeter() {
        return Routes.of("greeter", GrpcCallsTest.class)
                .route(post("Hello", GrpcCallsTest::hello))
                .route(post("Wait", this::await))
                .route(post("Count", GreeterNode::count).producing(MediaType.ITEMS))
                .route(post("Join", GrpcCallsTest::join).consuming(MediaType.ITEMS))
                .route(
                        post("Chat", GreeterNode::chat)
                                .consuming(MediaType.ITEMS)
                                .producing(MediaType.ITEMS))
                .shaped(() -> SHAPES);
    }

    private static Route post(String name, Handler handler) {
        return Route.of(name, "POST", "/" + name, handler)
                .consuming(MediaType.JSON)
                .procedure("Greeter." + name, Passing.BODY);
    }

    private static Response hello(Request request) {
        var input = Input.of(request);
        var body = input.body("request", TEXTS);
        input.throwIfInvalid();
        return switch (body.getOrDefault("name", "")) {
            case "nobody" -> throw new Fault(404, "greeter.unknown", "there is <nobody> at 100 %");
            case "invalid" ->
                    throw new Fault(400, "greeter.invalid", "It is not valid.")
                            .withProblems(List.of(new Problem("name", "is no name")));
            case "me" -> {
                var user = CallScope.current().metadata().getOrDefault("x-user-id", "?");
                yield Response.json(TEXTS, Map.of("greeting", "Hello " + user));
            }
            case "token" -> {
                var token = CallScope.current().metadata().getOrDefault("x-token-bin", "?");
                yield Response.json(TEXTS, Map.of("greeting", "Hello " + token));
            }
            case String name -> Response.json(TEXTS, Map.of("greeting", "Hello " + name));
        };
    }

    private Response await(Request request) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            interrupted.countDown();
            throw stopped;
        }
        return Response.noContent();
    }

    private static Response join(Request request) {
        var all = new StringJoiner("+", "Hello ", "");
        for (var name : Input.of(request).items("names", TEXTS)) {
            all.add(name.getOrDefault("name", ""));
        }
        return Response.json(TEXTS, GreeterNode.greeting(all.toString()));
    }

    /** A program of grpc-go that calls this service. */
    private Program caller(String... more) {
        var arguments = new ArrayList<>(List.of("-address", cast.serving(greeter())));
        arguments.addAll(List.of(more));
        var caller = cast.grpc("call", arguments.toArray(String[]::new));
        caller.expect("ready");
        return caller;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Greeter", "greeter.Greeter", "any.other.package.Greeter"})
    void aJavaServiceAnswersAProgramOfGrpcGo(String service) {
        var caller = caller("-service", service);
        caller.tell("Hello John");
        caller.expect("answer\tHello John");
        caller.tell("Hello Jürgen");
        caller.expect("answer\tHello Jürgen");
        caller.tell("Hello " + "x".repeat(60_000));
        caller.expect("answer\tHello x{60000}");
    }

    @Test
    void metadataReachTheHandler() {
        var caller = caller();
        caller.tell("Hello me");
        caller.expect("answer\tHello john");
        caller.tell("Hello token");
        caller.expect("answer\tHello AP8");
    }

    @Test
    void faultsHaveStatusDetailCodeAndProblems() {
        var caller = caller();
        caller.tell("Hello nobody");
        caller.expect("error\tNotFound\tthere is <nobody> at 100 %\tgreeter/greeter.unknown\t");
        caller.tell("Hello invalid");
        caller.expect("error\tInvalidArgument\tIt is not valid.\tgreeter/greeter.invalid\tname");
        caller.tell("Nope John");
        caller.expect("error\tUnimplemented\tThere is no procedure .*");
        caller.tell("Hello John");
        caller.expect("answer\tHello John");
    }

    @Test
    void packedMessagesAreUnpacked() {
        var caller = caller();
        caller.tell("gzip " + "John".repeat(10_000));
        caller.expect("answer\tHello (John){10000}");
    }

    @Test
    void aCallThatTakesTooLongEndsAtTheDeadlineOfItsCaller() throws InterruptedException {
        var caller = caller("-timeout", "300ms");
        caller.tell("Wait John");
        caller.expect("error\tDeadlineExceeded\t.*");
        interrupted.await();
    }

    @Test
    void streamsGoBothWays() {
        var caller = caller();
        caller.tell("count 3");
        caller.expect("answer\t1");
        caller.expect("answer\t2");
        caller.expect("answer\t3");
        caller.expect("end");
        caller.tell("chat John Ann bye");
        caller.expect("answer\tHello John");
        caller.expect("answer\tHello Ann");
        caller.expect("end");
        caller.tell("join John Ann Eve");
        caller.expect("answer\tHello John\\+Ann\\+Eve");
        caller.tell("chat John no");
        caller.expect("answer\tHello John");
        caller.expect("error\tPermissionDenied\tI will not\t.*/no\t");
        caller.tell("cancel John");
        caller.expect("cancelled");
        caller.tell("Hello John");
        caller.expect("answer\tHello John");
    }

    @ParameterizedTest
    @EnumSource
    void aJavaServiceAnswersTheGrpcPairOfGoMicro(GoMicro release) {
        var address = cast.serving(greeter());
        var caller = cast.go(release, "call", "-address", address, "-pair", "grpc");
        caller.expect("ready");
        caller.tell("Greeter.Hello John");
        caller.expect("answer\tHello John");
        caller.tell("Greeter.Hello me");
        caller.expect("answer\tHello john");
        caller.tell("Greeter.Hello nobody");
        caller.expect("error\t404\tgreeter\tthere is <nobody> at 100 %");
        caller.tell("Greeter.Nope John");
        caller.expect("error\t501\t.*");
    }

    private ServiceClient clientOf(Program... greeters) {
        return clientOf(Map.of(), greeters);
    }

    private ServiceClient clientOf(Map<String, String> settings, Program... greeters) {
        var all = new HashMap<>(settings);
        var addresses = Arrays.stream(greeters).map(each -> "grpc://" + MicroCast.addressOf(each));
        all.put("GREETER", addresses.collect(Collectors.joining(",")));
        return cast.application(all).client("greeter");
    }

    private void expectAnswersOf(ServiceClient greeter) {
        assertThat(GreeterNode.hello(greeter, "John")).isEqualTo("Hello John");
        assertThat(GreeterNode.hello(greeter, "Jürgen")).isEqualTo("Hello Jürgen");
    }

    @ParameterizedTest
    @EnumSource
    void theGrpcPairOfGoMicroAnswersAJavaClient(GoMicro release) {
        var client = clientOf(cast.greeter(release, "-pair", "grpc"));
        expectAnswersOf(client);
        assertThatThrownBy(() -> GreeterNode.hello(client, "nobody"))
                .isEqualTo(new Fault(404, "http.404", "there is <nobody>").with("id", "greeter"));
    }

    /** In protobuf, the only encoding that programs of grpc-go read as they are. */
    private static String hello(ServiceClient greeter, String name) {
        var call =
                Call.of("Hello", "POST", "/Hello")
                        .idempotent()
                        .procedure("Greeter.Hello", Passing.BODY, () -> SHAPES)
                        .body("request", TEXTS, Map.of("name", name));
        return greeter.json(call, TEXTS).get("greeting");
    }

    @Test
    void aServiceOfGrpcGoAnswersAJavaClient() {
        var client = clientOf(cast.grpc("serve"));
        assertThat(hello(client, "John")).isEqualTo("Hello John");
        assertThat(hello(client, "Jürgen")).isEqualTo("Hello Jürgen");
        assertThat(hello(client, "x".repeat(200_000))).isEqualTo("Hello " + "x".repeat(200_000));
        var scope = CallScope.NONE.with("X-User-Id", "ann");
        assertThat(scope.call(() -> hello(client, "me"))).isEqualTo("Hello ann");
    }

    @Test
    void metadataInBytesTravelAsTheirBase64() {
        var client = clientOf(cast.grpc("serve"));
        var scope = CallScope.NONE.with("x-token-bin", "AP8=");
        assertThat(scope.call(() -> hello(client, "token"))).isEqualTo("Hello [00ff]");
    }

    private static Call streaming(String method) {
        return Call.of(method, "POST", "/" + method)
                .procedure("Greeter." + method, Passing.BODY, () -> SHAPES);
    }

    private static Source<Map<String, String>> names(String... names) {
        return Source.of(Stream.of(names).map(name -> Map.of("name", name)).toList());
    }

    @Test
    void aJavaClientStreamsBothWaysWithAServiceOfGrpcGo() {
        var client = clientOf(cast.grpc("serve"));
        var count = streaming("Count").body("request", TEXTS, Map.of("name", "1000"));
        try (var numbers = client.items(count, TEXTS)) {
            for (int i = 1; i <= 1000; i++) {
                assertThat(numbers.next()).isEqualTo(GreeterNode.greeting("" + i));
            }
            assertThat(numbers.next()).isNull();
        }
        var join = streaming("Join").items("names", TEXTS, names("John", "Ann"));
        assertThat(client.json(join, TEXTS)).isEqualTo(GreeterNode.greeting("Hello John+Ann"));
        var chat = streaming("Chat").items("names", TEXTS, names("John", "Ann", "bye"));
        try (var answers = client.items(chat, TEXTS)) {
            assertThat(answers)
                    .containsExactly(
                            GreeterNode.greeting("Hello John"), GreeterNode.greeting("Hello Ann"));
        }
    }

    @Test
    void aServiceOfGrpcGoRefusesAStreamAtItsBeginAndLater() {
        var client = clientOf(cast.grpc("serve"));
        var count = streaming("Count").body("request", TEXTS, Map.of("name", "many"));
        assertThatThrownBy(() -> client.items(count, TEXTS))
                .isEqualTo(new Fault(400, "http.400", "no number"));
        var refusal = new Fault(403, "http.403", "I will not");
        var join = streaming("Join").items("names", TEXTS, names("John", "no", "Ann"));
        assertThatThrownBy(() -> client.json(join, TEXTS)).isEqualTo(refusal);
        var chat = streaming("Chat").items("names", TEXTS, names("John", "no"));
        try (var answers = client.items(chat, TEXTS)) {
            assertThat(answers.next()).isEqualTo(GreeterNode.greeting("Hello John"));
            assertThatThrownBy(answers::next).isEqualTo(refusal);
        }
        assertThat(hello(client, "John")).isEqualTo("Hello John");
    }

    @Test
    void aServiceOfGrpcGoNoticesThatAJavaClientHasLeftAStream() {
        var greeter = cast.grpc("serve");
        var client = clientOf(greeter);
        Source<Map<String, String>> silent =
                Source.from(
                        sink -> {
                            sink.put(Map.of("name", "John"));
                            new CountDownLatch(1).await();
                        });
        var chat = streaming("Chat").items("names", TEXTS, silent);
        try (var answers = client.items(chat, TEXTS)) {
            assertThat(answers.next()).isEqualTo(GreeterNode.greeting("Hello John"));
        }
        greeter.expect("over");
        assertThat(hello(client, "John")).isEqualTo("Hello John");
    }

    @Test
    void errorsOfAServiceOfGrpcGoAreFaults() {
        var client = clientOf(cast.grpc("serve"));
        assertThatThrownBy(() -> hello(client, "nobody"))
                .isEqualTo(new Fault(404, "greeter.unknown", "there is <nobody>"));
        var nope =
                Call.of("Nope", "POST", "/Nope")
                        .procedure("Greeter.Nope", Passing.BODY)
                        .body("request", TEXTS, Map.of());
        assertThatThrownBy(() -> client.json(nope, TEXTS))
                .isEqualTo(
                        new Fault(
                                501,
                                "http.501",
                                "unknown method Nope for service greeter.Greeter"));
        assertThat(hello(client, "John")).isEqualTo("Hello John");
    }

    @Test
    void aServiceOfGrpcGoHearsHowLongAJavaClientWaits() {
        var greeter = cast.grpc("serve");
        var client = clientOf(greeter);
        var scope = CallScope.NONE.within(Duration.ofMillis(300), Ticker.system());
        // The service says that the time is over when its clock is the first to say so.
        assertThatThrownBy(() -> scope.call(() -> hello(client, "wait")))
                .isInstanceOfAny(Cancelled.class, Fault.class);
        greeter.expect("over");
        assertThat(hello(client, "John")).isEqualTo("Hello John");
    }

    @Test
    void noCallFailsWhenOneOfTwoNodesOfGrpcGoIsKilled() throws Exception {
        var killed = cast.grpc("serve");
        var client = clientOf(killed, cast.grpc("serve"));
        try (var calls = new SteadyCalls(repeatable -> hello(client, "x"), 100)) {
            calls.go(100);
            killed.kill();
            calls.go(100);
            calls.finish();
            assertThat(calls.failed()).isEmpty();
            assertThat(calls.unknown()).isEmpty();
        }
    }
}
