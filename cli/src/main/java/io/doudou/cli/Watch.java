package io.doudou.cli;

import io.doudou.cli.cluster.ClusterDoor;
import io.doudou.cli.cluster.ClusterMember;
import io.doudou.cli.cluster.ClusterView;
import io.doudou.cli.cluster.MemberChanges;
import io.doudou.cli.cluster.MemberTable;
import io.doudou.cli.cluster.Seed;
import io.doudou.cli.project.Failure;
import io.doudou.cli.shell.Terminal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Prints a line for each change of a cluster until Ctrl-C. */
@Command(
        name = "watch",
        header = "Print a line for every change of a cluster, until Ctrl-C.",
        description = {
            "",
            "Looks once a second. When the seed goes away, the others are asked.",
            "",
            "  doudou cluster watch --seed 10.0.0.5:7946",
            ""
        })
final class Watch implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Surroundings world;
    private final Terminal terminal;

    @Mixin private final ClusterOptions options = new ClusterOptions();

    Watch(Surroundings world) {
        this.world = world;
        this.terminal = world.terminal();
    }

    @Override
    public Integer call() {
        var door = options.door(world);
        // Whoever mistyped something is told so, and not left watching nothing.
        var first = door.look();
        try (var _ = Ending.ofThisThread()) {
            say(MemberChanges.all(first));
            say(List.of(MemberTable.summary(first) + ", as " + first.seenBy() + " sees it"));
            follow(door, first);
        } catch (InterruptedException stopped) {
            terminal.line(terminal.dim("doudou: stopped"));
        }
        return 0;
    }

    private void follow(ClusterDoor door, ClusterView first) throws InterruptedException {
        var known = first;
        var isSilent = false;
        while (true) {
            world.ticker().sleep(PAUSE);
            try {
                var now = door.look(candidates(door, known));
                say(MemberChanges.between(known, now));
                if (!now.seenBy().equals(known.seenBy()) || isSilent) {
                    say(List.of("now as " + now.seenBy() + " sees it"));
                }
                known = now;
                isSilent = false;
            } catch (Failure silence) {
                if (!isSilent) {
                    say(List.of("nobody answers: " + silence.sentence()));
                }
                isSilent = true;
            }
        }
    }

    /** Who was asked last, then the seeds, then everybody who may be there. */
    private static List<Seed> candidates(ClusterDoor door, ClusterView known) {
        var others =
                known.members().stream().filter(ClusterMember::isPresent).map(ClusterMember::home);
        return Stream.of(Stream.of(known.seenBy()), door.seeds().stream(), others)
                .flatMap(all -> all)
                .distinct()
                .collect(ArrayList::new, List::add, List::addAll);
    }

    private void say(List<String> lines) {
        var time = terminal.dim(TIME.format(world.ticker().now()));
        lines.forEach(line -> terminal.line(time + "  " + line));
    }
}
