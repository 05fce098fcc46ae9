package io.doudou.cli;

import io.doudou.cli.shell.Terminal;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Groups the commands that work on a service's project; shows them when called alone. */
@Command(
        name = "svc",
        header = "Make, extend and run the project of a service.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands%n",
        optionListHeading = "%nOptions%n")
final class Svc implements Runnable {

    private final Terminal terminal;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandLine.Model.CommandSpec spec;

    Svc(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        spec.commandLine().usage(terminal.out());
    }
}
