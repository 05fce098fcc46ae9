package io.doudou.cli;

import io.doudou.cli.code.ServiceCode.Plan;
import io.doudou.cli.project.Compilation;
import io.doudou.cli.project.Failure;
import io.doudou.cli.project.Javac;
import io.doudou.cli.project.Javac.Understood;
import io.doudou.cli.project.Maven;
import io.doudou.cli.project.Module;
import io.doudou.cli.project.Project;
import io.doudou.cli.project.SourceText;
import io.doudou.cli.shell.Terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The sources of a whole project before the compiler, and the documents that are made of them: what
 * commands that follow an interface have in common.
 */
final class ProjectCode {

    private final Terminal terminal;
    private final Project project;
    private final List<Path> classPath;

    /** Asks Maven for the libraries, where nobody has asked before. */
    ProjectCode(Surroundings world, Project project) {
        this.terminal = world.terminal();
        this.project = project;
        this.classPath = classPath(new Maven(world.shell()));
    }

    Project project() {
        return project;
    }

    private List<Path> classPath(Maven maven) {
        if (Maven.librariesAreKnown(project)) {
            return jars(maven);
        }
        try (var step = terminal.step("Asking Maven for the libraries")) {
            var jars = jars(maven);
            step.done();
            return jars;
        }
    }

    /** Everything outside the project. The project's own modules are read as sources. */
    private List<Path> jars(Maven maven) {
        return maven.libraries(project).values().stream()
                .flatMap(libraries -> libraries.toCompile().stream())
                .filter(path -> !path.startsWith(project.root()))
                .distinct()
                .toList();
    }

    /** Those of all modules. */
    List<SourceText> sources() {
        return project.modules().stream()
                .flatMap(module -> module.javaFiles().stream())
                .filter(file -> !file.endsWith("module-info.java"))
                .map(SourceText::read)
                .toList();
    }

    /** Reads sources as {@link Javac#analyze} does. */
    <T> T analyze(
            Javac javac, List<SourceText> sources, BiFunction<Understood, Compilation, T> reading) {
        var resources = project.modules().stream().map(Module::resources).toList();
        return javac.analyze(sources, classPath, resources, List.of(), reading);
    }

    /**
     * Looks whether there is something to do.
     *
     * @throws Failure when the interfaces have errors, or there are none
     */
    void check(Plan plan) {
        var problems = plan.problems();
        if (!problems.isEmpty()) {
            throw new Failure(
                    "the interface has errors, so no file was changed",
                    problems.stream().map(problem -> problem.shown(project)).toList());
        }
        if (plan.services().isEmpty()) {
            throw new Failure(
                    "there is no interface with @Service below "
                            + project.root()
                            + "; annotate one, or create a project: doudou svc init");
        }
    }

    /** Writes a file unless it has this content already, and says which. */
    void write(Path file, byte[] content) throws IOException {
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            terminal.line(terminal.dim("  kept  " + project.shown(file) + " (up to date)"));
        } else {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            terminal.line(terminal.green("  wrote ") + project.shown(file));
        }
    }
}
