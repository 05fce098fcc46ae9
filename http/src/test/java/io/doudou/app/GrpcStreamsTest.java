package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.call.CallScope;
import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.ServiceShapes;
import io.doudou.fault.Fault;
import io.doudou.fault.ServiceException;
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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Streams over gRPC between two Java programs, in all kinds of methods. */
@Timeout(60)
class GrpcStreamsTest {

    private static final JsonCodec<Map<String, String>> TEXTS =
            JsonCodec.of(
                    in -> in.map(JsonReader::string),
                    (out, map) -> out.map(map, JsonWriter::value));

    private static final ServiceShapes SHAPES =
            ServiceShapes.of("talks")
                    .record("Word")
                    .field("text", Cardinality.ONE, FieldKind.STRING)
                    .procedure("Talks.Count", "Word", "Word")
                    .procedure("Talks.Flood", "Word", "Word")
                    .procedure("Talks.Join", "Word", "Word")
                    .procedure("Talks.Echo", "Word", "Word")
                    .build();

    /** More than all buffers and windows between the two together. */
    private static final int MANY = 2_000;

    private static final String LONG = "x".repeat(10_000);

    private final AtomicInteger made = new AtomicInteger();
    private final CountDownLatch left = new CountDownLatch(1);
    private Application service;
    private Application caller;
    private ServiceClient talks;

    @BeforeEach
    void start() {
        service = Application.with(LocalSettings.of(Map.of())).serve(routes()).start();
        var address = service.address().replaceFirst("http", "grpc");
        caller = Application.with(LocalSettings.of(Map.of("TALKS", address)));
        talks = caller.client("talks");
    }

    @AfterEach
    void end() {
        caller.close();
        service.close();
    }

    private Routes routes() {
        return Routes.of("talks", GrpcStreamsTest.class)
                .route(giving("Count", GrpcStreamsTest::count))
                .route(giving("Flood", this::flood))
                .route(taking("Join", GrpcStreamsTest::join))
                .route(taking("Echo", this::echo).producing(MediaType.ITEMS))
                .shaped(() -> SHAPES);
    }

    private static Route giving(String name, Handler handler) {
        return Route.of(name, "POST", "/" + name, handler)
                .consuming(MediaType.JSON)
                .producing(MediaType.ITEMS)
                .procedure("Talks." + name, Passing.BODY);
    }

    private static Route taking(String name, Handler handler) {
        return Route.of(name, "POST", "/" + name, handler)
                .consuming(MediaType.ITEMS)
                .procedure("Talks." + name, Passing.BODY);
    }

    private static Map<String, String> word(String text) {
        return Map.of("text", text);
    }

    private static String text(Request request) {
        var input = Input.of(request);
        var body = input.body("request", TEXTS);
        input.throwIfInvalid();
        return body.getOrDefault("text", "");
    }

    private static Response count(Request request) {
        var last = text(request);
        if (last.equals("never")) {
            throw new Fault(404, "talks.never", "There is no such number.").with("said", last);
        }
        Source<Map<String, String>> numbers =
                Source.from(
                        sink -> {
                            for (int i = 1; i <= Integer.parseInt(last.replace("!", "")); i++) {
                                sink.put(word("" + i));
                            }
                            if (last.endsWith("!")) {
                                throw new Fault(409, "talks.enough", "Enough.").with("at", last);
                            }
                        });
        return Response.items(request, TEXTS, numbers);
    }

    /** Long words until somebody stops it. */
    private Response flood(Request request) {
        Source<Map<String, String>> words =
                Source.from(
                        sink -> {
                            try {
                                while (true) {
                                    sink.put(word(LONG));
                                    made.incrementAndGet();
                                }
                            } finally {
                                left.countDown();
                            }
                        });
        return Response.items(request, TEXTS, words);
    }

    private static Response join(Request request) {
        var all = new StringBuilder();
        for (var word : Input.of(request).items("words", TEXTS)) {
            if (word.getOrDefault("text", "").equals("stop")) {
                throw new Fault(403, "talks.stopped", "No more.");
            }
            all.append(word.getOrDefault("text", ""));
        }
        return Response.json(TEXTS, word(all.toString()));
    }

    private Response echo(Request request) {
        var words = Input.of(request).items("words", TEXTS);
        Source<Map<String, String>> answers =
                Source.from(
                        sink -> {
                            try {
                                for (var word : words) {
                                    sink.put(word);
                                }
                            } finally {
                                left.countDown();
                            }
                        });
        return Response.items(request, TEXTS, answers);
    }

    private static Call call(String name) {
        return Call.of(name, "POST", "/" + name)
                .procedure("Talks." + name, Passing.BODY, () -> SHAPES);
    }

    private static Call call(String name, String text) {
        return call(name).body("request", TEXTS, word(text));
    }

    private static Call call(String name, Source<Map<String, String>> words) {
        return call(name).items("words", TEXTS, words);
    }

    private static Source<Map<String, String>> words(int count, String each) {
        return Source.of(IntStream.range(0, count).mapToObj(i -> word(each)).toList());
    }

    @Test
    void aMethodGivesAStream() {
        try (var numbers = talks.items(call("Count", "1000"), TEXTS)) {
            for (int i = 1; i <= 1000; i++) {
                assertThat(numbers.next()).isEqualTo(word("" + i));
            }
            assertThat(numbers.next()).isNull();
        }
        try (var none = talks.items(call("Count", "0"), TEXTS)) {
            assertThat(none.next()).isNull();
        }
    }

    @Test
    void aMethodTakesAStream() {
        var answer = talks.json(call("Join", words(MANY, LONG)), TEXTS);
        assertThat(answer).isEqualTo(word(LONG.repeat(MANY)));
        assertThat(talks.json(call("Join", words(0, "")), TEXTS)).isEqualTo(word(""));
    }

    @Test
    void aMethodTakesAndGivesStreamsAtTheSameTime() {
        var said = new LinkedBlockingQueue<String>();
        Source<Map<String, String>> words =
                Source.from(
                        sink -> {
                            for (var next = said.take(); !next.isEmpty(); next = said.take()) {
                                sink.put(word(next));
                            }
                        });
        try (var answers = talks.items(call("Echo", words), TEXTS)) {
            for (var each : List.of("a", "line\nbreak", "é", LONG)) {
                said.add(each);
                assertThat(answers.next()).isEqualTo(word(each));
            }
            said.add("");
            assertThat(answers.next()).isNull();
        }
    }

    @Test
    void aStreamIsRefusedBeforeItBeginsWithTheWholeFault() {
        assertThatThrownBy(() -> talks.items(call("Count", "never"), TEXTS))
                .isEqualTo(
                        new Fault(404, "talks.never", "There is no such number.")
                                .with("said", "never"));
    }

    @Test
    void aStreamThatFailsSaysSoBehindWhatItGave() {
        try (var numbers = talks.items(call("Count", "2!"), TEXTS)) {
            assertThat(numbers.next()).isEqualTo(word("1"));
            assertThat(numbers.next()).isEqualTo(word("2"));
            var fault = new Fault(409, "talks.enough", "Enough.").with("at", "2!");
            assertThatThrownBy(numbers::next).isEqualTo(fault);
        }
    }

    @Test
    void aMethodThatWantsNoMoreOfAStreamSaysSoWhileItIsSent() {
        var endless =
                Source.<Map<String, String>>from(
                        sink -> {
                            sink.put(word("stop"));
                            while (true) {
                                sink.put(word(LONG));
                            }
                        });
        assertThatThrownBy(() -> talks.json(call("Join", endless), TEXTS))
                .isEqualTo(new Fault(403, "talks.stopped", "No more."));
        expectAnotherCall();
    }

    @Test
    void whoReadsSlowlySlowsTheOtherDownAndWhoLeavesEndsIt() throws Exception {
        try (var words = talks.items(call("Flood", ""), TEXTS)) {
            assertThat(words.next()).isEqualTo(word(LONG));
            expectStandstill();
        }
        left.await();
        expectAnotherCall();
    }

    @Test
    void whoSendsIsSlowedDownByWhoDoesNotRead() throws Exception {
        var endless =
                Source.<Map<String, String>>from(
                        sink -> {
                            while (true) {
                                sink.put(word(LONG));
                                made.incrementAndGet();
                            }
                        });
        try (var answers = talks.items(call("Echo", endless), TEXTS)) {
            assertThat(answers.next()).isEqualTo(word(LONG));
            expectStandstill();
        }
        left.await();
    }

    @Test
    void aStreamEndsWhenTheDeadlineOfItsCallerHasPassed() throws Exception {
        var silent =
                Source.<Map<String, String>>from(
                        sink -> {
                            sink.put(word("a"));
                            new CountDownLatch(1).await();
                        });
        var scope = CallScope.NONE.within(Duration.ofMillis(500), Ticker.system());
        scope.call(
                () -> {
                    try (var answers = talks.items(call("Echo", silent), TEXTS)) {
                        assertThat(answers.next()).isEqualTo(word("a"));
                        assertThatThrownBy(answers::next).isInstanceOf(ServiceException.class);
                    }
                    return null;
                });
        left.await();
    }

    /** Nobody reads, and windows are full: other calls on the same connection go on meanwhile. */
    private void expectStandstill() {
        for (int i = 0; i < 500; i++) {
            expectAnotherCall();
        }
        assertThat(made.get()).isBetween(1, MANY);
    }

    private void expectAnotherCall() {
        try (var numbers = talks.items(call("Count", "1"), TEXTS)) {
            assertThat(numbers.next()).isEqualTo(word("1"));
            assertThat(numbers.next()).isNull();
        }
    }
}
