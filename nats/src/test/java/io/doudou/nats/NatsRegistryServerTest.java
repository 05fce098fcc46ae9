package io.doudou.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.registry.Watch;
import io.doudou.time.Ticker;
import io.nats.client.Nats;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What is said over NATS, and what becomes of it when servers or nodes go away. */
@Timeout(60)
class NatsRegistryServerTest {

    private static final Service USERS =
            new Service(
                    "users",
                    "1",
                    Map.of("team", "shop"),
                    List.of(),
                    List.of(node("users-1", "http://127.0.0.1:6060/api")));

    private NatsServer server;

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void whatOneRegistersTheOtherFindsAsItWasRegistered() throws Exception {
        server = NatsServer.startWithoutStreams();
        try (var other = open(server.settings());
                var watch = other.watch("users")) {
            awaitNodes(watch, 0);
            try (var one = open(server.settings())) {
                one.register(USERS);
                assertThat(awaitNodes(watch, 1)).containsExactly(USERS);
                assertThat(other.lookup("users")).containsExactly(USERS);
                assertThat(other.list()).containsExactly("users");
            }
            assertThat(awaitNodes(watch, 0)).isEmpty();
        }
    }

    @Test
    void aQuestionIsAnsweredInTheFormOfGoMicro() throws Exception {
        server = NatsServer.startWithoutStreams();
        try (var registry = open(server.settings())) {
            registry.register(USERS);
            assertThat(registry.list()).containsExactly("users");
            var connection = Nats.connect(server.url());
            var answers = new LinkedBlockingQueue<String>();
            var inbox = connection.createInbox();
            connection
                    .createDispatcher(answer -> answers.add(new String(answer.getData(), UTF_8)))
                    .subscribe(inbox);
            var question = "{\"Service\":{\"name\":\"users\"},\"Action\":\"get\"}";
            connection.publish(NatsRegistry.QUERY, inbox, question.getBytes(UTF_8));
            assertThat(answers.poll(20, TimeUnit.SECONDS))
                    .startsWith("{\"name\":\"users\",\"version\":\"1\",")
                    .contains(
                            "\"nodes\":[{\"id\":\"users-1\",\"address\":\"127.0.0.1:6060\","
                                    + "\"metadata\":{",
                            "\"protocol\":\"mucp\"");
            connection.close();
        }
    }

    @Test
    void whatIsKnownIsUsedWhileTheServerIsAwayAndRegistrationsComeBack() throws Exception {
        server = NatsServer.startWithoutStreams();
        try (var one = open(server.settings());
                var other = open(impatient(server));
                var watch = other.watch("users")) {
            one.register(USERS);
            awaitNodes(watch, 1);
            server.kill();
            assertThat(other.lookup("users")).containsExactly(USERS);
            assertThatThrownBy(() -> other.lookup("orders")).isInstanceOf(Unreachable.class);
            one.register(Service.of("users", List.of(node("users-2", "http://127.0.0.1:6061"))));
            server.begin();
            var began = Ticker.system().nanos();
            awaitNodes(watch, 2);
            assertThat(Duration.ofNanos(Ticker.system().nanos() - began))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aNodeThatAnswersNoMoreIsGone() throws Exception {
        server = NatsServer.startWithoutStreams();
        var settings = server.settings().with(NatsOptions.REGISTRY_REFRESH, Duration.ofSeconds(1));
        var connection = Nats.connect(server.url());
        try (var registry = open(settings);
                var watch = registry.watch("users")) {
            // Listens from here on.
            assertThat(registry.lookup("users")).isEmpty();
            awaitNodes(watch, 0);
            connection.publish(NatsRegistry.WATCH, ServiceJson.write(ServiceJson.CREATE, USERS));
            assertThat(awaitNodes(watch, 1).getFirst().nodes())
                    .extracting(Node::id)
                    .containsExactly("users-1");
            assertThat(awaitNodes(watch, 0)).isEmpty();
        }
        connection.close();
    }

    @Test
    void whatMakesNoSenseIsPassedOver() throws Exception {
        server = NatsServer.startWithoutStreams();
        var connection = Nats.connect(server.url());
        try (var registry = open(server.settings())) {
            registry.register(USERS);
            assertThat(registry.list()).containsExactly("users");
            for (var odd : List.of("", "{", "[]", "{\"Action\":7}", "{\"Action\":\"get\"}")) {
                connection.publish(NatsRegistry.QUERY, "nobody", odd.getBytes(UTF_8));
                connection.publish(NatsRegistry.WATCH, odd.getBytes(UTF_8));
            }
            connection.flush(Duration.ofSeconds(5));
            assertThat(registry.lookup("users")).containsExactly(USERS);
            assertThat(registry.list()).containsExactly("users");
        }
        connection.close();
    }

    private static Settings impatient(NatsServer server) {
        return server.settings().with(NatsOptions.CONNECT_TIMEOUT, Duration.ofMillis(500));
    }

    private static Registry open(Settings settings) {
        return new NatsRegistry(settings, Ticker.system());
    }

    private static Node node(String id, String address) {
        return new Node(id, address, Map.of("zone", "a"));
    }

    private static List<Service> awaitNodes(Watch watch, int count) throws InterruptedException {
        for (var next = watch.next(); next.isPresent(); next = watch.next()) {
            if (next.get().stream().mapToInt(service -> service.nodes().size()).sum() == count) {
                return next.get();
            }
        }
        throw new AssertionError("the watch ended before there were " + count + " nodes");
    }
}
