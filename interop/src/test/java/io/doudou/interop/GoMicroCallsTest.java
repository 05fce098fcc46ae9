package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.call.CallScope;
import io.doudou.codec.JsonCodec;
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

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Programs of go-micro and Java services call each other at fixed addresses. */
class GoMicroCallsTest {

    private static final JsonCodec<Map<String, String>> TEXTS = GreeterNode.TEXTS;

    @RegisterExtension private final MicroCast cast = MicroCast.atAddresses();

    private static Routes greeter() {
        return Routes.of("greeter", GoMicroCallsTest.class)
                .route(
                        Route.of("Hello", "POST", "/hello", GoMicroCallsTest::hello)
                                .consuming(MediaType.JSON)
                                .procedure("Greeter.Hello", Passing.BODY))
                .route(
                        Route.of("Wait", "POST", "/wait", GoMicroCallsTest::await)
                                .consuming(MediaType.JSON)
                                .procedure("Greeter.Wait", Passing.BODY));
    }

    private static Response hello(Request request) {
        var input = Input.of(request);
        var body = input.body("request", TEXTS);
        input.throwIfInvalid();
        return switch (body.getOrDefault("name", "")) {
            case "nobody" -> throw new Fault(404, "greeter.unknown", "there is <nobody>");
            case "me" -> {
                var user = CallScope.current().metadata().getOrDefault("x-user-id", "?");
                yield Response.json(TEXTS, Map.of("greeting", "Hello " + user));
            }
            case String name -> Response.json(TEXTS, Map.of("greeting", "Hello " + name));
        };
    }

    private static Response await(Request request) throws InterruptedException {
        new CountDownLatch(1).await();
        return Response.noContent();
    }

    /** A program of go-micro that calls a Java service. */
    private Program callerOf(Routes service, GoMicro release, String... more) {
        var arguments = new ArrayList<>(List.of("-address", cast.serving(service)));
        arguments.addAll(List.of(more));
        var caller = cast.go(release, "call", arguments.toArray(String[]::new));
        caller.expect("ready");
        return caller;
    }

    private ServiceClient clientOf(Program... greeters) {
        return cast.clientOf(
                Arrays.stream(greeters).map(MicroCast::addressOf).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void aJavaServiceAnswersAProgramOfGoMicro(GoMicro release) {
        var caller = callerOf(greeter(), release);
        caller.tell("Greeter.Hello John");
        caller.expect("answer\tHello John");
        caller.tell("Greeter.Hello Jürgen");
        caller.expect("answer\tHello Jürgen");
    }

    @ParameterizedTest
    @EnumSource
    void metadataOfAProgramOfGoMicroReachTheHandler(GoMicro release) {
        var caller = callerOf(greeter(), release);
        caller.tell("Greeter.Hello me");
        caller.expect("answer\tHello john");
    }

    @ParameterizedTest
    @EnumSource
    void faultsReachAProgramOfGoMicroWithCodeIdAndDetail(GoMicro release) {
        var caller = callerOf(greeter(), release);
        caller.tell("Greeter.Hello nobody");
        caller.expect("error\t404\tgreeter\tthere is <nobody>");
        caller.tell("Greeter.Nope John");
        caller.expect("error\t.*\trpc: can't find method Nope");
        caller.tell("Greeter.Hello John");
        caller.expect("answer\tHello John");
    }

    @ParameterizedTest
    @EnumSource
    void aHandlerThatTakesTooLongIsATimeoutForAProgramOfGoMicro(GoMicro release) {
        var caller = callerOf(greeter(), release, "-timeout", "300ms");
        caller.tell("Greeter.Wait John");
        caller.expect("error\t(408|504|500)\t.*");
        caller.tell("Greeter.Hello John");
        caller.expect("answer\tHello John");
    }

    @ParameterizedTest
    @EnumSource
    void aServiceOfGoMicroAnswersAJavaClient(GoMicro release) {
        var client = clientOf(cast.greeter(release));
        assertThat(GreeterNode.hello(client, "John")).isEqualTo("Hello John");
        assertThat(GreeterNode.hello(client, "Jürgen")).isEqualTo("Hello Jürgen");
        var scope = CallScope.NONE.with("X-User-Id", "ann");
        assertThat(scope.call(() -> GreeterNode.hello(client, "me"))).isEqualTo("Hello ann");
    }

    @ParameterizedTest
    @EnumSource
    void errorsOfAServiceOfGoMicroAreFaults(GoMicro release) {
        var client = clientOf(cast.greeter(release));
        assertThatThrownBy(() -> GreeterNode.hello(client, "nobody"))
                .isEqualTo(new Fault(404, "http.404", "there is <nobody>").with("id", "greeter"));
        var nope =
                Call.of("Nope", "POST", "/nope")
                        .procedure("Greeter.Nope", Passing.BODY)
                        .body("request", TEXTS, Map.of());
        assertThatThrownBy(() -> client.json(nope, TEXTS))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("rpc: can't find method Nope");
    }

    @ParameterizedTest
    @EnumSource
    void noCallFailsWhenOneOfTwoNodesOfGoMicroIsKilledOrStopped(GoMicro release) throws Exception {
        var killed = cast.greeter(release);
        var stopped = cast.greeter(release);
        var client = clientOf(killed, stopped, cast.greeter(release));
        try (var calls = new SteadyCalls(repeatable -> GreeterNode.hello(client, "x"), 100)) {
            calls.go(100);
            killed.kill();
            calls.go(100);
            stopped.signal("TERM");
            calls.go(100);
            calls.finish();
            assertThat(calls.made()).isGreaterThanOrEqualTo(300);
            assertThat(calls.failed()).isEmpty();
            assertThat(calls.unknown()).isEmpty();
        }
    }
}
