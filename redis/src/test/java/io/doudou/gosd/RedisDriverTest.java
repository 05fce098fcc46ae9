package io.doudou.gosd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.fault.ServiceException;
import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.redis.RedisRegistry;
import io.doudou.redis.RedisServer;
import io.doudou.redis.option.RedisOptions;
import io.doudou.redis.wire.Command;
import io.doudou.redis.wire.Redis;
import io.doudou.redis.wire.Server;
import io.doudou.registry.Node;
import io.doudou.registry.Service;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The list in a real Redis, shared with programs that are known by what they write. */
@Timeout(60)
class RedisDriverTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void whatIsRegisteredHasTheFieldAndTheValueOfGosd() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS);
                var driver = driver(server.settings())) {
            var unique = driver.start("my-service", "http://localhost:8885/ \u00e4");
            assertThat(unique).matches("my-service-\\d{14}(\\.\\d{0,7}[1-9])?");
            assertThat(server.ask("TYPE", "gosd").text()).isEqualTo("hash");
            assertThat(server.ask("HGET", "gosd", unique).text())
                    .isEqualTo("http://localhost:8885/ \u00e4");
            assertThat(server.ask("TTL", "gosd").number()).as("no expiry").isEqualTo(-1);
            driver.delete(unique);
            assertThat(server.ask("EXISTS", "gosd").number()).isZero();
        }
    }

    @Test
    void whatAProgramOfGosdWritesIsFoundAndOursIsWhereItLooks() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS);
                var driver = driver(server.settings());
                var gosd = new Gosd(server.settings(), Ticker.system())) {
            server.ask("HSETNX", "gosd", "provider-20160315122936.17256541", "http://go:1");
            var own = gosd.start("consumer", "http://localhost:fake", driver);
            gosd.get();
            assertThat(gosd.iterateServiceRoute("provider")).isEqualTo("http://go:1");
            assertThat(gosd.known()).containsKey(own);
            assertThat(server.ask("HGETALL", "gosd").list()).hasSize(4);
            server.ask("HSETNX", "gosd", "late-20160315122937", "http://go:2");
            assertThat(gosd.iterateServiceRoute("late")).isEqualTo("http://go:2");
        }
    }

    @Test
    void aServiceOfDoudouAndOneOfGosdFindEachOther() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS);
                var driver = driver(server.settings());
                var gosd = new Gosd(server.settings(), Ticker.system());
                var registry =
                        new RedisRegistry(
                                server.settings(), Ticker.system(), new SplittableRandom(2))) {
            gosd.start("provider", "http://localhost:3333", driver);
            registry.register(
                    Service.of("users", List.of(new Node("a", "http://127.0.0.1:1", Map.of()))));
            assertThat(gosd.iterateServiceRoute("users")).isEqualTo("http://127.0.0.1:1");
            try (var watch = registry.watch("provider")) {
                var seen = watch.next().orElseThrow();
                assertThat(seen.isEmpty() ? watch.next().orElseThrow() : seen)
                        .flatExtracting(Service::nodes)
                        .extracting(Node::address)
                        .containsExactly("http://localhost:3333");
            }
        }
    }

    @Test
    void theVariablesOfGosdCount() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS, "--requirepass", "secret")) {
            var variables =
                    Map.of(
                            "gosdRedisAddr", "127.0.0.1:" + server.port(),
                            "gosdRedisPassword", "secret",
                            "gosdRedisDB", "5");
            var settings = Settings.load(new String[0], variables, Path.of("nowhere"));
            try (var driver = driver(settings)) {
                driver.start("provider", "http://localhost:1");
                assertThat(server.ask("INFO", "keyspace").text()).contains("db5");
            }
            var wrong = Map.of("gosdRedisDB", "five");
            var unreadable = Settings.load(new String[0], wrong, Path.of("nowhere"));
            assertThatThrownBy(() -> driver(unreadable)).hasMessageContaining("\"five\"");
            assertThat(Server.of(Settings.none(), RedisOptions.ADDRESS).name())
                    .isEqualTo("localhost:6379");
        }
    }

    @Test
    void errorsOfRegistrationSurfaceAtOnce() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS);
                var replica =
                        RedisServer.start(
                                RedisServer.REDIS,
                                "--replicaof",
                                "127.0.0.1",
                                "" + server.port())) {
            server.ask("SET", "gosd", "mine");
            for (var settings :
                    List.of(
                            server.settings(),
                            replica.settings(),
                            server.settings().with(RedisOptions.PASSWORD, "wrong"))) {
                try (var driver = driver(settings)) {
                    assertThatThrownBy(() -> driver.start("provider", "http://localhost:1"))
                            .isInstanceOf(Unreachable.class)
                            .hasMessageContaining("redis at 127.0.0.1");
                }
            }
        }
    }

    @Test
    void aServerThatIsAwayAtTheStartHasTheEntryWithinFiveSecondsOfItsReturn() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS)) {
            server.kill();
            var required = server.settings().with(RedisOptions.REQUIRED, true);
            try (var strict = driver(required);
                    var driver = driver(server.settings())) {
                assertThatThrownBy(() -> strict.start("provider", "http://localhost:1"))
                        .isInstanceOf(ServiceException.class);
                driver.start("provider", "http://localhost:1");
                server.restart();
                var time = Ticker.system();
                long end = time.nanos() + SOON.toNanos();
                while (server.ask("HLEN", "gosd").number() == 0) {
                    assertThat(time.nanos() - end).isNegative();
                    time.sleep(Duration.ofMillis(20));
                }
            }
        }
    }

    @Test
    void anEntryThatCannotBeReachedIsRemovedOnlyOnDemand() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS);
                var gone = RedisServer.start(RedisServer.REDIS)) {
            gone.kill();
            server.ask("HSET", "gosd", "dead-1", "http://127.0.0.1:" + gone.port());
            server.ask("HSET", "gosd", "alive-1", "http://127.0.0.1:" + server.port());
            server.ask("HSET", "gosd", "consumer-1", "http://localhost:fake");
            try (var patient = driver(server.settings())) {
                assertThat(patient.get()).hasSize(3);
            }
            var after = Duration.ofMillis(600);
            var removing = server.settings().with(GosdOptions.REMOVE_AFTER, after);
            try (var one = driver(removing);
                    var two = driver(removing)) {
                var time = Ticker.system();
                long end = time.nanos() + SOON.toNanos();
                while (one.get().containsKey("dead-1") || two.get().containsKey("dead-1")) {
                    assertThat(time.nanos() - end).isNegative();
                    time.sleep(Duration.ofMillis(50));
                }
                assertThat(one.get()).containsOnlyKeys("alive-1", "consumer-1");
            }
        }
    }

    @Test
    void fiveThousandEntriesAreReadInUnderAHundredMilliseconds() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS);
                var redis =
                        new Redis(
                                Server.of(server.settings(), RedisOptions.ADDRESS),
                                Ticker.system());
                var driver = driver(server.settings());
                var gosd = new Gosd(server.settings(), Ticker.system())) {
            var fill = Command.of("HSET", "gosd");
            for (int i = 0; i < 5000; i++) {
                fill.add("service" + i % 100 + "-20160315122936." + (i + 1)).add("http://h:" + i);
            }
            redis.ask(fill);
            gosd.start("consumer", "http://localhost:fake", driver);
            var millis = new ArrayList<Long>();
            for (int i = 0; i < 20; i++) {
                long began = Ticker.system().nanos();
                gosd.get();
                millis.add((Ticker.system().nanos() - began) / 1_000_000);
            }
            assertThat(gosd.known()).hasSize(5001);
            assertThat(millis.stream().sorted().toList().getFirst()).isLessThan(100);
        }
    }

    private static RedisDriver driver(Settings settings) {
        return new RedisDriver(settings, Ticker.system(), new SplittableRandom(1));
    }
}
