package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.app.Application;
import io.doudou.call.CallScope;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Fault;
import io.doudou.http.Call;
import io.doudou.http.HttpOptions;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.http.ServiceClient;
import io.doudou.option.Settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Programs of go-micro and Java services call each other at fixed addresses. */
class GoMicroCallsTest {

    private static final JsonCodec<Map<String, String>> TEXTS =
            JsonCodec.of(
                    in -> in.map(JsonReader::string),
                    (out, map) -> out.map(map, JsonWriter::value));

    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    @AfterEach
    void end() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }

    private Program go(GoMicro release, String part, String... arguments) {
        var name = release + "-" + part;
        var program = Program.start(name, release.command(part, arguments));
        running.push(program);
        return program;
    }

    private Application application(Map<String, String> environment) {
        var settings =
                Settings.load(new String[0], environment, Path.of("target"))
                        .with(HttpOptions.HOST, "127.0.0.1")
                        .with(HttpOptions.PORT, 0);
        var application = Application.with(settings);
        running.push(application);
        return application;
    }

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

    private static String hello(ServiceClient client, String name) {
        var call =
                Call.of("Hello", "POST", "/hello")
                        .idempotent()
                        .procedure("Greeter.Hello", Passing.BODY)
                        .body("request", TEXTS, Map.of("name", name));
        return client.json(call, TEXTS).get("greeting");
    }

    private Program callerOf(Application service, GoMicro release, String... more) {
        var arguments = new ArrayList<String>();
        arguments.add("-address");
        arguments.add(URI.create(service.address()).getAuthority());
        arguments.addAll(List.of(more));
        var caller = go(release, "call", arguments.toArray(String[]::new));
        caller.expect("ready");
        return caller;
    }

    private ServiceClient clientOf(String... addresses) {
        var all = String.join(",", List.of(addresses).stream().map("mucp://"::concat).toList());
        return application(Map.of("GREETER", all)).client("greeter");
    }

    /** Starts a greeter of go-micro; its address. */
    private String greeter(GoMicro release) {
        return ready(go(release, "serve", "-domain", "none"));
    }

    private static String ready(Program greeter) {
        return greeter.expect("ready\t.*").split("\t")[1];
    }

    @ParameterizedTest
    @EnumSource
    void aJavaServiceAnswersAProgramOfGoMicro(GoMicro release) {
        var service = application(Map.of()).serve(greeter()).start();
        var caller = callerOf(service, release);
        caller.tell("Greeter.Hello John");
        caller.expect("answer\tHello John");
        caller.tell("Greeter.Hello Jürgen");
        caller.expect("answer\tHello Jürgen");
    }

    @ParameterizedTest
    @EnumSource
    void metadataOfAProgramOfGoMicroReachTheHandler(GoMicro release) {
        var service = application(Map.of()).serve(greeter()).start();
        var caller = callerOf(service, release);
        caller.tell("Greeter.Hello me");
        caller.expect("answer\tHello john");
    }

    @ParameterizedTest
    @EnumSource
    void faultsReachAProgramOfGoMicroWithCodeIdAndDetail(GoMicro release) {
        var service = application(Map.of()).serve(greeter()).start();
        var caller = callerOf(service, release);
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
        var service = application(Map.of()).serve(greeter()).start();
        var caller = callerOf(service, release, "-timeout", "300ms");
        caller.tell("Greeter.Wait John");
        caller.expect("error\t(408|504|500)\t.*");
        caller.tell("Greeter.Hello John");
        caller.expect("answer\tHello John");
    }

    @ParameterizedTest
    @EnumSource
    void aServiceOfGoMicroAnswersAJavaClient(GoMicro release) {
        var client = clientOf(greeter(release));
        assertThat(hello(client, "John")).isEqualTo("Hello John");
        assertThat(hello(client, "Jürgen")).isEqualTo("Hello Jürgen");
        var scope = CallScope.NONE.with("X-User-Id", "ann");
        assertThat(scope.call(() -> hello(client, "me"))).isEqualTo("Hello ann");
    }

    @ParameterizedTest
    @EnumSource
    void errorsOfAServiceOfGoMicroAreFaults(GoMicro release) {
        var client = clientOf(greeter(release));
        assertThatThrownBy(() -> hello(client, "nobody"))
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
        var killed = go(release, "serve", "-domain", "none");
        var stopped = go(release, "serve", "-domain", "none");
        var stays = greeter(release);
        var client = clientOf(ready(killed), ready(stopped), stays);
        try (var calls = new SteadyCalls(repeatable -> hello(client, "x"), 100)) {
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
