package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.codec.JsonCodec;
import io.doudou.fault.Fault;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.http.Call;
import io.doudou.http.Passing;
import io.doudou.http.ServiceClient;
import io.doudou.stream.Source;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** Methods that stream between processes that reach each other over NATS only. */
@Timeout(120)
class NatsStreamsTest {

    private static final JsonCodec<Map<String, String>> TEXTS = GreeterNode.TEXTS;
    private static final long RETRY_NANOS = 20_000_000;

    @RegisterExtension private final MicroCast cast = MicroCast.atAddresses();
    private SystemHost server;
    private Program service;
    private ServiceClient client;

    @BeforeEach
    void startAll() {
        server = SystemHost.start(SystemHost.Kind.NATS);
        service = cast.java(GreeterNode.class, settings(), "serve");
        service.expect("ready\t.*");
        client = cast.application(settings()).client("greeter");
        awaitAnswer();
    }

    @AfterEach
    void stopServer() {
        cast.close();
        if (server != null) {
            server.close();
        }
    }

    private Map<String, String> settings() {
        return Map.of(
                "GDD_REGISTRY", "nats",
                "GDD_TRANSPORT", "nats",
                "GDD_NATS_SERVERS", server.address());
    }

    private static Call counting(int to) {
        return Call.of("Count", "POST", "/count")
                .procedure("Greeter.Count", Passing.BODY)
                .body("request", TEXTS, Map.of("name", "" + to));
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

    /** Waits until the service can be called, which may take a moment after its server is back. */
    private void awaitAnswer() {
        var until = System.nanoTime() + Program.PATIENCE.toNanos();
        while (!isAnswered()) {
            assertThat(System.nanoTime() - until).as("patience").isNegative();
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    private boolean isAnswered() {
        try {
            return counted(1).equals(List.of("1"));
        } catch (ServiceException notYet) {
            return false;
        }
    }

    private List<String> counted(int to) {
        var numbers = new ArrayList<String>();
        try (var answers = client.items(counting(to), TEXTS)) {
            answers.forEach(answer -> numbers.add(answer.get("greeting")));
        }
        return numbers;
    }

    @Test
    void valuesComeInOrderHoweverManyThereAre() {
        var numbers = counted(10_000);
        assertThat(numbers).hasSize(10_000);
        for (int i = 0; i < 10_000; i++) {
            assertThat(numbers.get(i)).isEqualTo("" + (i + 1));
        }
    }

    @Test
    void eachNameIsAnsweredBeforeTheNextAndAFaultIsWhole() {
        var names = new LinkedBlockingQueue<String>();
        try (var answers = client.items(chatting(saying(names)), TEXTS)) {
            for (int i = 0; i < 10; i++) {
                names.add("x" + i);
                assertThat(answers.next()).isEqualTo(GreeterNode.greeting("Hello x" + i));
            }
            names.add("no");
            assertThatThrownBy(answers::next).isEqualTo(new Fault(403, "no", "I will not"));
        }
    }

    @Test
    void streamsBreakWithTheServerAndNewOnesBeginWhenItIsBack() {
        var names = new LinkedBlockingQueue<String>();
        try (var answers = client.items(chatting(saying(names)), TEXTS)) {
            names.add("x");
            assertThat(answers.next()).isEqualTo(GreeterNode.greeting("Hello x"));
            server.kill();
            assertThatThrownBy(answers::next)
                    .isInstanceOf(Unknown.class)
                    .hasMessageContaining("NATS broke off");
        }
        server.begin();
        awaitAnswer();
        assertThat(counted(3)).containsExactly("1", "2", "3");
    }

    @Test
    void aServiceThatIsKilledInTheMiddleOfAStreamIsNoticed() {
        var names = new LinkedBlockingQueue<String>();
        try (var answers = client.items(chatting(saying(names)), TEXTS)) {
            names.add("x");
            assertThat(answers.next()).isEqualTo(GreeterNode.greeting("Hello x"));
            service.kill();
            assertThatThrownBy(answers::next).isInstanceOf(Unknown.class);
        }
    }
}
