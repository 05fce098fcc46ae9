package io.doudou.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Question: what do remote procedure calls, the choice of a node, and messages cost, beside
 * go-micro in the same run?
 *
 * <p>All servers are processes of their own at fixed addresses of this machine. Prints what it
 * does, one line for each thing measured, and each figure as {@code key=value}; keeps all in {@code
 * benchmarks/RESULTS.md}.
 */
final class RpcBench {

    private final RpcPlan plan;
    private final Loader loader = Loader.best();
    private final long beginNanos = System.nanoTime();
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Double> keys = new LinkedHashMap<>();

    private RpcBench(RpcPlan plan) {
        this.plan = plan;
    }

    static void run(List<String> arguments) throws IOException, InterruptedException {
        var quick = arguments.contains("--quick");
        var bench = new RpcBench(quick ? RpcPlan.quick() : RpcPlan.full());
        var load = load();
        bench.tell("builds the program on go-micro");
        MicroProgram.build();
        bench.calls();
        bench.kill();
        bench.selection();
        bench.broker();
        bench.keys.forEach(
                (key, value) -> bench.print(String.format(Locale.ROOT, "%s=%.3f", key, value)));
        Results.append(
                String.join(" ", arguments),
                String.format(
                        Locale.ROOT,
                        "load: %s on 127.0.0.1; load average of all processes %.1f to %.1f",
                        bench.loader.name(),
                        load,
                        load()),
                bench.lines);
    }

    /** How many processes want the processors, those of others included. */
    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void calls() throws IOException {
        try (var users = ServerProcess.start("users", List.of(), Bench.SERVICE, Ask.getUser());
                var original = MicroProgram.users()) {
            fronts(new RpcFronts(plan, loader, this::tell).measure(users, original));
            latency(new OneCaller(plan, this::tell).measure(users, original));
            memory(users);
        }
    }

    private void fronts(RpcFronts.Outcome fronts) {
        print(fronts.rpc().line());
        print(fronts.rest().line());
        print(fronts.original().line());
        var micros = fronts.rpc().cpuMicrosPerRequest();
        keys.put("rpc.front.us", micros);
        keys.put("rpc.front.ratio.gomicro", micros / fronts.original().cpuMicrosPerRequest());
        keys.put("rpc.front.ratio.rest", micros / fronts.rest().cpuMicrosPerRequest());
    }

    private void latency(OneCaller.Outcome latency) {
        print(line("one caller", latency.ours()));
        print(line("one caller, go-micro", latency.original()));
        keys.put("rpc.p50.us", latency.ours().p50());
        keys.put("rpc.p50.ratio.gomicro", latency.ours().p50() / latency.original().p50());
        keys.put("rpc.p99.us", latency.ours().p99());
    }

    private static String line(String name, OneCaller.Latency latency) {
        return String.format(
                Locale.ROOT,
                "%-28s p50 %6.0f us  p99 %6.0f us",
                name,
                latency.p50(),
                latency.p99());
    }

    private void memory(ServerProcess users) throws IOException {
        tell("memory: " + plan.kept() + " calls on one connection");
        var before = users.residentMb();
        var ours = KeptMemory.of(users, plan.kept());
        print(
                line("one connection", ours)
                        + String.format(
                                Locale.ROOT,
                                ", %.0f MB resident before, %.0f after",
                                before,
                                users.residentMb()));
        keys.put("rpc.memory.kb.percall", ours.perCall());
    }

    private static String line(String name, KeptMemory.Kept kept) {
        return String.format(
                Locale.ROOT,
                "%-28s %.4f KB of heap for each of %d calls",
                name,
                kept.perCall(),
                kept.calls());
    }

    private void kill() throws IOException {
        tell("two nodes for " + plan.kill().toSeconds() + " s, of which one is killed");
        var killed = new RpcKill(plan).measure();
        killed.failures().forEach(failure -> print("  " + failure));
        print(
                String.format(
                        "%-28s %d of %d calls failed; go-micro: %d of %d",
                        "one of two nodes killed",
                        killed.failed(),
                        killed.made(),
                        killed.originalFailed(),
                        killed.originalMade()));
        keys.put("rpc.kill.failed", (double) killed.failed());
        keys.put("rpc.kill.failed.gomicro", (double) killed.originalFailed());
    }

    private void selection() {
        tell("chooses among 1,000 nodes");
        var costs = SelectionCost.measure();
        costs.forEach(
                (name, cost) ->
                        print(
                                String.format(
                                        Locale.ROOT,
                                        "%-28s %7.1f ns, %5.1f bytes",
                                        "one of 1,000, " + name,
                                        cost.nanos(),
                                        cost.bytes())));
        keys.put("rpc.select.ns", costs.values().iterator().next().nanos());
        costs.forEach((name, cost) -> keys.put("rpc.select." + name + ".ns", cost.nanos()));
    }

    private void broker() throws InterruptedException {
        tell("publishes " + plan.messages() + " messages in memory");
        var memory = BrokerSpeed.ofMemory(plan.messages());
        print(
                String.format(
                        Locale.ROOT,
                        "%-28s %.0f messages/s, p50 %.1f us",
                        "broker in memory",
                        memory.perSecond(),
                        memory.micros()));
        keys.put("rpc.broker.memory.persec", memory.perSecond());
        keys.put("rpc.broker.memory.us", memory.micros());
    }

    /** What happens now, for whoever waits; it is no result. */
    private void tell(String what) {
        var seconds = (System.nanoTime() - beginNanos) / 1_000_000_000;
        System.out.printf("%4d s  %s%n", seconds, what);
    }

    private void print(String line) {
        System.out.println(line);
        lines.add(line);
    }
}
