package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.app.Application;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.fault.Fault;
import io.doudou.fault.Unknown;
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
import io.doudou.stream.Source;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/** Programs of go-micro and Java services stream to each other at fixed addresses. */
@Timeout(300)
class GoMicroStreamsTest {

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
        var program = Program.start(release + "-" + part, release.command(part, arguments));
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
        return Routes.of("greeter", GoMicroStreamsTest.class)
                .route(
                        Route.of("Count", "POST", "/count", GoMicroStreamsTest::count)
                                .consuming(MediaType.JSON)
                                .producing(MediaType.ITEMS)
                                .procedure("Greeter.Count", Passing.BODY))
                .route(
                        Route.of("Chat", "POST", "/chat", GoMicroStreamsTest::chat)
                                .consuming(MediaType.ITEMS)
                                .producing(MediaType.ITEMS)
                                .procedure("Greeter.Chat", Passing.BODY));
    }

    private static Response count(Request request) {
        var input = Input.of(request);
        var body = input.body("request", TEXTS);
        input.throwIfInvalid();
        var numbers = IntStream.rangeClosed(1, Integer.parseInt(body.get("name"))).boxed();
        return Response.items(
                request, TEXTS, Source.of(numbers.map(each -> greeting("" + each)).toList()));
    }

    private static Response chat(Request request) {
        var names = Input.of(request).items("names", TEXTS);
        Source<Map<String, String>> answers =
                Source.from(
                        sink -> {
                            for (var name : names) {
                                switch (name.getOrDefault("name", "")) {
                                    case "bye" -> {
                                        return;
                                    }
                                    case "no" -> throw new Fault(403, "no", "I will not");
                                    case String each -> sink.put(greeting("Hello " + each));
                                }
                            }
                        });
        return Response.items(request, TEXTS, answers);
    }

    private static Map<String, String> greeting(String text) {
        return Map.of("greeting", text);
    }

    private Program callerOf(Application service, GoMicro release) {
        var address = URI.create(service.address()).getAuthority();
        var caller = go(release, "stream", "-address", address);
        caller.expect("ready");
        return caller;
    }

    private ServiceClient clientOf(Program node) {
        var address = node.expect("ready\t.*").split("\t")[1];
        return application(Map.of("GREETER", "mucp://" + address)).client("greeter");
    }

    private static Call chatting(Source<Map<String, String>> names) {
        return Call.of("Chat", "POST", "/chat")
                .procedure("Greeter.Chat", Passing.BODY)
                .items("names", TEXTS, names);
    }

    private static Source<Map<String, String>> saying(LinkedBlockingQueue<String> names) {
        return Source.from(
                sink -> {
                    while (true) {
                        sink.put(Map.of("name", names.take()));
                    }
                });
    }

    @DisplayName("go-micro 18.11: a server stream of 10, for a program of go-micro")
    @ParameterizedTest
    @EnumSource
    void aJavaServiceStreamsToAProgramOfGoMicro(GoMicro release) {
        var caller = callerOf(application(Map.of()).serve(greeter()).start(), release);
        caller.tell("count 10");
        for (int i = 1; i <= 10; i++) {
            caller.expect("answer\t" + i);
        }
        caller.expect("end");
    }

    @DisplayName("go-micro 18.11: ping-pong of 10, an error and a normal end, with its programs")
    @ParameterizedTest
    @EnumSource
    void aJavaServiceChatsWithAProgramOfGoMicro(GoMicro release) {
        var caller = callerOf(application(Map.of()).serve(greeter()).start(), release);
        caller.tell("chat a b c d e f g h i j bye");
        for (var name : "abcdefghij".split("")) {
            caller.expect("answer\tHello " + name);
        }
        caller.expect("end");
        caller.tell("chat a no");
        caller.expect("answer\tHello a");
        caller.expect("error\t403\tgreeter\tI will not");
    }

    /** Release 5 mixes up what it sends too quickly, so there is one message at a time. */
    @DisplayName("go-micro 18.24: ping-pong with a service of go-micro, an end and an error")
    @ParameterizedTest
    @EnumSource
    void aJavaClientChatsWithAServiceOfGoMicro(GoMicro release) {
        var client = clientOf(go(release, "serve", "-domain", "none"));
        var names = new LinkedBlockingQueue<String>();
        try (var answers = client.items(chatting(saying(names)), TEXTS)) {
            for (int i = 0; i < 10; i++) {
                names.add("x" + i);
                assertThat(answers.next()).isEqualTo(greeting("Hello x" + i));
            }
            names.add("bye");
            assertThat(answers.next()).isNull();
        }
        // A queue of its own: the thread of the first call may still wait at the other.
        var more = new LinkedBlockingQueue<String>();
        try (var answers = client.items(chatting(saying(more)), TEXTS)) {
            more.add("no");
            assertThatThrownBy(answers::next)
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.status()).isEqualTo(403))
                    .hasMessageContaining("I will not");
        }
    }

    @DisplayName("go-micro 18.11: a killed peer is noticed")
    @ParameterizedTest
    @EnumSource
    void aJavaClientNoticesThatTheServiceWasKilled(GoMicro release) {
        var service = go(release, "serve", "-domain", "none");
        var client = clientOf(service);
        var names = new LinkedBlockingQueue<String>();
        try (var answers = client.items(chatting(saying(names)), TEXTS)) {
            names.add("x");
            assertThat(answers.next()).isEqualTo(greeting("Hello x"));
            service.kill();
            assertThatThrownBy(answers::next).isInstanceOf(Unknown.class);
        }
    }

    @DisplayName("go-micro 18.24: a server stream of 10 of a service of go-micro")
    @ParameterizedTest
    @EnumSource(names = "MICRO1")
    void aServiceOfGoMicroStreamsToAJavaClient(GoMicro release) {
        var client = clientOf(go(release, "serve", "-domain", "none"));
        var call =
                Call.of("Count", "POST", "/count")
                        .procedure("Greeter.Count", Passing.BODY)
                        .body("request", TEXTS, Map.of("name", "10"));
        try (var numbers = client.items(call, TEXTS)) {
            for (int i = 1; i <= 10; i++) {
                assertThat(numbers.next()).isEqualTo(greeting("" + i));
            }
            assertThat(numbers.next()).isNull();
        }
    }
}
