package io.doudou.cli;

import io.doudou.cli.shell.Outcome;
import io.doudou.cli.shell.Program;
import io.doudou.cli.shell.Shell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The real programs of this machine, except that Maven knows the libraries of every project without
 * asking anybody: those of this test.
 */
final class ProjectShell implements Shell {

    private final Shell system = Shell.system();

    @Override
    public Outcome run(Program program) {
        if (program.words().getFirst().equals("mvn")) {
            listLibraries(program.folder());
            return new Outcome(0, List.of());
        }
        return system.run(program);
    }

    /** Leaves behind what Maven would: the libraries of each module. */
    static void listLibraries(Path project) {
        var lines = new ArrayList<>(List.of("", "The following files have been resolved:"));
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .forEach(entry -> lines.add("   group:name:jar:1:compile:" + entry));
        try (Stream<Path> files = Files.walk(project)) {
            var poms = files.filter(file -> file.endsWith("pom.xml")).toList();
            for (var pom : poms) {
                var module = pom.getParent();
                var own = new ArrayList<>(lines);
                if (!module.endsWith("api") && !module.equals(project)) {
                    var classes = project.resolve("api/target/classes");
                    own.add("   group:api:jar:1:compile:" + classes);
                }
                var list = module.resolve("target/doudou/libraries");
                Files.createDirectories(list.getParent());
                Files.write(list, own);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public Process start(Program program) {
        return system.start(program);
    }

    @Override
    public Process start(Program program, Path log) {
        return system.start(program, log);
    }

    @Override
    public Optional<Path> find(String name) {
        return system.find(name);
    }
}
