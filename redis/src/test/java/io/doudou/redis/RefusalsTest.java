package io.doudou.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.broker.Message;
import io.doudou.broker.Terms;
import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.plugin.Plugin;
import io.doudou.plugin.PluginOptions;
import io.doudou.plugin.RegistryPlugin;
import io.doudou.redis.option.RedisOptions;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;

/** A server that says no is told apart from one that is away, and the message says what to do. */
@Timeout(30)
class RefusalsTest {

    private static RedisServer server;

    @BeforeAll
    static void startServer() throws Exception {
        server = RedisServer.start(RedisServer.REDIS);
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void empty() {
        server.emptied();
    }

    @Test
    void thePluginsAreFoundByTheirName() {
        assertThat(ServiceLoader.load(Plugin.class))
                .filteredOn(plugin -> plugin.name().equals("redis"))
                .hasSize(2);
    }

    @Test
    void aWrongPasswordEndsTheStart() {
        var wrong = server.settings().with(RedisOptions.PASSWORD, "wrong");
        assertThatThrownBy(() -> open(wrong))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("127.0.0.1:" + server.port())
                .hasMessageContaining("GDD_REDIS_PASSWORD");
    }

    @Test
    void aMissingPasswordEndsTheStart() throws Exception {
        try (var locked = RedisServer.start(RedisServer.REDIS, "--requirepass", "secret")) {
            assertThatThrownBy(() -> open(locked.settings()))
                    .hasMessageContaining("NOAUTH")
                    .hasMessageContaining("GDD_REDIS_PASSWORD");
            open(locked.settings().with(RedisOptions.PASSWORD, "secret")).close();
        }
    }

    @Test
    void aKeyOfAnotherTypeEndsTheStart() {
        server.ask("SET", "gosd", "mine");
        assertThatThrownBy(() -> open(server.settings()))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("WRONGTYPE")
                .hasMessageContaining("GDD_REDIS_KEY");
    }

    @Test
    void aReplicaRefusesToRegister() throws Exception {
        try (var replica =
                RedisServer.start(
                        RedisServer.REDIS, "--replicaof", "127.0.0.1", "" + server.port())) {
            try (var registry = open(replica.settings())) {
                assertThatThrownBy(() -> registry.register(AwayTest.service("users", "a")))
                        .isInstanceOf(Unreachable.class)
                        .hasMessageContaining("READONLY")
                        .hasMessageContaining("replica");
            }
        }
    }

    @Test
    void aUserWithoutRightsIsTold() {
        server.ask("ACL", "SETUSER", "guest", "on", ">pw", "~gosd*", "+ping", "+hgetall");
        var guest =
                server.settings()
                        .with(RedisOptions.USER, "guest")
                        .with(RedisOptions.PASSWORD, "pw")
                        .with(RedisOptions.LIST, RedisOptions.ListMode.STRICT);
        try (var registry = open(guest)) {
            assertThatThrownBy(() -> registry.register(AwayTest.service("users", "a")))
                    .hasMessageContaining("NOPERM")
                    .hasMessageContaining("right");
        }
    }

    @Test
    void aServerThatMustBeThereAndIsNotEndsTheStart() throws Exception {
        try (var gone = RedisServer.start(RedisServer.REDIS)) {
            gone.kill();
            open(gone.settings()).close();
            assertThatThrownBy(() -> open(gone.settings().with(RedisOptions.REQUIRED, true)))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("127.0.0.1:" + gone.port());
        }
    }

    @Test
    void entriesOfOddShapeHideOnlyThemselves() {
        var odd =
                Map.of(
                        "nodash", "http://127.0.0.1:1",
                        "-", "http://127.0.0.1:2",
                        "users-", "http://127.0.0.1:3/",
                        "users-1", "http://localhost:fake",
                        "users-2", "",
                        "users-3", "\u0000\u0001 nonsense",
                        "users-4", "http://[::1",
                        "a-b-c-5", "http://127.0.0.1:4");
        odd.forEach((field, url) -> server.ask("HSET", "gosd", field, url));
        server.ask("HSET", "gosd:meta", "nodash", "{\"id\":7", "a-b-c-5", "[]");
        try (var registry = open(server.settings())) {
            assertThat(registry.list()).containsExactly("a-b-c", "nodash", "users");
            assertThat(registry.lookup("users"))
                    .flatExtracting(Service::nodes)
                    .singleElement()
                    .satisfies(node -> assertThat(node.id()).isEqualTo("users-"))
                    .satisfies(node -> assertThat(node.address()).isEqualTo("http://127.0.0.1:3"));
        }
    }

    @Test
    void aTopicWhoseKeyIsOfAnotherTypeIsRefused() {
        server.ask("SET", "doudou:topic:orders", "mine");
        try (var broker = new RedisBroker(server.settings(), Ticker.system(), new Random(1))) {
            assertThatThrownBy(() -> broker.publish("orders", Message.of("1")))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("WRONGTYPE");
            assertThatThrownBy(() -> broker.subscribe("orders", delivery -> {}, Terms.alone()))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("WRONGTYPE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://redis", "redis:99999", "a b", ":6379", "a,,b"})
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> Settings.none().with(RedisOptions.ADDRESS, address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GDD_REDIS_ADDRESS");
    }

    @Test
    void theGeneralAddressOfRegistriesCounts() {
        var general =
                Settings.none()
                        .with(
                                PluginOptions.REGISTRY_ADDRESS,
                                "127.0.0.1:1,127.0.0.1:" + server.port());
        try (var registry = open(general.with(RedisOptions.REQUIRED, true))) {
            assertThat(registry.list()).isEmpty();
        }
    }

    private static Registry open(Settings settings) {
        return ServiceLoader.load(Plugin.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(plugin -> plugin.name().equals("redis"))
                .filter(RegistryPlugin.class::isInstance)
                .map(RegistryPlugin.class::cast)
                .findFirst()
                .orElseThrow()
                .open(settings);
    }
}
