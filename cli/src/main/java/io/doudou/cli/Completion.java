package io.doudou.cli;

import io.doudou.cli.shell.Terminal;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints the script that lets a shell complete the words of {@code doudou}. */
@Command(
        name = "completion",
        header = "Print the completion script for bash and zsh.",
        description = {
            "",
            "  source <(doudou completion)     in this shell; put the line into ~/.bashrc for all"
        })
final class Completion implements Runnable {

    private final Terminal terminal;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandLine.Model.CommandSpec spec;

    Completion(Surroundings world) {
        this.terminal = world.terminal();
    }

    @Override
    public void run() {
        terminal.line(AutoComplete.bash("doudou", spec.root().commandLine()));
    }
}
