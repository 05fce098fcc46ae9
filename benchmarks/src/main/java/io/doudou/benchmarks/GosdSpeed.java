package io.doudou.benchmarks;

import io.doudou.gosd.Gosd;
import io.doudou.gosd.RedisDriver;
import io.doudou.option.Settings;
import io.doudou.redis.option.RedisOptions;
import io.doudou.redis.wire.Command;
import io.doudou.redis.wire.Redis;
import io.doudou.redis.wire.Server;
import io.doudou.time.Ticker;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Question: how long does gosd's list of 5,000 entries take to be read again, and one look-up? */
final class GosdSpeed {

    private static final int ENTRIES = 5000;
    private static final int LOOK_UPS = 1_000_000;

    private GosdSpeed() {}

    static void measure(SystemsPlan plan, Report report) {
        var started = SystemProcess.redis();
        if (started.isEmpty()) {
            report.tell("left out, since there is no Redis; dev/tools installs it");
            return;
        }
        try (var server = started.get()) {
            measure(server, plan.refreshes(), report);
        }
    }

    private static void measure(SystemProcess server, int refreshes, Report report) {
        var settings = Settings.none().with(RedisOptions.ADDRESS, server.address());
        try (var driver = new RedisDriver(settings, Ticker.system(), new SplittableRandom(2));
                var gosd = new Gosd(settings, Ticker.system())) {
            fill(settings);
            gosd.start("consumer", "http://localhost:fake", driver);
            var millis = refreshMillis(gosd, refreshes);
            lookUpMicros(gosd);
            var micros = lookUpMicros(gosd);
            report.line(
                    "%-9s reads %d entries in %.2f ms; a look-up takes %.3f us",
                    "gosd", ENTRIES, millis, micros);
            report.key("gosd.refresh.ms", millis);
            report.key("gosd.lookup.us", micros);
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

    private static double refreshMillis(Gosd gosd, int count) {
        var nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            gosd.get();
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return nanos[count / 2] / 1e6;
    }

    private static double lookUpMicros(Gosd gosd) {
        long begin = System.nanoTime();
        long length = 0;
        for (int i = 0; i < LOOK_UPS; i++) {
            length += gosd.iterateServiceRoute("service7").length();
        }
        return length == 0 ? Double.NaN : (System.nanoTime() - begin) / 1e3 / LOOK_UPS;
    }
}
