package io.doudou.cli;

import io.doudou.cli.cluster.MemberJson;
import io.doudou.cli.cluster.MemberTable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the members of a cluster as one of them sees it. */
@Command(
        name = "members",
        header = "List the members of a cluster.",
        description = {
            "",
            "The columns are those of the page /go-doudou/registry; empty ones are left out.",
            "",
            "  doudou cluster members --seed 10.0.0.5:7946",
            "  doudou cluster members --json | jq -r '.nodes[] | select(.status != \"up\") |"
                    + " .node'",
            "  GDD_MEM_KEY=... doudou cluster members     a cluster that is encrypted",
            ""
        })
final class Members implements Runnable {

    private final Surroundings world;

    @Mixin private final ClusterOptions options = new ClusterOptions();

    @Option(names = "--json", description = "One line of JSON, for programs.")
    private boolean json;

    Members(Surroundings world) {
        this.world = world;
    }

    @Override
    public void run() {
        var terminal = world.terminal();
        var view = options.door(world).look();
        if (json) {
            terminal.line(MemberJson.of(view));
            return;
        }
        var lines = MemberTable.lines(view);
        terminal.line(terminal.bold(lines.getFirst()));
        lines.stream().skip(1).forEach(terminal::line);
        terminal.line(
                terminal.dim(MemberTable.summary(view) + ", as " + view.seenBy() + " sees it"));
    }
}
