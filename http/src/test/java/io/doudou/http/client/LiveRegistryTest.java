package io.doudou.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.codec.binary.Encodings;
import io.doudou.http.Call;
import io.doudou.http.ClientOptions;
import io.doudou.http.client.Wire.Shape;
import io.doudou.http.loop.Engine;
import io.doudou.option.Settings;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Calls go on while a registry tells of nodes that come, are doubted and go. */
class LiveRegistryTest {

    private static final Ticker TICKER = Ticker.system();

    private final Registry registry = Registry.inMemory();
    private final Engine engine = Engine.start();
    private final Map<String, RawNode> nodes = new HashMap<>();
    private final Clients clients =
            new Clients(
                    Settings.none()
                            .with(ClientOptions.SELECTOR, ClientOptions.Strategy.ROUND_ROBIN),
                    engine,
                    registry,
                    Carrying.PLAIN,
                    Encodings.standard(),
                    new Random(1),
                    TICKER);

    @AfterEach
    void close() {
        clients.close();
        registry.close();
        nodes.values().forEach(RawNode::close);
        engine.close();
    }

    /** A node that answers with its name. */
    private void join(String name) {
        try {
            nodes.put(name, RawNode.saying(RawNode.ok(name)));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        announce(name, Map.of());
    }

    private void announce(String name, Map<String, String> metadata) {
        var node = new Node(name, nodes.get(name).address(), metadata);
        registry.register(Service.of("usersvc", List.of(node)));
    }

    private void leave(String name) {
        var node = new Node(name, nodes.get(name).address(), Map.of());
        registry.deregister(Service.of("usersvc", List.of(node)));
    }

    private String ask() {
        var limit = new TimeLimit(TICKER.nanos() + Duration.ofSeconds(20).toNanos(), false, "late");
        var request = Call.of("GetUser", "GET", "/user").outgoing();
        var answer = clients.wire("usersvc").send(request, limit, Shape.WHOLE);
        return switch (answer.content()) {
            case Answer.Whole whole -> new String(whole.bytes(), StandardCharsets.UTF_8);
            case Answer.Cut cut -> throw cut.failure();
            case Answer.Refused refused -> throw refused.fault();
            case Answer.Flow flow -> throw new AssertionError("a stream");
        };
    }

    /** Asks until exactly these answer within so many calls in a row; the watch takes a moment. */
    private void awaitAnswersFrom(String... names) {
        Set<String> answered;
        do {
            answered = new TreeSet<>();
            for (int i = 0; i < 2 * names.length + 2; i++) {
                answered.add(ask());
            }
        } while (!answered.equals(Set.of(names)));
    }

    @Test
    void nodesThatJoinAreAskedAndThoseThatLeaveAreNot() {
        join("a");
        awaitAnswersFrom("a");
        join("b");
        join("c");
        awaitAnswersFrom("a", "b", "c");
        leave("b");
        awaitAnswersFrom("a", "c");
        leave("a");
        awaitAnswersFrom("c");
    }

    @Test
    void noCallFailsWhileNodesComeAndGoInAnOrderlyWay() throws Exception {
        join("first");
        var going = new AtomicBoolean(true);
        var answered = ConcurrentHashMap.<String>newKeySet();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            callers.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        while (going.get() && failures.isEmpty()) {
                                            try {
                                                answered.add(ask());
                                            } catch (RuntimeException failure) {
                                                failures.add(failure);
                                            }
                                        }
                                    }));
        }
        for (int i = 0; i < 10; i++) {
            var name = "node " + i;
            join(name);
            while (!answered.contains(name) && failures.isEmpty()) {
                Thread.onSpinWait();
            }
            leave(name);
        }
        going.set(false);
        for (var caller : callers) {
            caller.join();
        }
        assertThat(failures).isEmpty();
        assertThat(answered).hasSize(11);
    }

    @Test
    void aNodeThatRefusesConnectionsIsAskedLastFromThenOn() {
        join("a");
        join("b");
        awaitAnswersFrom("a", "b");
        // It is gone, and the registry does not know it yet.
        nodes.get("a").close();
        for (int i = 0; i < 20; i++) {
            assertThat(ask()).isEqualTo("b");
        }
    }

    @Test
    void allCallsThatANodeLeavesBehindGoToTheOthersHoweverManyTheyAre() throws Exception {
        int calls = 100;
        join("a");
        var left = new CountDownLatch(calls / 2);
        nodes.put(
                "b",
                new RawNode(
                        line -> {
                            line.request();
                            left.countDown();
                            // Nothing is said, and the connection ends with the node.
                            left.await();
                        }));
        announce("b", Map.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            for (int i = 0; i < calls; i++) {
                answers.add(threads.submit(this::ask));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("a");
            }
        }
        assertThat(left.getCount()).isZero();
    }

    @Test
    void aNodeThatAnswersNothingKeepsNoMoreCallsThanItHasConnections() throws Exception {
        int connections = Settings.none().get(ClientOptions.CONNECTIONS);
        join("a");
        var asked = new CountDownLatch(connections);
        var released = new CountDownLatch(1);
        nodes.put(
                "b",
                new RawNode(
                        line -> {
                            line.request();
                            asked.countDown();
                            released.await();
                        }));
        announce("b", Map.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2 * connections; i++) {
                threads.execute(this::ask);
            }
            asked.await();
            for (int i = 0; i < 20; i++) {
                assertThat(ask()).isEqualTo("a");
            }
            released.countDown();
        }
    }

    @Test
    void aSuspectIsAskedOnlyWhenNobodyElseIsLeftAndKeepsItsConnections() {
        join("a");
        join("b");
        awaitAnswersFrom("a", "b");
        announce("a", Map.of("status", "suspect"));
        awaitAnswersFrom("b");
        leave("b");
        awaitAnswersFrom("a");
        announce("a", Map.of());
        join("c");
        awaitAnswersFrom("a", "c");
        assertThat(nodes.get("a").connections()).isEqualTo(1);
    }
}
