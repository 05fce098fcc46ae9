package io.doudou.benchmarks;

import io.doudou.app.Application;
import io.doudou.option.Settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Question: how many values does one stream bring, and how soon is one there that comes alone? The
 * service is a process of its own; each value is read, and must be the next one.
 */
final class StreamSpeed {

    /** How often each stream is read; the first time warms up. */
    private static final int TURNS = 5;

    private static final int SINGLE = 1_000;
    private static final int PAUSE_MICROS = 1_000;

    private static final Ask READY = new Ask("GET", "/ticks?count=1&pauseMicros=0", "");

    private final int count;
    private final Report report;

    StreamSpeed(int count, Report report) {
        this.count = count;
        this.report = report;
    }

    void measure() throws IOException {
        try (var server = ServerProcess.start("feed", List.of(), Bench.SERVICE, READY)) {
            var address = MicroProgram.address(server);
            report.key("rpc.stream.persec", typed("lines", "http://" + address));
            report.key("rpc.stream.mucp.persec", typed("go-micro's form", "mucp://" + address));
            report.key("rpc.stream.events.persec", events(server.port()));
        }
    }

    private double typed(String form, String address) {
        var settings = Settings.load(new String[0], Map.of("FEED", address), Path.of(""));
        try (var application = Application.with(settings)) {
            var feed = FeedClient.of(application.client("feed"));
            var perSecond = new ArrayList<Double>();
            for (int turn = 0; turn < TURNS; turn++) {
                report.tell("stream in " + form + ": turn " + (turn + 1) + " of " + TURNS);
                perSecond.add(perSecond(feed));
            }
            var median = Figures.median(perSecond.subList(1, TURNS));
            var lone = loneMicros(feed);
            report.line(
                    "stream in %-18s %8.0f values/s, p50 of one alone %.0f us", form, median, lone);
            return median;
        }
    }

    private double perSecond(Feed feed) {
        var begin = System.nanoTime();
        long next = 0;
        try (var ticks = feed.getTicks(count, 0)) {
            for (var tick : ticks) {
                requireNext(tick.number(), next++);
            }
        }
        requireNext(next, count);
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    /** From before a value is put into the stream until it is read. */
    private static double loneMicros(Feed feed) {
        var nanos = new long[SINGLE];
        try (var ticks = feed.getTicks(SINGLE, PAUSE_MICROS)) {
            for (var tick : ticks) {
                nanos[(int) tick.number()] = System.nanoTime() - tick.nanos();
            }
        }
        Arrays.sort(nanos);
        return nanos[SINGLE / 2] / 1e3;
    }

    private double events(int port) throws IOException {
        var perSecond = new ArrayList<Double>();
        for (int turn = 0; turn < TURNS; turn++) {
            report.tell("stream of events: turn " + (turn + 1) + " of " + TURNS);
            perSecond.add(eventsPerSecond(port));
        }
        var median = Figures.median(perSecond.subList(1, TURNS));
        report.line("stream in %-18s %8.0f values/s", "events", median);
        return median;
    }

    private double eventsPerSecond(int port) throws IOException {
        var place = "http://127.0.0.1:%d/ticks?count=%d&pauseMicros=0".formatted(port, count);
        var connection = (HttpURLConnection) URI.create(place).toURL().openConnection();
        connection.setRequestProperty("Accept", "text/event-stream");
        var begin = System.nanoTime();
        long next = 0;
        try (var in = connection.getInputStream();
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: {\"number\":")) {
                    requireNext(number(line), next++);
                }
            }
        }
        requireNext(next, count);
        return count / ((System.nanoTime() - begin) / 1e9);
    }

    private static long number(String line) {
        var begin = line.indexOf(':', "data: ".length()) + 1;
        return Long.parseLong(line, begin, line.indexOf(',', begin), 10);
    }

    private static void requireNext(long number, long next) {
        if (number != next) {
            throw new IllegalStateException("value " + number + " came instead of " + next);
        }
    }
}
