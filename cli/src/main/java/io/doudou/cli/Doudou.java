package io.doudou.cli;

import io.doudou.cli.project.Failure;
import io.doudou.cli.shell.Shell.MissingProgram;
import io.doudou.cli.shell.Terminal;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The program {@code doudou}: its commands, its help, and how its failures look. */
@Command(
        name = "doudou",
        versionProvider = Version.Provider.class,
        header = "From a plain Java interface to a running, documented service.",
        synopsisSubcommandLabel = "[COMMAND]",
        description = {
            "",
            "@|bold Start here|@",
            "  doudou demo                  see it work: a project, a service, a call",
            "  doudou svc init user-service make a project",
            "  cd user-service",
            "  doudou svc run -w            start it; every save is live at once",
            "",
            "  doudou                       run a seed node: an address that a cluster can join",
            ""
        },
        footerHeading = "%nExit codes%n",
        footer = {
            "  0  done",
            "  1  failed; a sentence says why, --verbose adds the stack trace",
            "  2  the command line makes no sense",
            "  3  a tool is missing: JDK 25 or Maven"
        },
        optionListHeading = "Options%n",
        commandListHeading = "%nCommands%n")
public final class Doudou implements Runnable {

    private final Surroundings world;
    private final Terminal terminal;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-v", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of a failure.")
    private boolean verbose;

    private Doudou(Surroundings world) {
        this.world = world;
        this.terminal = world.terminal();
    }

    /** Runs one command and ends the process with its status. */
    public static void main(String[] arguments) {
        System.exit(run(Surroundings.system(), arguments));
    }

    /** Runs one command. The answer is the exit status. */
    static int run(Surroundings world, String... arguments) {
        var terminal = world.terminal();
        var root = new Doudou(world);
        var line =
                new CommandLine(root)
                        .addSubcommand(
                                new CommandLine(new Svc(terminal))
                                        .addSubcommand(new Init(world))
                                        .addSubcommand(new Http(world))
                                        .addSubcommand(new Proto(world))
                                        .addSubcommand(new Run(world)))
                        .addSubcommand(
                                new CommandLine(new Cluster(terminal))
                                        .addSubcommand(new Members(world))
                                        .addSubcommand(new Ping(world))
                                        .addSubcommand(new Watch(world)))
                        .addSubcommand(new Demo(world))
                        .addSubcommand(new Completion(world))
                        .addSubcommand(new Version(world));
        return line.setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                terminal.watched() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler((misuse, words) -> misused(terminal, misuse))
                .setExecutionExceptionHandler((accident, command, parsed) -> root.failed(accident))
                .execute(arguments);
    }

    @Override
    public void run() {
        new SeedNode(world).run();
    }

    private static int misused(Terminal terminal, ParameterException misuse) {
        var command = misuse.getCommandLine();
        terminal.failure(sentence(misuse));
        UnmatchedArgumentException.printSuggestions(misuse, terminal.err());
        terminal.detail("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return Failure.MISUSED;
    }

    private static String sentence(ParameterException misuse) {
        if (!(misuse instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(misuse.getMessage());
        }
        var word = unmatched.getUnmatched().getFirst();
        if (word.startsWith("-")) {
            return "there is no option '" + word + "'";
        }
        return misuse.getCommandLine().getSubcommands().isEmpty()
                ? "'" + word + "' is one argument too many"
                : "there is no command '" + word + "'";
    }

    private int failed(Exception accident) {
        var status =
                switch (accident) {
                    case Failure failure -> {
                        terminal.failure(failure.sentence());
                        failure.details().forEach(terminal::detail);
                        yield failure.status();
                    }
                    case MissingProgram missing -> {
                        terminal.failure(
                                "there is no program `" + missing.name() + "` on the PATH");
                        yield Failure.TOOL_MISSING;
                    }
                    default -> unexpected(accident);
                };
        if (verbose) {
            terminal.detail(trace(accident));
        }
        return status;
    }

    private int unexpected(Throwable accident) {
        terminal.failure(accident + (verbose ? "" : " (--verbose shows where)"));
        return Failure.FAILED;
    }

    private static String trace(Throwable accident) {
        var text = new StringWriter();
        accident.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
