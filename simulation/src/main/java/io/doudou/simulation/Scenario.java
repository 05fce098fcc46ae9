package io.doudou.simulation;

import io.doudou.gossip.Member;
import io.doudou.gossip.Profile;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Bytes;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * One small cluster and a bad hour of it, both drawn from a seed: trouble of all kinds, while every
 * step is checked; then everything is healed, and all must come to agree.
 */
final class Scenario {

    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(500);
    private static final Duration STAYS_AGREED = Duration.ofSeconds(10);
    private static final int NODES_MIN = 3;
    private static final int NODES_MORE = 10;
    private static final int TROUBLES_MIN = 2;
    private static final int TROUBLES_MORE = 8;
    private static final double[] LOSSES = {0, 0.02, 0.05, 0.1};

    private final long seed;
    private final RandomGenerator random;
    private final World world;
    private final Hostile hostile;
    private final Life first;
    private int nodes;
    private boolean healed;

    /**
     * Whether seeds are looked up again and again, so that nodes may come and go and move. Without,
     * all that a node has is the addresses that it remembers.
     */
    private final boolean hasNameServer;

    /**
     * How it ended.
     *
     * @param violations what must not be; empty if all is well
     * @param members how many there were in the end
     * @param agreedNanos how long it took from the end of all trouble until all agreed
     */
    record Outcome(long seed, List<String> violations, int members, long agreedNanos) {
        boolean isWell() {
            return violations.isEmpty();
        }
    }

    private Scenario(long seed, Timeline timeline) {
        this.seed = seed;
        world = new World(seed, profile(seed), timeline);
        random = world.random();
        hostile = new Hostile(world);
        hasNameServer = random.nextBoolean();
        first = world.start("node-0");
        nodes = 1;
    }

    static Outcome run(long seed, Timeline timeline) {
        return new Scenario(seed, timeline).run();
    }

    private static Profile profile(long seed) {
        return switch ((int) Math.floorMod(seed, 10L)) {
            case 7 -> Profile.LAN;
            case 8 -> Profile.LOOPBACK;
            case 9 -> Profile.GO_DOUDOU;
            default -> Profile.STANDARD;
        };
    }

    private Outcome run() {
        var network = world.network();
        network.loss = LOSSES[random.nextInt(LOSSES.length)];
        network.duplication = random.nextDouble() * 0.05;
        network.stragglers = random.nextDouble() * 0.02;
        int size = NODES_MIN + random.nextInt(NODES_MORE);
        tell(
                String.format(
                        Locale.ROOT,
                        "%d nodes with %s; %.0f %% of all packets get lost, %.1f %% come twice,"
                                + " %.1f %% take long",
                        size,
                        Wording.of(world.profile()),
                        100 * network.loss,
                        100 * network.duplication,
                        100 * network.stragglers));
        for (int i = 1; i < size; i++) {
            world.at(random.nextLong(WARM_UP.toNanos() / 2), now -> newcomer(now));
        }
        runChecked(WARM_UP);
        int troubles = TROUBLES_MIN + random.nextInt(TROUBLES_MORE);
        for (int i = 0; i < troubles; i++) {
            trouble();
            runChecked(Duration.ofMillis(random.nextLong(20_000)));
        }
        return heal();
    }

    private void newcomer(long nowNanos) {
        var name = "node-" + nodes++;
        var seeds = world.members();
        var seed = seeds.isEmpty() ? first : seeds.get(random.nextInt(seeds.size()));
        begin(nowNanos, world.start(name), seed.address());
    }

    private void begin(long nowNanos, Life process, Address seed) {
        tell(process + " starts at " + Wording.of(process.address()));
        process.membership().seeds(List.of(seed));
        process.join(nowNanos, seed);
    }

    // ---- trouble

    private void trouble() {
        long now = world.nowNanos();
        switch (random.nextInt(12)) {
            case 0 -> lose(Life.State.ENDED, !hasNameServer);
            case 1 -> lose(Life.State.VANISHED, !hasNameServer);
            case 2, 3 -> lose(Life.State.ENDED, true);
            case 4 -> standStill(now);
            case 5, 6 -> part(now);
            case 7 -> cut(now);
            case 8 -> loseMore(now);
            case 9 -> leave(now);
            case 10 -> shoot(now);
            default -> change(now);
        }
    }

    /** A process ends; perhaps the node comes back, at the old or at a new address. */
    private void lose(Life.State how, boolean comesBack) {
        var process = somebody();
        if (world.members().size() <= 2) {
            return;
        }
        tell(process + (how == Life.State.ENDED ? " crashes" : " vanishes with its machine"));
        process.end(how);
        if (comesBack) {
            boolean moves = hasNameServer && random.nextBoolean();
            var address = moves ? world.newAddress() : process.address();
            long at = world.nowNanos() + seconds(20);
            later(at, now -> comeBack(now, process.name(), address));
        }
    }

    private void comeBack(long nowNanos, String name, Address address) {
        var others = world.members();
        if (!others.isEmpty()) {
            var seed = others.get(random.nextInt(others.size()));
            begin(nowNanos, world.start(name, address), seed.address());
        }
    }

    private void standStill(long nowNanos) {
        var process = somebody();
        if (world.members().size() <= 2) {
            return;
        }
        tell(process + " stands still");
        process.standStill();
        later(nowNanos + seconds(60), now -> goOn(now, process));
    }

    private void goOn(long nowNanos, Life process) {
        if (process.state() == Life.State.STANDING_STILL) {
            tell(process + " goes on");
            process.goOn(nowNanos);
        }
    }

    private void part(long nowNanos) {
        world.processes().forEach(process -> process.group = random.nextInt(2));
        tell("the network is parted: " + group(0) + " do not hear " + group(1));
        world.network().partitioned = true;
        later(
                nowNanos + seconds(90),
                now -> {
                    tell("the network is whole");
                    world.network().partitioned = false;
                    disturbAll(now);
                });
    }

    private List<Life> group(int number) {
        return world.running().stream().filter(process -> process.group == number).toList();
    }

    private void cut(long nowNanos) {
        var from = somebody();
        var to = somebody();
        tell("nothing gets from " + from + " to " + to);
        world.network().cut(from, to);
        from.disturbedNanos = Long.MAX_VALUE / 2;
        to.disturbedNanos = Long.MAX_VALUE / 2;
        later(
                nowNanos + seconds(30),
                now -> {
                    tell("everything gets from " + from + " to " + to);
                    world.network().mend(from, to);
                    disturbAll(now);
                });
    }

    private void loseMore(long nowNanos) {
        double before = world.network().loss;
        tell("30 % of all packets get lost");
        world.network().loss = 0.3;
        disturbAll(Long.MAX_VALUE / 2);
        later(
                nowNanos + seconds(30),
                now -> {
                    tell("less is lost");
                    world.network().loss = before;
                    disturbAll(now);
                });
    }

    private void leave(long nowNanos) {
        var process = somebody();
        if (world.members().size() <= 2) {
            return;
        }
        tell(process + " leaves");
        process.leave(nowNanos);
        world.at(nowNanos + seconds(5), _ -> process.end(Life.State.ENDED));
        if (!hasNameServer) {
            later(nowNanos + seconds(60), now -> comeBack(now, process.name(), process.address()));
        }
    }

    private void shoot(long nowNanos) {
        int shots = random.nextInt(100);
        tell("somebody sends " + shots + " hostile packets");
        for (int i = 0; i < shots; i++) {
            world.at(nowNanos + random.nextLong(Duration.ofSeconds(5).toNanos()), hostile::shoot);
        }
    }

    private void change(long nowNanos) {
        var process = somebody();
        tell(process + " tells something new about itself");
        process.updateMeta(nowNanos, Bytes.of("m".repeat(random.nextInt(400))));
        if (hasNameServer) {
            newcomer(nowNanos);
        }
    }

    /** Plans something, unless everything is healed until then. */
    private void later(long atNanos, Agenda.Event event) {
        world.at(
                atNanos,
                now -> {
                    if (!healed) {
                        event.happen(now);
                    }
                });
    }

    // ---- healing

    private Outcome heal() {
        // Who is about to leave does so first, so that it is clear who is a member.
        runChecked(Duration.ofSeconds(5));
        world.network().heal();
        for (var process : world.processes()) {
            goOn(world.nowNanos(), process);
        }
        healed = true;
        tell("all trouble is over");
        disturbAll(world.nowNanos());
        if (hasNameServer) {
            lookUp();
        }
        int size = world.members().size();
        long since = world.nowNanos();
        long agreed = agree(since + world.checker().bounds().agreementNanos(entries())) - since;
        return new Outcome(seed, world.checker().violations(), size, agreed);
    }

    /**
     * Waits until all agree and go on doing so; answers since when. What was on its way when the
     * trouble ended may bring back somebody who is gone, so not the first agreement counts but the
     * one that lasts.
     */
    private long agree(long endNanos) {
        long since = world.nowNanos();
        while (world.nowNanos() < endNanos || allAgree()) {
            if (!allAgree()) {
                since = world.nowNanos() + LOOK_INTERVAL.toNanos();
            } else if (world.nowNanos() - since >= STAYS_AGREED.toNanos()) {
                return since;
            }
            runChecked(LOOK_INTERVAL);
        }
        world.checker().require(false, () -> "members do not come to agree: " + beliefs());
        return since;
    }

    /** The name under which all members are found resolves anew. */
    private void lookUp() {
        var addresses = world.members().stream().map(Life::address).toList();
        world.members().forEach(process -> process.membership().seeds(addresses));
    }

    /** How many entries the largest table has: forged members are doubted one by one, too. */
    private int entries() {
        return world.members().stream()
                .mapToInt(process -> process.membership().members().size())
                .max()
                .orElse(1);
    }

    private boolean allAgree() {
        var truth = truth();
        return world.members().stream().allMatch(process -> belief(process).equals(truth));
    }

    private Map<String, Address> truth() {
        var truth = new TreeMap<String, Address>();
        world.members().forEach(process -> truth.put(process.name(), process.address()));
        return truth;
    }

    private static Map<String, Address> belief(Life process) {
        var belief = new TreeMap<String, Address>();
        for (var member : process.membership().members()) {
            if (member.isPresent()) {
                belief.put(member.name(), member.address());
            }
        }
        return belief;
    }

    /** Only of those who are wrong, and only about whom. */
    private String beliefs() {
        var text = new StringBuilder("members are " + truth().keySet());
        for (var process : world.members()) {
            var belief = belief(process);
            if (!belief.equals(truth())) {
                text.append("; ").append(process).append(" wrongly sees ").append(wrong(process));
                var missing = new TreeSet<>(truth().keySet());
                missing.removeAll(belief.keySet());
                text.append(missing.isEmpty() ? "" : " and misses " + missing);
            }
        }
        return text.toString();
    }

    private List<String> wrong(Life process) {
        var truth = truth();
        return process.membership().members().stream()
                .filter(Member::isPresent)
                .filter(member -> !member.address().equals(truth.get(member.name())))
                .map(member -> member.name() + " " + member.status())
                .sorted()
                .toList();
    }

    private void runChecked(Duration duration) {
        long end = world.nowNanos() + duration.toNanos();
        while (world.nowNanos() < end) {
            world.runUntil(Math.min(end, world.nowNanos() + LOOK_INTERVAL.toNanos()));
            if (world.network().isCalm()) {
                world.checker().look(world.nowNanos());
            }
        }
    }

    private Life somebody() {
        var members = world.members();
        return members.get(random.nextInt(members.size()));
    }

    private void disturbAll(long nanos) {
        world.processes().forEach(process -> process.disturbedNanos = nanos);
    }

    private long seconds(int max) {
        return random.nextLong(Duration.ofSeconds(max).toNanos());
    }

    private void tell(String line) {
        world.checker().tell(line);
    }
}
