package io.doudou.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.plugin.PluginOptions;
import io.doudou.redis.option.RedisOptions;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.testkit.RequiredTool;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The server is killed, comes back, forgets, and lets entries end. */
@Timeout(60)
class AwayTest {

    private static final Duration BACK = Duration.ofSeconds(5);

    @ParameterizedTest
    @EnumSource
    void aServerThatComesBackEmptyKnowsAllNodesWithinFiveSeconds(RedisOptions.ListMode mode)
            throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS)) {
            var settings = server.settings().with(RedisOptions.LIST, mode);
            try (var here = registry(settings, 1);
                    var there = registry(settings, 2)) {
                here.register(service("users", "a"));
                there.register(service("users", "b"));
                eventually(BACK, () -> ids(here).size() == 2);
                server.kill();
                assertThat(ids(here)).as("what was known is still answered").hasSize(2);
                server.restart();
                eventually(BACK, () -> server.ask("HLEN", "gosd").number() == 2);
            }
        }
    }

    @Test
    void nobodyCountsAsGoneUntilAllHadTheTimeToComeBackToAnEmptyServer() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS);
                var here = registry(server.settings().with(RedisOptions.REFRESH, second()), 1)) {
            here.register(service("users", "a"));
            server.ask("HSET", "gosd", "users-20160315122936.6", "http://127.0.0.1:2");
            eventually(BACK, () -> ids(here).size() == 2);
            server.kill();
            eventually(BACK, () -> failed(here) > 0);
            server.restart();
            eventually(BACK, () -> server.ask("HLEN", "gosd").number() == 1);
            assertThat(ids(here)).as("at once").hasSize(2);
            eventually(BACK.multipliedBy(2), () -> ids(here).equals(List.of("a")));
        }
    }

    @Test
    void aNodeThatRegistersWhileTheServerIsAwayIsThereWithinFiveSecondsOfItsReturn()
            throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS)) {
            server.kill();
            try (var here = registry(server.settings(), 1)) {
                here.register(service("users", "a"));
                assertThat(here.watch("users").next().orElseThrow()).isNotEmpty();
                server.restart();
                eventually(BACK, () -> server.ask("HLEN", "gosd").number() == 1);
                assertThat(ids(here)).hasSize(1);
            }
        }
    }

    @Test
    void nothingSpinsWhileTheServerIsAway() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS)) {
            server.kill();
            try (var here = registry(server.settings(), 1)) {
                here.register(service("users", "a"));
                var before = attempts(here);
                Ticker.system().sleep(Duration.ofSeconds(3));
                assertThat(attempts(here) - before).isBetween(1.0, 15.0);
            }
        }
    }

    @Test
    void aLookUpBeforeTheServerEverAnsweredSaysWhyThereIsNoAnswer() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS)) {
            server.kill();
            try (var here = registry(server.settings(), 1)) {
                assertThatThrownBy(() -> here.lookup("users"))
                        .isInstanceOf(Unreachable.class)
                        .hasMessageContaining("127.0.0.1:" + server.port())
                        .hasMessageContaining("GDD_REDIS_ADDRESS");
            }
        }
    }

    @Test
    void anEmptyListIsNoFailure() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS);
                var here = registry(server.settings(), 1)) {
            try (var there = registry(server.settings(), 2)) {
                there.register(service("users", "a"));
                eventually(BACK, () -> ids(here).size() == 1);
            }
            eventually(BACK, () -> ids(here).isEmpty());
        }
    }

    @Test
    void aCrashedNodeIsGoneAfterItsLeaseWhereOnlyKeysExpire() throws Exception {
        aCrashedNodeIsGoneAfterItsLease(RedisServer.REDIS);
    }

    @Test
    void aCrashedNodeIsGoneAfterItsLeaseWhereFieldsExpire() throws Exception {
        aCrashedNodeIsGoneAfterItsLease(RedisServer.VALKEY);
    }

    /** What crashed is an entry that was written as the registry writes it, and not renewed. */
    private static void aCrashedNodeIsGoneAfterItsLease(RequiredTool tool) throws Exception {
        try (var server = RedisServer.start(tool)) {
            var settings =
                    server.settings()
                            .with(PluginOptions.REGISTER_TTL, Duration.ofSeconds(1))
                            .with(PluginOptions.REGISTER_INTERVAL, Duration.ofMillis(300));
            CrashedNode.leave(settings, "users-20160315122936.5", "http://127.0.0.1:1");
            server.ask("HSET", "gosd", "users-20160315122936.6", "http://127.0.0.1:2");
            assertThat(server.ask("HLEN", "gosd").number()).isEqualTo(2);
            try (var here = registry(settings.with(RedisOptions.REFRESH, second()), 1)) {
                eventually(BACK, () -> ids(here).equals(List.of("users-20160315122936.6")));
                // As gosd reads it: the length of a hash counts fields that have just ended.
                assertThat(server.ask("HGETALL", "gosd").list()).hasSize(2);
            }
        }
    }

    @Test
    void anEntryThatSomebodyElseDeletesIsWrittenAgain() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS);
                var here = registry(server.settings().with(RedisOptions.REFRESH, second()), 1)) {
            here.register(service("users", "a"));
            server.ask("DEL", "gosd");
            eventually(BACK, () -> server.ask("HLEN", "gosd").number() == 1);
        }
    }

    static Registry registry(Settings settings, int seed) {
        return new RedisRegistry(settings, Ticker.system(), new SplittableRandom(seed));
    }

    static Service service(String name, String id) {
        return Service.of(name, List.of(new Node(id, "http://127.0.0.1:6060/" + id, Map.of())));
    }

    private static Duration second() {
        return Duration.ofSeconds(1);
    }

    private static double attempts(Registry registry) {
        return figure(registry, "doudou_redis_reads_total");
    }

    private static double failed(Registry registry) {
        return figure(registry, "doudou_redis_reads_failed_total");
    }

    private static double figure(Registry registry, String name) {
        return registry.roster().figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    static List<String> ids(Registry registry) {
        return registry.lookup("users").stream()
                .flatMap(service -> service.nodes().stream())
                .map(Node::id)
                .toList();
    }

    /** Waits until something holds. */
    static void eventually(Duration limit, Check check) throws Exception {
        var time = Ticker.system();
        for (long end = time.nanos() + limit.toNanos(); !check.holds(); ) {
            assertThat(time.nanos() - end).as("within " + limit).isNegative();
            time.sleep(Duration.ofMillis(20));
        }
    }

    interface Check {
        boolean holds() throws Exception;
    }
}
