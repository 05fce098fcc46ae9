package io.doudou.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.registry.Watch;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a real agent is told, and what happens when it refuses, forgets or goes away. */
@Timeout(90)
class ConsulRegistryServerTest {

    private static final String CLOSED =
            """
            acl { enabled = true default_policy = "deny" tokens { initial_management = "root" master = "root" } }
            """;

    private ConsulServer server;

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theAgentIsToldWhatGoMicroTellsIt() {
        server = ConsulServer.start();
        try (var registry = open(server.settings())) {
            registry.register(
                    new Service(
                            "greeter",
                            "1.0.0",
                            Map.of(),
                            List.of(),
                            List.of(node("greeter-7", "http://127.0.0.1:6060/api"))));
            var told = server.get("/v1/agent/service/greeter-7");
            assertThat(told)
                    .contains(
                            "\"ID\":\"greeter-7\"",
                            "\"Service\":\"greeter\"",
                            "\"Address\":\"127.0.0.1\"",
                            "\"Port\":6060",
                            "\"protocol\":\"mucp\"",
                            "\"zone\":\"a\"")
                    .contains(new Tags("1.0.0", List.of(), Map.of()).texts().getFirst());
            assertThat(server.get("/v1/agent/checks"))
                    .contains("\"CheckID\":\"service:greeter-7\"", "\"Type\":\"ttl\"");
        }
        assertThat(server.get("/v1/agent/services")).doesNotContain("greeter-7");
    }

    @Test
    void criticalNodesAreSkippedAndPlainServicesAreFound() throws Exception {
        server = ConsulServer.start();
        register(
                "{\"ID\":\"old\",\"Name\":\"greeter\",\"Address\":\"10.0.0.7\",\"Port\":80,"
                        + "\"Tags\":[\"v=1.0.0\",\"t={\\\"zone\\\":\\\"b\\\"}\"]}");
        register(
                "{\"ID\":\"sick\",\"Name\":\"greeter\",\"Address\":\"10.0.0.8\",\"Port\":80,"
                        + "\"Check\":{\"TTL\":\"30s\",\"Status\":\"critical\"}}");
        register("{\"ID\":\"bare\",\"Name\":\"greeter\",\"Meta\":{\"zone\":\"c\"}}");
        try (var registry = open(server.settings());
                var watch = registry.watch("greeter")) {
            awaitNodes(watch, 2);
            assertThat(registry.lookup("greeter"))
                    .containsExactlyInAnyOrder(
                            new Service(
                                    "greeter",
                                    "1.0.0",
                                    Map.of(),
                                    List.of(),
                                    List.of(new Node("old", "10.0.0.7:80", Map.of("zone", "b")))),
                            Service.of(
                                    "greeter",
                                    List.of(new Node("bare", "127.0.0.1", Map.of("zone", "c")))));
            server.put("/v1/agent/check/pass/service:sick", "");
            awaitNodes(watch, 3);
        }
    }

    private void register(String json) {
        assertThat(server.put("/v1/agent/service/register", json)).isEmpty();
    }

    @Test
    void anAgentThatForgotEverythingKnowsTheNodesAgainWithinFiveSeconds() throws Exception {
        server = ConsulServer.start();
        var users = Service.of("users", List.of(node("users-1", "http://127.0.0.1:6060")));
        try (var registry = open(server.settings());
                var other = open(server.settings());
                var watch = other.watch("users")) {
            registry.register(users);
            assertThat(awaitNodes(watch, 1)).containsExactly(users);
            server.kill();
            assertThatThrownBy(() -> other.lookup("users"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining(server.address());
            server.wipe();
            server.begin();
            server.await("/v1/status/leader", ":");
            var began = Ticker.system().nanos();
            server.await("/v1/health/service/users?passing", "users-1");
            assertThat(Duration.ofNanos(Ticker.system().nanos() - began))
                    .isLessThan(Duration.ofSeconds(5));
            registry.register(Service.of("users", List.of(node("users-2", "http://127.0.0.1:1"))));
            // No snapshot in between has fewer nodes: the one that was known stays all the time.
            assertThat(watch.next().orElseThrow().getFirst().nodes())
                    .extracting(Node::id)
                    .containsExactlyInAnyOrder("users-1", "users-2");
        }
    }

    @Test
    void aProgramStartsWhileTheAgentIsAway() throws Exception {
        server = ConsulServer.prepare();
        var users = Service.of("users", List.of(node("users-1", "http://127.0.0.1:6060")));
        try (var registry = open(server.settings());
                var watch = registry.watch("users")) {
            registry.register(users);
            assertThatThrownBy(() -> registry.lookup("users")).isInstanceOf(Unreachable.class);
            server.begin();
            assertThat(awaitNodes(watch, 1)).containsExactly(users);
        }
    }

    @Test
    void aRefusalSaysWhichTokenIsMissing() {
        server = ConsulServer.start(CLOSED);
        server.await("/v1/acl/token/self?token=root", "AccessorID");
        var users = Service.of("users", List.of(node("users-1", "http://127.0.0.1:6060")));
        try (var stranger = open(server.settings())) {
            assertThatThrownBy(() -> stranger.register(users))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContainingAll("403", "GDD_CONSUL_TOKEN", "users-1");
        }
        try (var known = open(server.settings().with(ConsulOptions.TOKEN, "root"))) {
            known.register(users);
            assertThat(server.get("/v1/agent/services?token=root")).contains("users-1");
        }
    }

    @Test
    void withoutALeaderALookUpSaysSoAndRegisteringIsMadeUpForLater() {
        server =
                ConsulServer.prepare(
                        "bootstrap_expect = 2", "performance { rpc_hold_timeout = \"100ms\" }");
        server.begin();
        server.await("/v1/agent/self", "Config");
        var settings = server.settings().with(ConsulOptions.TIMEOUT, Duration.ofSeconds(2));
        try (var registry = open(settings)) {
            registry.register(
                    Service.of("users", List.of(node("users-1", "http://127.0.0.1:6060"))));
            assertThat(server.get("/v1/agent/services")).contains("users-1");
            assertThatThrownBy(() -> registry.lookup("users"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("leader");
        }
    }

    private static Registry open(Settings settings) {
        return new ConsulRegistry(settings, Ticker.system(), new Random(1));
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
