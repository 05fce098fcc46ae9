package io.doudou.cli;

import io.doudou.cli.cluster.ClusterDoor;
import io.doudou.cli.cluster.PingSeries;
import io.doudou.cli.cluster.Seed;
import io.doudou.cli.project.Failure;
import io.doudou.cli.shell.Terminal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Measures whether and how fast a member answers, over both ways that gossip takes. */
@Command(
        name = "ping",
        header = "See whether members answer by UDP and by TCP, and how fast.",
        description = {
            "",
            "Members use both: UDP to see who is there, TCP to exchange all that they know.",
            "Where UDP is blocked, a cluster still forms, but it notices and tells everything"
                    + " late.",
            "",
            "  doudou cluster ping --seed 10.0.0.5:7946",
            "  doudou cluster ping --seed 10.0.0.5:7946 usersvc-2    where the seed knows it to be",
            ""
        })
final class Ping implements Callable<Integer> {

    private static final int COUNT_MAX = 1000;

    private final Surroundings world;
    private final Terminal terminal;

    @Mixin private final ClusterOptions options = new ClusterOptions();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many pings each way. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Parameters(
            paramLabel = "NODE",
            arity = "0..1",
            description = "The name of a member. Default: the seed itself.")
    private Optional<String> node = Optional.empty();

    Ping(Surroundings world) {
        this.world = world;
        this.terminal = world.terminal();
    }

    @Override
    public Integer call() {
        if (count < 1 || count > COUNT_MAX) {
            throw new Failure(
                    Failure.MISUSED, "--count is 1 to " + COUNT_MAX + ", not " + count, List.of());
        }
        var door = options.door(world);
        // A look first: it tells a wrong key or label apart from a member that is not there.
        var view = door.look();
        var home =
                node.map(
                                name ->
                                        view.member(name)
                                                .orElseThrow(() -> unknown(name, view.seenBy()))
                                                .home())
                        .orElse(view.seenBy());
        return ping(door, home, node.orElse(""));
    }

    private int ping(ClusterDoor door, Seed home, String name) {
        terminal.line(name.isEmpty() ? home.toString() : name + " at " + home);
        var udp = PingSeries.of(count, () -> door.pingOverUdp(home, name));
        terminal.line("  UDP  " + udp.text());
        var tcp = PingSeries.of(count, () -> door.pingOverTcp(home, name));
        terminal.line("  TCP  " + tcp.text());
        if (udp.isAnswered() && tcp.isAnswered()) {
            return 0;
        }
        throw new Failure(sentence(udp, tcp, home, name));
    }

    private static String sentence(PingSeries udp, PingSeries tcp, Seed home, String name) {
        if (tcp.isAnswered()) {
            return "UDP is blocked on the way to %s or back: open port %d for UDP, too"
                    .formatted(home, home.port());
        }
        var who = name.isEmpty() ? home.toString() : "the member " + name;
        return udp.isAnswered()
                ? "TCP is blocked on the way to %s: open port %d for TCP, too"
                        .formatted(home, home.port())
                : who + " does not answer; it is gone, or another one has its address";
    }

    private static Failure unknown(String name, Seed seenBy) {
        return new Failure(
                seenBy + " knows no member '" + name + "'; doudou cluster members lists them");
    }
}
