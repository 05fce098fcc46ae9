package io.doudou.cli;

import io.doudou.cli.project.Failure;
import io.doudou.cli.project.Names;
import io.doudou.cli.project.Skeleton;
import io.doudou.cli.shell.Program;
import io.doudou.cli.shell.Shell;
import io.doudou.cli.shell.Shell.MissingProgram;
import io.doudou.cli.shell.Terminal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Creates a project that runs as it is. A file that exists already is kept as it is. */
@Command(
        name = "init",
        header = "Create a project: interface, implementation, settings, Dockerfile.",
        description = {
            "",
            "Files that exist already are never touched, so running it again changes nothing.",
            "",
            "  doudou svc init user-service",
            "  doudou svc init user-service --package com.shop.user",
            "  doudou svc init              here, named after this folder",
            ""
        })
final class Init implements Callable<Integer> {

    private final Terminal terminal;
    private final Shell shell;
    private final Surroundings world;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The project's folder, created if absent. Default: this folder.")
    private String folder = ".";

    @Option(
            names = {"-p", "--package"},
            paramLabel = "NAME",
            description = "The package of the interface. Default: made from the folder's name.")
    private Optional<String> packageName = Optional.empty();

    Init(Surroundings world) {
        this.world = world;
        this.terminal = world.terminal();
        this.shell = world.shell();
    }

    @Override
    public Integer call() throws IOException {
        var root = world.resolve(folder);
        var names = Names.of(nameOf(root), packageName);
        Files.createDirectories(root);
        for (var file : new Skeleton(names, Version.number()).files()) {
            create(root, file);
        }
        createRepository(root);
        sayWhatIsNext(root);
        return 0;
    }

    private static String nameOf(Path root) {
        return Optional.ofNullable(root.getFileName())
                .map(Path::toString)
                .orElseThrow(() -> new Failure("the root folder cannot be a project"));
    }

    private void create(Path root, Skeleton.File file) throws IOException {
        var target = root.resolve(file.path());
        Files.createDirectories(target.getParent());
        try {
            Files.writeString(target, file.content(), StandardOpenOption.CREATE_NEW);
            terminal.line(terminal.green("  new   ") + file.path());
        } catch (FileAlreadyExistsException kept) {
            terminal.line(terminal.dim("  kept  " + file.path() + " (exists already)"));
        }
    }

    /** Version control is a service to the user, never a reason to fail. */
    private void createRepository(Path root) {
        try {
            var inside = Program.in(root, "git", "rev-parse", "--is-inside-work-tree");
            if (shell.run(inside).succeeded()) {
                terminal.line(terminal.dim("  kept  the git repository around it"));
            } else if (shell.run(Program.in(root, "git", "init", "--quiet")).succeeded()) {
                terminal.line(terminal.green("  new   ") + ".git");
            } else {
                terminal.warning("git made no repository in " + root);
            }
        } catch (MissingProgram git) {
            terminal.warning("git is not installed, so there is no repository in " + root);
        }
    }

    private void sayWhatIsNext(Path root) {
        terminal.blank();
        var elsewhere = root.equals(world.folder()) ? "" : "cd " + folder + " && ";
        terminal.line("Next: " + terminal.bold(elsewhere + "doudou svc run -w"));
    }
}
