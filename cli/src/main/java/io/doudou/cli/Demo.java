package io.doudou.cli;

import io.doudou.cli.project.Failure;
import io.doudou.cli.project.Names;
import io.doudou.cli.shell.Terminal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Shows the main job at work: does what a user does, with the commands that it prints, and checks
 * what comes back.
 */
@Command(
        name = "demo",
        header = "See it work: a project, its service, a call, its pages, a cluster.",
        description = {
            "",
            "Runs the commands that it prints, in a folder of its own, and checks every answer.",
            "The service stays up until Ctrl-C.",
            "",
            "  doudou demo",
            "  doudou demo --dir hello      keep the project",
            "  doudou demo --once           stop when everything was shown: status 0 if all is"
                    + " well",
            ""
        })
final class Demo implements Callable<Integer> {

    private final Surroundings world;
    private final Terminal terminal;

    @Option(names = "--once", description = "Stop the service when everything was shown.")
    private boolean once;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Create the project there and keep it. Default: a temporary folder.")
    private Optional<String> folder = Optional.empty();

    Demo(Surroundings world) {
        this.world = world;
        this.terminal = world.terminal();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (folder.isPresent()) {
            return show(newFolder(world.resolve(folder.get())), () -> {});
        }
        var temporary = Files.createTempDirectory("doudou-demo-");
        try {
            return show(temporary.resolve("hello"), () -> delete(temporary));
        } finally {
            delete(temporary);
        }
    }

    private static Path newFolder(Path chosen) throws IOException {
        if (Files.exists(chosen)) {
            try (Stream<Path> content = Files.list(chosen)) {
                if (content.findAny().isPresent()) {
                    throw new Failure(
                            "there is something in " + chosen + "; choose a new folder for --dir");
                }
            }
        }
        return chosen;
    }

    private int show(Path root, Runnable last) throws IOException, InterruptedException {
        var names = Names.of(root.getFileName().toString(), Optional.empty());
        var tour = new Tour(world, root, names);
        tour.create();
        tour.showInterface();
        tour.compile();
        try (var service = tour.start()) {
            tour.call();
            tour.callOverHttp();
            tour.showPages();
            tour.cluster();
            if (once) {
                service.stop();
                terminal.line(terminal.green("Everything answered as it should."));
                return 0;
            }
            sayWhatIsNext(root);
            return service.stay(last);
        }
    }

    private void sayWhatIsNext(Path root) {
        terminal.line("The service answers until Ctrl-C.");
        terminal.line(
                folder.isPresent()
                        ? "Next: " + terminal.bold("cd " + root + " && doudou svc run -w")
                        : "Next: "
                                + terminal.bold("doudou demo --dir hello")
                                + " keeps the project.");
        terminal.blank();
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
