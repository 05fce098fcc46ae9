package io.doudou.cli;

import io.doudou.cli.shell.Terminal;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Groups the commands that look at a gossip cluster; shows them when called alone. */
@Command(
        name = "cluster",
        header = "Look at a cluster: who is there, who answers, what changes.",
        description = {
            "",
            "Asks one member and joins nothing: no node of the cluster remembers who looked.",
            "",
            "  doudou cluster members                     as the seed node of this machine sees it",
            "  doudou cluster members --seed 10.0.0.5:7946",
            "  doudou cluster ping --seed 10.0.0.5        UDP and TCP, with times",
            "  doudou cluster watch --seed 10.0.0.5       a line for every change",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands%n",
        optionListHeading = "Options%n")
final class Cluster implements Runnable {

    private final Terminal terminal;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandLine.Model.CommandSpec spec;

    Cluster(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        spec.commandLine().usage(terminal.out());
    }
}
