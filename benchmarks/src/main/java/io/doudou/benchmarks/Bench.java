package io.doudou.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Question: what does the framework cost above the raw engine, per request, at the start and in
 * memory, and how long does a developer wait for a change?
 *
 * <p>Starts each server in a process of its own, asks it over loopback, prints one line for each
 * server and question and then each figure as {@code key=value}, and keeps them in {@code
 * benchmarks/RESULTS.md}.
 */
final class Bench {

    /** Pages and metrics are on: a service that nobody can observe would not be run. */
    static final Map<String, String> SERVICE =
            Map.of("GDD_HOST", "127.0.0.1", "GDD_MANAGE_ENABLE", "true");

    private final Plan plan;
    private final Loader loader;
    private final Duel duel;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Double> keys = new LinkedHashMap<>();

    private Bench(Plan plan, Loader loader) {
        this.plan = plan;
        this.loader = loader;
        this.duel = new Duel(loader, plan);
    }

    static void run(List<String> arguments) throws IOException {
        var quick = arguments.contains("--quick");
        var bench = new Bench(quick ? Plan.quick() : Plan.full(), Loader.best());
        bench.http();
        bench.report(String.join(" ", arguments));
    }

    private void http() throws IOException {
        requests();
        gateway();
        starts();
    }

    private void requests() {
        try (var floor = start("floor", Map.of());
                var ours = start("users", SERVICE)) {
            keys.put("http.rss.mb", ours.residentMb());
            fight("post", Ask.postPage(), floor, ours);
            fight("get", Ask.getUser(), floor, ours);
        }
    }

    private void gateway() {
        try (var upstream = start("floor", Map.of())) {
            var address = new HashMap<>(SERVICE);
            address.put("USERSVC", "http://127.0.0.1:" + upstream.port());
            try (var floor = start("floor-gateway", address);
                    var ours = start("gateway", address)) {
                var outcome = fight("gateway", Ask.getUser(), floor, ours);
                keys.put("http.gateway.us", outcome.ours().cpuMicrosPerRequest());
            }
        }
    }

    private Duel.Outcome fight(String question, Ask ask, ServerProcess floor, ServerProcess ours) {
        var outcome =
                duel.fight(
                        question,
                        ask,
                        new Duel.Side("floor", floor),
                        new Duel.Side("generated", ours));
        print(outcome.floor().line());
        print(outcome.ours().line());
        keys.put("http." + question + ".ratio", outcome.ratio());
        return outcome;
    }

    private void starts() throws IOException {
        var time = new StartTime(plan);
        keys.put("http.start.ms", time.plainMs());
        keys.put("http.start.aot.ms", time.cachedMs());
        keys.put("http.reload.s", ReloadTime.medianSeconds());
    }

    private static ServerProcess start(String name, Map<String, String> environment) {
        return ServerProcess.start(name, List.of(), environment, Ask.getUser());
    }

    private void report(String arguments) throws IOException {
        keys.forEach((key, value) -> print(String.format(Locale.ROOT, "%s=%.2f", key, value)));
        Results.append(arguments, "load: " + loader.name() + " on 127.0.0.1", lines);
    }

    private void print(String line) {
        System.out.println(line);
        lines.add(line);
    }
}
