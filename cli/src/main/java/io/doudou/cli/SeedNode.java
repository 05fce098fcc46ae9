package io.doudou.cli;

import io.doudou.cli.cluster.ClusterMember;
import io.doudou.cli.cluster.Seed;
import io.doudou.cli.project.Failure;
import io.doudou.cli.seed.SeedProgram;
import io.doudou.cli.shell.Terminal;

import java.time.Duration;
import java.util.Optional;

/** Runs a seed node, and says at which address others join it. */
final class SeedNode {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int LOOKS_MAX = 300;

    private final Surroundings world;
    private final Terminal terminal;

    SeedNode(Surroundings world) {
        this.world = world;
        this.terminal = world.terminal();
    }

    /** Blocks until it is told to stop. */
    void run() {
        Thread.ofVirtual().start(this::sayWhereItIs);
        SeedProgram.run(world.environment(), Seed.PORT);
    }

    /** What it told others of its address is what it answers when it is asked like any member. */
    private void sayWhereItIs() {
        var here = new Seed(host(), port());
        try {
            for (int i = 0; i < LOOKS_MAX; i++) {
                world.ticker().sleep(PAUSE);
                var self = self(here);
                if (self.isPresent()) {
                    say(self.get().home());
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<ClusterMember> self(Seed here) {
        try {
            return new ClusterOptions()
                    .door(world, here).look().members().stream()
                            .filter(member -> member.home().port() == here.port())
                            .filter(member -> member.sighting().service().equals("seed"))
                            .findFirst();
        } catch (Failure notYet) {
            return Optional.empty();
        }
    }

    private void say(Seed home) {
        terminal.line(
                "A seed node runs here. Services join it with "
                        + terminal.bold("GDD_MODE=micro GDD_MEM_SEED=" + home));
        terminal.line(
                terminal.dim(
                        "doudou cluster members lists them, doudou --help lists all commands;"
                                + " Ctrl-C stops this node."));
    }

    private String host() {
        var bind = world.environment().getOrDefault("GDD_MEM_BIND", "");
        return bind.isBlank() ? "localhost" : bind;
    }

    private int port() {
        return Integer.parseInt(
                world.environment().getOrDefault("GDD_MEM_PORT", Integer.toString(Seed.PORT)));
    }
}
