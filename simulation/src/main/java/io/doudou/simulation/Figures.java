package io.doudou.simulation;

import io.doudou.gossip.MemberEvent;
import io.doudou.gossip.MemberEvent.MemberDied;
import io.doudou.gossip.MemberEvent.MemberJoined;
import io.doudou.gossip.MemberEvent.MemberLeft;
import io.doudou.gossip.Profile;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Measures a cluster of one size: what it sends at rest, and how long it takes until a crash, a
 * vanished machine, a leave and a join are known to the first and to all.
 */
final class Figures {

    /** The seconds between two points of a curve. */
    static final double CURVE_STEP = 0.01;

    private static final int CURVE_POINTS = 2_000;
    private static final Duration FORMING = Duration.ofSeconds(30);
    private static final Duration FORMED_AT_LATEST = Duration.ofMinutes(4);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration REST = Duration.ofMinutes(5);
    private static final Duration RECOVERY = Duration.ofSeconds(15);
    private static final Duration WATCH = Duration.ofSeconds(90);
    private static final Duration STEP = Duration.ofMillis(250);
    private static final long SECOND = 1_000_000_000L;

    private final World world;
    private final int size;
    private final int repeats;
    private int nodes;
    // Everybody who should have known of what was watched last, each time counted.
    private int witnesses;

    /**
     * How long something took, in seconds, one for each time it was tried.
     *
     * @param first until the first member knew
     * @param all until all knew
     * @param curve for each multiple of {@link #CURVE_STEP}, the share of members that knew by then
     */
    record Spread(double[] first, double[] all, double[] curve) {

        static double quantile(double[] sorted, double share) {
            return sorted.length == 0
                    ? Double.NaN
                    : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
        }
    }

    /**
     * The first ten virtual minutes: the cluster forms, and then nothing happens to it.
     *
     * @param formedSeconds from the last start until all knew all
     * @param packetBytes of datagrams in the second half, for each node and second
     * @param streamBytes the same of connections
     * @param wallSeconds what the simulation took
     * @param cpuSeconds what all its threads took, collecting garbage included
     */
    record Calm(
            double formedSeconds,
            double packetBytes,
            double streamBytes,
            long falseSuspicions,
            long falseDeaths,
            double wallSeconds,
            double cpuSeconds) {}

    /** Everything that was measured of one size. */
    record Result(int size, Calm calm, Spread crash, Spread vanish, Spread leave, Spread join) {}

    Figures(long seed, Profile profile, double loss, int size, int repeats) {
        this.world = new World(seed, profile, Timeline.SILENT);
        this.size = size;
        this.repeats = repeats;
        world.network().loss = loss;
    }

    /** For whoever wants to see more of it. */
    World world() {
        return world;
    }

    Result measure() {
        var calm = calm();
        var crash = repeat(() -> gone(Life.State.ENDED));
        var vanish = repeat(() -> gone(Life.State.VANISHED));
        var leave = repeat(this::leave);
        var join = repeat(this::join);
        return new Result(size, calm, crash, vanish, leave, join);
    }

    private Calm calm() {
        long began = System.nanoTime();
        double cpu = cpuSeconds();
        double formed = form();
        world.runUntil(TEN_MINUTES.minus(REST).toNanos());
        long packets = world.packetBytes();
        long streams = world.streamBytes();
        world.run(REST);
        double perNodeSecond = size * (double) REST.toSeconds();
        return new Calm(
                formed,
                (world.packetBytes() - packets) / perNodeSecond,
                (world.streamBytes() - streams) / perNodeSecond,
                world.checker().falseSuspicions(),
                world.checker().falseDeaths(),
                (System.nanoTime() - began) / (double) SECOND,
                cpuSeconds() - cpu);
    }

    private static double cpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(cpu -> cpu.toNanos() / (double) SECOND)
                .orElse(Double.NaN);
    }

    /** Starts all nodes within some time; answers how long it then takes until all know all. */
    double form() {
        start();
        for (int i = 1; i < size; i++) {
            world.at(world.random().nextLong(FORMING.toNanos()), _ -> start());
        }
        world.run(FORMING);
        long end = world.nowNanos() + FORMED_AT_LATEST.toNanos();
        while (!isFormed() && world.nowNanos() < end) {
            world.run(STEP);
        }
        return (world.nowNanos() - FORMING.toNanos()) / (double) SECOND;
    }

    private boolean isFormed() {
        for (var process : world.members()) {
            if (process.membership().stats().alive() != size) {
                return false;
            }
        }
        return true;
    }

    private Life start() {
        var others = world.members();
        var process = world.start("node-" + nodes++);
        if (!others.isEmpty()) {
            var seed = others.get(world.random().nextInt(others.size())).address();
            process.membership().seeds(List.of(seed));
            process.join(world.nowNanos(), seed);
        }
        return process;
    }

    private Life gone(Life.State how) {
        var process = somebody();
        process.end(how);
        return process;
    }

    private Life leave() {
        var process = somebody();
        process.leave(world.nowNanos());
        world.at(world.nowNanos() + 3 * SECOND, _ -> process.end(Life.State.ENDED));
        return process;
    }

    private Life join() {
        return start();
    }

    private Life somebody() {
        var members = world.members();
        return members.get(world.random().nextInt(members.size()));
    }

    /** Something that happens to one node, as the events of the others tell it. */
    private interface Happening {
        Life begin();
    }

    private Spread repeat(Happening happening) {
        var first = new double[repeats];
        var all = new double[repeats];
        var times = new ArrayList<Double>();
        witnesses = 0;
        for (int i = 0; i < repeats; i++) {
            var knowing = watch(happening);
            first[i] = knowing.isEmpty() ? Double.NaN : knowing.getFirst();
            all[i] = missing(knowing) ? Double.NaN : knowing.getLast();
            times.addAll(knowing);
            restore();
        }
        Arrays.sort(first);
        Arrays.sort(all);
        return new Spread(first, all, curve(times));
    }

    /** Brings the cluster back to its size, and to rest. */
    private void restore() {
        while (world.members().size() < size) {
            start();
        }
        while (world.members().size() > size) {
            leave();
        }
        world.run(RECOVERY.plusMillis(world.random().nextLong(3_000)));
    }

    /** The times after which one member after the other knew. */
    private List<Double> watch(Happening happening) {
        var times = new ArrayList<Double>();
        var knowing = new HashSet<Life>();
        long began = world.nowNanos();
        var subject = new Life[1];
        world.checker()
                .listen(
                        (now, observer, event) -> {
                            if (tells(event, subject[0], observer) && knowing.add(observer)) {
                                times.add((now - began) / (double) SECOND);
                            }
                        });
        subject[0] = happening.begin();
        int wanted = world.members().size() - (subject[0].isMember() ? 1 : 0);
        witnesses += wanted;
        long end = began + WATCH.toNanos();
        while (count(knowing, subject[0]) < wanted && world.nowNanos() < end) {
            world.run(Duration.ofMillis(50));
        }
        return times;
    }

    private boolean missing(List<Double> knowing) {
        return knowing.size() < world.members().size() - 1 || knowing.isEmpty();
    }

    private static int count(Set<Life> knowing, Life subject) {
        return knowing.size() - (knowing.contains(subject) ? 1 : 0);
    }

    private static boolean tells(MemberEvent event, @Nullable Life subject, Life observer) {
        boolean about =
                subject != null
                        && observer != subject
                        && event.member().name().equals(subject.name());
        return about
                && (event instanceof MemberDied
                        || event instanceof MemberLeft
                        || event instanceof MemberJoined);
    }

    private double[] curve(List<Double> times) {
        var curve = new double[CURVE_POINTS];
        for (double time : times) {
            for (int i = (int) Math.ceil(time / CURVE_STEP); i < curve.length; i++) {
                curve[i] += 1.0 / witnesses;
            }
        }
        return curve;
    }
}
