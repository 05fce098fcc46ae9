package io.doudou.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.option.Settings;
import io.doudou.redis.option.RedisOptions;
import io.doudou.registry.Node;
import io.doudou.registry.Service;
import io.doudou.testkit.RequiredTool;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** What the registry sends to the server, as the server sees it. */
@Timeout(30)
class MonitorTest {

    private static final Set<String> OF_GOSD =
            Set.of("AUTH", "SELECT", "PING", "HSETNX", "HGETALL", "HDEL");

    @Test
    void strictlyNothingIsSentThatGosdDoesNotSend() throws Exception {
        try (var server = RedisServer.start(RedisServer.REDIS)) {
            var strict =
                    server.settings()
                            .with(RedisOptions.DATABASE, 3)
                            .with(RedisOptions.REFRESH, Duration.ofMillis(100))
                            .with(RedisOptions.LIST, RedisOptions.ListMode.STRICT);
            try (var monitor = new Monitor(server)) {
                use(strict);
                var commands = monitor.commands();
                assertThat(commands).extracting(List::getFirst).isSubsetOf(OF_GOSD);
                assertThat(commands)
                        .extracting(List::getFirst)
                        .contains("PING", "HSETNX", "HGETALL", "HDEL");
                assertThat(commands)
                        .filteredOn(words -> words.getFirst().startsWith("H"))
                        .allMatch(words -> words.get(1).equals("gosd"));
            }
        }
    }

    @Test
    void withLeasesOnlyKeysOfTheListAreTouched() throws Exception {
        onlyKeysOfTheListAreTouched(RedisServer.REDIS);
    }

    @Test
    void whereFieldsExpireOnlyKeysOfTheListAreTouched() throws Exception {
        onlyKeysOfTheListAreTouched(RedisServer.VALKEY);
    }

    private static void onlyKeysOfTheListAreTouched(RequiredTool tool) throws Exception {
        try (var server = RedisServer.start(tool);
                var monitor = new Monitor(server)) {
            use(server.settings().with(RedisOptions.REFRESH, Duration.ofMillis(100)));
            assertThat(monitor.commands())
                    .filteredOn(words -> !words.getFirst().equals("PING"))
                    .isNotEmpty()
                    .allMatch(words -> words.get(1).matches("gosd|gosd:.*"));
            assertThat(server.ask("KEYS", "*").list())
                    .allMatch(key -> key.text().matches("gosd:.*"));
        }
    }

    private static void use(Settings settings) throws Exception {
        var users = Service.of("users", List.of(new Node("a", "http://127.0.0.1:1", Map.of())));
        try (var registry = new RedisRegistry(settings, Ticker.system(), new SplittableRandom(1));
                var watch = registry.watch("users")) {
            registry.register(users);
            registry.lookup("users");
            while (watch.next().orElseThrow().isEmpty()) {
                // The next answer is that it was registered.
            }
            registry.deregister(users);
            registry.register(users);
        }
    }
}
