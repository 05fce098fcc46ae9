package io.doudou.benchmarks;

import io.doudou.broker.Broker;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Question: what do remote procedure calls, streams, the choice of a node, and messages cost,
 * beside go-micro in the same run?
 *
 * <p>All servers are processes of their own on this machine; those that are found by multicast DNS
 * are in a network of their own. Prints what it does, one line for each thing measured, and each
 * figure as {@code key=value}; keeps all in {@code benchmarks/RESULTS.md}.
 */
final class RpcBench {

    private static final int SINGLES = 20_000;

    private final RpcPlan plan;
    private final Set<RpcPart> parts;
    private final Loader loader = Loader.best();
    private final Report report = new Report();

    private RpcBench(RpcPlan plan, Set<RpcPart> parts) {
        this.plan = plan;
        this.parts = parts;
    }

    static void run(List<String> arguments) throws IOException, InterruptedException {
        var quick = arguments.contains("--quick");
        var bench = new RpcBench(quick ? RpcPlan.quick() : RpcPlan.full(), RpcPart.of(arguments));
        bench.measure(quick);
        Results.append(
                String.join(" ", arguments),
                "load: %s on 127.0.0.1; %s".formatted(bench.loader.name(), bench.report.loads()),
                bench.report.end());
    }

    private void measure(boolean quick) throws IOException, InterruptedException {
        report.tell("builds the program on go-micro");
        MicroProgram.build();
        calls();
        if (parts.contains(RpcPart.KILL)) {
            kill();
        }
        if (parts.contains(RpcPart.STREAM)) {
            new StreamSpeed(plan.values(), report).measure();
        }
        if (parts.contains(RpcPart.SELECTION)) {
            selection();
        }
        if (parts.contains(RpcPart.BROKER)) {
            broker();
        }
        if (parts.contains(RpcPart.NETWORK)) {
            network(quick);
        }
    }

    private void calls() throws IOException {
        try (var users = ServerProcess.start("users", List.of(), Bench.SERVICE, Ask.getUser());
                var original = MicroProgram.users()) {
            if (parts.contains(RpcPart.FRONT)) {
                fronts(new RpcFronts(plan, loader, report::tell).measure(users, original));
            }
            if (parts.contains(RpcPart.CALLER)) {
                latency(new OneCaller(plan, report::tell).measure(users, original));
            }
            if (parts.contains(RpcPart.MEMORY)) {
                memory(users);
            }
        }
    }

    private void fronts(RpcFronts.Outcome fronts) {
        report.line("%s", fronts.rpc().line());
        report.line("%s", fronts.rest().line());
        report.line("%s", fronts.original().line());
        report.line(
                "%-28s by RPC %d requests, by REST %d, by go-micro %d",
                "fronts warmed with",
                fronts.warmed().get(0),
                fronts.warmed().get(1),
                fronts.warmed().get(2));
        var micros = fronts.rpc().cpuMicrosPerRequest();
        report.key("rpc.front.us", micros);
        report.key("rpc.front.ratio.gomicro", micros / fronts.original().cpuMicrosPerRequest());
        report.key("rpc.front.ratio.rest", micros / fronts.rest().cpuMicrosPerRequest());
    }

    private void latency(OneCaller.Outcome latency) {
        latency("one caller", latency.ours());
        latency("one caller, go-micro", latency.original());
        report.key("rpc.p50.us", latency.ours().p50());
        report.key("rpc.p50.ratio.gomicro", latency.ours().p50() / latency.original().p50());
        report.key("rpc.p99.us", latency.ours().p99());
    }

    private void latency(String name, OneCaller.Latency latency) {
        report.line("%-28s p50 %6.0f us  p99 %6.0f us", name, latency.p50(), latency.p99());
    }

    private void memory(ServerProcess users) throws IOException {
        report.tell("memory: " + RpcPlan.KEPT + " calls on one connection");
        var before = users.residentMb();
        var kept = KeptMemory.of(users, RpcPlan.KEPT);
        report.line(
                "%-28s %.0f KB of heap more after %d calls, %.0f MB resident before, %.0f after",
                "one connection", kept.kilobytes(), kept.calls(), before, users.residentMb());
        report.key("rpc.memory.million.kb", kept.kilobytes() * RpcPlan.KEPT / kept.calls());
    }

    private void kill() throws IOException {
        report.tell("two nodes for " + plan.kill().toSeconds() + " s, of which one is killed");
        var killed = new RpcKill(plan).measure();
        killed.failures().forEach(failure -> report.line("  %s", failure));
        report.line(
                "%-28s %d of %d calls failed; go-micro: %d of %d",
                "one of two nodes killed",
                killed.failed(),
                killed.made(),
                killed.originalFailed(),
                killed.originalMade());
        report.key("rpc.kill.failed", (double) killed.failed());
        report.key("rpc.kill.failed.gomicro", (double) killed.originalFailed());
    }

    private void selection() {
        report.tell("chooses among 1,000 nodes");
        SelectionCost.measure()
                .forEach(
                        (name, cost) -> {
                            report.line(
                                    "%-28s %7.1f ns, %5.1f bytes",
                                    "one of 1,000, " + name, cost.nanos(), cost.bytes());
                            report.key("rpc.select." + name + ".ns", cost.nanos());
                            report.key("rpc.select." + name + ".bytes", cost.bytes());
                        });
    }

    private void broker() throws InterruptedException {
        report.tell("publishes " + plan.messages() + " messages in memory");
        try (var broker = Broker.inMemory(Ticker.system(), new Random(1))) {
            var memory = new BrokerSpeed(broker, broker).measure(plan.messages(), SINGLES, 1);
            report.line(
                    "%-28s %.0f messages/s, p50 %.1f us",
                    "broker in memory", memory.perSecond(), memory.micros());
            report.key("rpc.broker.memory.persec", memory.perSecond());
            report.key("rpc.broker.memory.us", memory.micros());
        }
    }

    private void network(boolean quick) {
        var part = new ArrayList<>(List.of("lonely"));
        if (quick) {
            part.add("--quick");
        }
        LonelyNetwork.run(part, report);
    }
}
