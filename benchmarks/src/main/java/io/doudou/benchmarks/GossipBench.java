package io.doudou.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Gatherers;

/**
 * Question: what does being a member cost, and how soon do all know what happened, beside the
 * library that everybody runs?
 *
 * <p>Three processes of {@value #MEMBERS} members each run at the same time: the original, ours
 * with its settings, and ours with the settings that are the default. Bursts of joins are timed in
 * turns, because they need the processor; everything else is mostly waiting and measured together.
 * What not all learn within 20 s took infinitely long; the median says if that is usual.
 */
final class GossipBench {

    private static final int MEMBERS = 50;

    /** As long as what a service tells about itself. */
    private static final String META = "m".repeat(172);

    private static final double KB = 1024;

    private final GossipPlan plan;
    private final long beginNanos = System.nanoTime();
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Double> keys = new LinkedHashMap<>();

    private GossipBench(GossipPlan plan) {
        this.plan = plan;
    }

    static void run(List<String> arguments) throws IOException, InterruptedException {
        var quick = arguments.contains("--quick");
        var bench = new GossipBench(quick ? GossipPlan.quick() : GossipPlan.full());
        var load = load();
        if (arguments.contains("--packets")) {
            bench.packets();
        } else {
            bench.members();
        }
        bench.keys.forEach(
                (key, value) -> bench.print(String.format(Locale.ROOT, "%s=%.3f", key, value)));
        var all = String.format(Locale.ROOT, "load average of all processes %.1f", load);
        Results.append(
                String.join(" ", arguments), all + String.format(" to %.1f", load()), bench.lines);
    }

    /** How many processes want the processors, those of others included. */
    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void members() throws IOException, InterruptedException {
        try (var original = NodesProcess.original(META, true);
                var same = NodesProcess.ours("lan", META, true);
                var ours = NodesProcess.ours("standard", META, true)) {
            var sides = List.of(new Side(original), new Side(same), new Side(ours));
            bursts(sides);
            rest(sides);
            changes(sides);
            sides.forEach(side -> print(side.line()));
            keys(sides.get(0), sides.get(1), sides.get(2));
        }
    }

    private void bursts(List<Side> sides) {
        sides.forEach(side -> side.firstBurst = burst("first burst", side));
        for (var side : sides) {
            side.process.ask("stop");
            side.emptyHeap = side.process.ask("heap");
        }
        for (int i = 1; i <= plan.bursts(); i++) {
            for (var side : sides) {
                side.bursts.add(burst("burst " + i + " of " + plan.bursts(), side));
                if (i < plan.bursts()) {
                    side.process.ask("stop");
                }
            }
        }
    }

    /** Seconds until all see all. */
    private double burst(String what, Side side) {
        var seconds = side.process.ask("burst " + MEMBERS);
        tell(String.format(Locale.ROOT, "%s: %s %.2f s", side.process.name(), what, seconds));
        return seconds;
    }

    /** While the members settle the processor is free to count packets. */
    private void rest(List<Side> sides) throws IOException, InterruptedException {
        var settled = System.nanoTime() + plan.warm().toNanos();
        packets();
        var left = Duration.ofNanos(Math.max(0, settled - System.nanoTime()));
        tell("rest for " + left.toSeconds() + " s, not counted");
        Thread.sleep(left);
        tell("rest for " + plan.rest().toSeconds() + " s");
        sides.forEach(side -> side.reading = Reading.of(side.process));
        Thread.sleep(plan.rest());
        sides.forEach(side -> side.rest = Reading.of(side.process).since(side.reading));
        sides.forEach(side -> side.fullHeap = side.process.ask("heap"));
    }

    private void changes(List<Side> sides) {
        for (int i = 0; i < plan.changes(); i++) {
            together(sides, "join", side -> side.joins);
            together(sides, "crash", side -> side.crashes);
        }
    }

    private void together(List<Side> sides, String command, Function<Side, List<Double>> kept) {
        var answers =
                sides.stream()
                        .gather(
                                Gatherers.mapConcurrent(
                                        sides.size(), side -> side.process.ask(command)))
                        .toList();
        for (int i = 0; i < sides.size(); i++) {
            var side = sides.get(i);
            kept.apply(side).add(answers.get(i));
            tell(
                    String.format(
                            Locale.ROOT,
                            "%s: %s %.2f s",
                            side.process.name(),
                            command,
                            answers.get(i)));
        }
    }

    private void keys(Side original, Side same, Side ours) {
        keys.put("gossip.cpu.ratio", same.cpuMicros() / original.cpuMicros());
        keys.put("gossip.cpu.standard.ratio", ours.cpuMicros() / original.cpuMicros());
        keys.put("gossip.bytes.ratio", same.bytes() / original.bytes());
        keys.put("gossip.bytes.standard.ratio", ours.bytes() / original.bytes());
        keys.put("gossip.garbage.kb", ours.garbageKb());
        keys.put("gossip.heap.kb", ours.heapKb());
        keys.put("gossip.join.s", Figures.median(ours.joins));
        keys.put("gossip.burst.s", Figures.median(ours.bursts));
        keys.put("gossip.burst.first.s", ours.firstBurst);
        keys.put("gossip.crash.s", Figures.median(ours.crashes));
        keys.put("gossip.crash.lan.s", Figures.median(same.crashes));
        keys.put("gossip.crash.go.s", Figures.median(original.crashes));
    }

    private void packets() throws IOException {
        try (var original = NodesProcess.original(META, false);
                var ours = NodesProcess.ours("standard", META, false)) {
            var theirs = flood(original);
            var own = flood(ours);
            keys.put("gossip.packets", own.news().perSecond());
            keys.put("gossip.packet.us", own.news().cpuMicros());
            keys.put("gossip.packet.ratio", own.news().cpuMicros() / theirs.news().cpuMicros());
            keys.put("gossip.pings", own.pings().perSecond());
            keys.put("gossip.ping.us", own.pings().cpuMicros());
            keys.put("gossip.ping.ratio", own.pings().cpuMicros() / theirs.pings().cpuMicros());
        }
    }

    /** What one member handled per second, and the CPU of its process for each. */
    private record Handled(double perSecond, double cpuMicros) {}

    private record Floods(Handled news, Handled pings) {}

    private Floods flood(NodesProcess process) throws IOException {
        process.ask("burst 1");
        tell(process.name() + ": packets for 4 times " + plan.flood().toSeconds() + " s");
        try (var flood = new PacketFlood("node-0", (int) process.ask("port"), META)) {
            flood.news(plan.flood());
            var news = news(process, flood);
            print(line(process, news, "takes in %.0f datagrams/s of two messages each"));
            flood.pings(plan.flood());
            var pings = pings(process, flood);
            print(line(process, pings, "answers %.0f pings/s"));
            return new Floods(news, pings);
        }
    }

    private Handled news(NodesProcess process, PacketFlood flood) throws IOException {
        var cpu = process.cpu();
        var begin = System.nanoTime();
        var before = process.ask("received");
        flood.news(plan.flood());
        var count = process.ask("received") - before;
        var seconds = (System.nanoTime() - begin) / 1e9;
        return new Handled(count / seconds, micros(process, cpu) / count);
    }

    private Handled pings(NodesProcess process, PacketFlood flood) throws IOException {
        var cpu = process.cpu();
        var count = flood.pings(plan.flood());
        return new Handled(count.perSecond(), micros(process, cpu) / count.answered());
    }

    private static double micros(NodesProcess process, Duration cpuBefore) {
        return process.cpu().minus(cpuBefore).toNanos() / 1e3;
    }

    private static String line(NodesProcess process, Handled handled, String what) {
        return String.format(
                Locale.ROOT,
                "%-16s one member " + what + ", %.2f us CPU each",
                process.name(),
                handled.perSecond(),
                handled.cpuMicros());
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

    /** What a process has used up at one moment. */
    private record Reading(Duration time, Duration cpu, double bytes, double garbage) {

        static Reading of(NodesProcess process) {
            return new Reading(
                    Duration.ofNanos(System.nanoTime()),
                    process.cpu(),
                    process.networkBytes(),
                    process.ask("allocated"));
        }

        Reading since(Reading before) {
            return new Reading(
                    time.minus(before.time),
                    cpu.minus(before.cpu),
                    bytes - before.bytes,
                    garbage - before.garbage);
        }

        double perMemberSecond(double value) {
            return value / MEMBERS / (time.toNanos() / 1e9);
        }
    }

    /** One of the processes with what was read of it. */
    private static final class Side {

        private final NodesProcess process;
        private final List<Double> bursts = new ArrayList<>();
        private final List<Double> joins = new ArrayList<>();
        private final List<Double> crashes = new ArrayList<>();
        private double firstBurst;
        private double emptyHeap;
        private double fullHeap;
        private Reading reading = new Reading(Duration.ZERO, Duration.ZERO, 0, 0);
        private Reading rest = reading;

        Side(NodesProcess process) {
            this.process = process;
        }

        double cpuMicros() {
            return rest.perMemberSecond(rest.cpu().toNanos() / 1e3);
        }

        double bytes() {
            return rest.perMemberSecond(rest.bytes());
        }

        double garbageKb() {
            return rest.perMemberSecond(rest.garbage() / KB);
        }

        double heapKb() {
            return (fullHeap - emptyHeap) / MEMBERS / KB;
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%-16s at rest %4.0f us CPU, %4.0f B, %5.1f KB garbage per second;"
                            + " heap %3.0f KB; join %.2f s; burst %.2f s; crash %.2f s",
                    process.name(),
                    cpuMicros(),
                    bytes(),
                    garbageKb(),
                    heapKb(),
                    Figures.median(joins),
                    Figures.median(bursts),
                    Figures.median(crashes));
        }
    }
}
