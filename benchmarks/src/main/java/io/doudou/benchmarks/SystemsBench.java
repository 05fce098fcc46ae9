package io.doudou.benchmarks;

import io.doudou.gosd.Gosd;
import io.doudou.gosd.RedisDriver;
import io.doudou.option.Settings;
import io.doudou.redis.RedisBroker;
import io.doudou.redis.RedisRegistry;
import io.doudou.redis.option.RedisOptions;
import io.doudou.redis.wire.Command;
import io.doudou.redis.wire.Redis;
import io.doudou.redis.wire.Server;
import io.doudou.registry.Node;
import io.doudou.registry.Registry;
import io.doudou.registry.Service;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/**
 * Question: what do registries and brokers cost when there is a system behind them? Registration,
 * look-up and reading a list of 5,000 entries in Redis; messages through memory and Redis.
 *
 * <p>Prints each figure as {@code key=value} and keeps them in {@code benchmarks/RESULTS.md}.
 */
final class SystemsBench {

    private static final int ENTRIES = 5000;
    private static final int LOOK_UPS = 500_000;
    private static final int REFRESHES = 50;

    private final int registrations;
    private final int messages;
    private final List<String> lines = new ArrayList<>();

    private SystemsBench(int registrations, int messages) {
        this.registrations = registrations;
        this.messages = messages;
    }

    static void run(List<String> arguments) throws IOException, InterruptedException {
        var quick = arguments.contains("--quick");
        var bench = quick ? new SystemsBench(100, 2000) : new SystemsBench(1000, 20_000);
        bench.memory();
        try (var redis = RedisProcess.start().orElseThrow(SystemsBench::missing)) {
            bench.redis(redis);
        }
        Results.append(String.join(" ", arguments), "all of one machine", bench.lines);
    }

    private static IllegalStateException missing() {
        return new IllegalStateException("redis-server is missing; install it with: dev/tools");
    }

    private void memory() throws InterruptedException {
        try (var registry = Registry.inMemory()) {
            registry("memory", registry);
        }
        broker("memory", BrokerSpeed.ofMemory(messages));
    }

    private void redis(RedisProcess redis) throws InterruptedException {
        var settings = redis.settings();
        try (var registry = new RedisRegistry(settings, Ticker.system(), new SplittableRandom(1))) {
            registry("redis", registry);
        }
        try (var broker = new RedisBroker(settings, Ticker.system(), new Random(1))) {
            broker("redis", BrokerSpeed.of(broker, messages));
        }
        gosd(settings);
    }

    private void registry(String name, Registry registry) {
        var nanos = new long[registrations];
        for (int i = 0; i < registrations; i++) {
            var node = new Node("node-" + i, "http://127.0.0.1:" + (1024 + i), Map.of());
            long begin = System.nanoTime();
            registry.register(Service.of("users", List.of(node)));
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        figure("registry." + name + ".register.us", nanos[registrations / 2] / 1e3);
        figure("registry." + name + ".register.p99.us", nanos[registrations * 99 / 100] / 1e3);
        registry.register(
                Service.of("one", List.of(new Node("a", "http://127.0.0.1:1", Map.of()))));
        figure("registry." + name + ".lookup.us", perLookUp(() -> registry.lookup("one").size()));
    }

    private void gosd(Settings settings) {
        try (var driver = new RedisDriver(settings, Ticker.system(), new SplittableRandom(2));
                var gosd = new Gosd(settings, Ticker.system())) {
            fill(settings);
            gosd.start("consumer", "http://localhost:fake", driver);
            var nanos = new long[REFRESHES];
            for (int i = 0; i < REFRESHES; i++) {
                long begin = System.nanoTime();
                gosd.get();
                nanos[i] = System.nanoTime() - begin;
            }
            Arrays.sort(nanos);
            figure("gosd.refresh.ms", nanos[REFRESHES / 2] / 1e6);
            figure(
                    "gosd.lookup.us",
                    perLookUp(() -> gosd.iterateServiceRoute("service7").length()));
        }
    }

    /** As if so many programs of gosd had registered. */
    private static void fill(Settings settings) {
        var server = Server.of(settings, RedisOptions.ADDRESS);
        try (var redis = new Redis(server, Ticker.system())) {
            var command = Command.of("HSET", "gosd");
            for (int i = 0; i < ENTRIES; i++) {
                command.add("service" + i % 100 + "-20160315122936." + (i + 1));
                command.add("http://127.0.0.1:" + i);
            }
            redis.ask(command);
        }
    }

    private static double perLookUp(IntSupplier lookUp) {
        long sum = 0;
        for (int i = 0; i < LOOK_UPS / 10; i++) {
            sum += lookUp.getAsInt();
        }
        long begin = System.nanoTime();
        for (int i = 0; i < LOOK_UPS; i++) {
            sum += lookUp.getAsInt();
        }
        return sum == 0 ? Double.NaN : (System.nanoTime() - begin) / 1e3 / LOOK_UPS;
    }

    private void broker(String name, BrokerSpeed.Speed speed) {
        figure("broker." + name + ".per.second", speed.perSecond());
        figure("broker." + name + ".us", speed.micros());
        figure("broker." + name + ".p99.us", speed.lateMicros());
    }

    private void figure(String key, double value) {
        var line = String.format(Locale.ROOT, "%s=%.3f", key, value);
        System.out.println(line);
        lines.add(line);
    }
}
