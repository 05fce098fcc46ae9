package io.doudou.cli;

import io.doudou.cli.code.ServiceCode;
import io.doudou.cli.code.ServiceCode.Addition;
import io.doudou.cli.code.ServiceCode.Plan;
import io.doudou.cli.project.Compilation;
import io.doudou.cli.project.Javac;
import io.doudou.cli.project.Module;
import io.doudou.cli.project.Project;
import io.doudou.cli.project.SourceText;
import io.doudou.cli.shell.Terminal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Brings a project up to date after its interface changed: adds the missing methods to the
 * implementation and writes {@code openapi.json}. It first finds out everything and only then
 * writes, so a check that fails changes no file.
 */
@Command(
        name = "http",
        header = "Follow a changed interface: add missing methods, write openapi.json.",
        description = {
            "",
            "Added methods answer with example values, so callers can work with them at once.",
            "Whatever else stands in a file stays as it is, byte for byte.",
            "",
            "  doudou svc http",
            "  doudou svc http --stub       added methods refuse with 501 instead",
            ""
        })
final class Http implements Callable<Integer> {

    private final Surroundings world;
    private final Terminal terminal;

    @Option(
            names = "--stub",
            description = "Added methods throw a Fault with status 501 instead of answering.")
    private boolean stub;

    Http(Surroundings world) {
        this.world = world;
        this.terminal = world.terminal();
    }

    /** A plan with the documents that the generator wrote on the way. */
    private record Result(Plan plan, Compilation compilation) {}

    @Override
    public Integer call() throws IOException {
        var project = Project.around(world.folder());
        var code = new ProjectCode(world, project);
        try (var javac = new Javac()) {
            var sources = new ArrayList<>(code.sources());
            var result = read(javac, sources, code);
            var begun = newImplementations(project, result.plan());
            if (!begun.isEmpty()) {
                sources.addAll(begun);
                result = read(javac, sources, code);
            }
            write(code, result);
            sayHowToServe(begun);
        }
        return 0;
    }

    private Result read(Javac javac, List<SourceText> sources, ProjectCode code) {
        var result =
                code.analyze(
                        javac,
                        sources,
                        (understood, compilation) ->
                                new Result(
                                        ServiceCode.plan(understood, compilation, stub),
                                        compilation));
        code.check(result.plan());
        return result;
    }

    /** An empty class beside the main class for each service that nothing implements. */
    private List<SourceText> newImplementations(Project project, Plan plan) {
        var program =
                project.modules().stream().filter(it -> it.mainClass().isPresent()).findFirst();
        return program.map(module -> newImplementations(module, plan)).orElse(List.of());
    }

    private static List<SourceText> newImplementations(Module program, Plan plan) {
        var main = program.mainClass().orElseThrow();
        var home = main.substring(0, Math.max(0, main.lastIndexOf('.')));
        return plan.unimplemented().stream()
                .map(service -> beginning(program, home, service))
                .filter(source -> !Files.exists(source.file()))
                .toList();
    }

    private static SourceText beginning(Module program, String home, String service) {
        var type = service.substring(service.lastIndexOf('.') + 1);
        var file = program.sources().resolve(home.replace('.', '/')).resolve(type + "Impl.java");
        var text = new StringBuilder();
        if (!home.isEmpty()) {
            text.append("package ").append(home).append(";\n\n");
        }
        if (!service.equals(home + "." + type)) {
            text.append("import ").append(service).append(";\n\n");
        }
        text.append("/** Answers the calls of {@link ").append(type).append("}. */\n");
        text.append("public final class ").append(type).append("Impl implements ");
        return SourceText.of(file, text.append(type).append(" {\n}\n").toString());
    }

    private void write(ProjectCode code, Result result) throws IOException {
        var plan = result.plan();
        var project = code.project();
        for (var addition : plan.additions()) {
            write(addition);
            terminal.line(terminal.green("  added ") + shown(project, addition));
        }
        if (plan.additions().isEmpty()) {
            terminal.line(terminal.dim("  every method is implemented"));
        }
        for (var document : documents(project, result).entrySet()) {
            code.write(document.getKey(), document.getValue());
        }
        for (var notice : plan.notices()) {
            var place = project.shown(notice.file()) + ":" + notice.line();
            terminal.warning(place + ": " + notice.sentence());
        }
    }

    private static void write(Addition addition) throws IOException {
        Files.createDirectories(addition.file().getParent());
        Files.writeString(addition.file(), addition.content());
    }

    private static String shown(Project project, Addition addition) {
        return String.join(", ", addition.methods())
                + " to "
                + project.shown(addition.file())
                + ":"
                + addition.line();
    }

    /** One service has {@code openapi.json}, of several each has one with its name. */
    private static Map<Path, byte[]> documents(Project project, Result result) {
        var documents = new LinkedHashMap<Path, byte[]>();
        var services = result.plan().services().keySet();
        for (var service : services) {
            var type = service.substring(service.lastIndexOf('.') + 1);
            var name = services.size() == 1 ? "openapi.json" : type + ".openapi.json";
            Optional.ofNullable(
                            result.compilation()
                                    .classes()
                                    .get(service.replace('.', '/') + ".openapi.json"))
                    .ifPresent(bytes -> documents.put(project.root().resolve(name), bytes));
        }
        return documents;
    }

    private void sayHowToServe(List<SourceText> begun) {
        for (var source : begun) {
            var name = source.file().getFileName().toString().replace("Impl.java", "");
            terminal.blank();
            terminal.line("Serve it in the main class:");
            terminal.line("  .serve(" + name + "Routes.of(new " + name + "Impl()))");
        }
    }
}
