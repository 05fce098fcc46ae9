package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.codec.JsonCodec;
import io.doudou.fault.Fault;
import io.doudou.fault.Unknown;
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

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Programs of go-micro and Java services stream to each other at fixed addresses. */
@Timeout(300)
class GoMicroStreamsTest {

    private static final JsonCodec<Map<String, String>> TEXTS = GreeterNode.TEXTS;

    @RegisterExtension private final MicroCast cast = MicroCast.atAddresses();

    /** A program of go-micro that calls the streams of a Java service. */
    private Program caller(GoMicro release) {
        var caller = cast.go(release, "stream", "-address", cast.serving(GreeterNode.greeter()));
        caller.expect("ready");
        return caller;
    }

    private ServiceClient clientOf(Program greeter) {
        return cast.clientOf(MicroCast.addressOf(greeter));
    }

    static Call chatting(Source<Map<String, String>> names) {
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
        var caller = caller(release);
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
        var caller = caller(release);
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
        var client = clientOf(cast.greeter(release));
        var names = new LinkedBlockingQueue<String>();
        try (var answers = client.items(chatting(saying(names)), TEXTS)) {
            for (int i = 0; i < 10; i++) {
                names.add("x" + i);
                assertThat(answers.next()).isEqualTo(GreeterNode.greeting("Hello x" + i));
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
        var service = cast.greeter(release);
        var client = clientOf(service);
        var names = new LinkedBlockingQueue<String>();
        try (var answers = client.items(chatting(saying(names)), TEXTS)) {
            names.add("x");
            assertThat(answers.next()).isEqualTo(GreeterNode.greeting("Hello x"));
            service.kill();
            assertThatThrownBy(answers::next).isInstanceOf(Unknown.class);
        }
    }

    @DisplayName("go-micro 18.11: a caller that is killed is noticed")
    @ParameterizedTest
    @EnumSource
    void aJavaServiceNoticesThatItsCallerWasKilled(GoMicro release) throws Exception {
        var left = new CountDownLatch(1);
        var routes =
                Routes.of("greeter", GoMicroStreamsTest.class)
                        .route(
                                Route.of("Chat", "POST", "/chat", request -> await(request, left))
                                        .consuming(MediaType.ITEMS)
                                        .procedure("Greeter.Chat", Passing.BODY));
        var caller = cast.go(release, "stream", "-address", cast.serving(routes));
        caller.expect("ready");
        caller.tell("chat a");
        caller.expectNone("(answer|error)\t.*", Duration.ofMillis(500));
        caller.kill();
        left.await();
    }

    private static Response await(Request request, CountDownLatch left) {
        try (var names = Input.of(request).items("names", TEXTS)) {
            while (names.next() != null) {
                // Nothing is answered, so that the caller waits.
            }
            return Response.noContent();
        } finally {
            left.countDown();
        }
    }

    @DisplayName("go-micro 17.D9: a service that stops says so, and one that is killed is noticed")
    @ParameterizedTest
    @CsvSource({"MICRO5, KILLED", "MICRO5, FINISHED", "MICRO1, KILLED", "MICRO1, FINISHED"})
    void aProgramOfGoMicroHearsOfTheEndOfAJavaService(GoMicro release, End end) {
        var settings = Map.of("GDD_PORT", "0", "GDD_GRACE_TIMEOUT", "100ms");
        var service = cast.java(GreeterNode.class, settings, "serve");
        var address = URI.create(MicroCast.addressOf(service)).getAuthority();
        var caller = cast.go(release, "stream", "-address", address);
        caller.expect("ready");
        caller.tell("chat a wait");
        caller.expect("answer\tHello a");

        end.of(service);

        caller.expect(end == End.KILLED ? "error\t.*" : "error\t503\tgreeter\tThe server stops.");
    }

    @DisplayName("go-micro 18.24: a server stream of 10 of a service of go-micro")
    @ParameterizedTest
    @EnumSource(names = "MICRO1")
    void aServiceOfGoMicroStreamsToAJavaClient(GoMicro release) {
        var client = clientOf(cast.greeter(release));
        var call =
                Call.of("Count", "POST", "/count")
                        .procedure("Greeter.Count", Passing.BODY)
                        .body("request", TEXTS, Map.of("name", "10"));
        try (var numbers = client.items(call, TEXTS)) {
            for (int i = 1; i <= 10; i++) {
                assertThat(numbers.next()).isEqualTo(GreeterNode.greeting("" + i));
            }
            assertThat(numbers.next()).isNull();
        }
    }
}
