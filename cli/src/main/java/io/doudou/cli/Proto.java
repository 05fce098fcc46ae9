package io.doudou.cli;

import io.doudou.cli.code.ServiceCode;
import io.doudou.cli.project.Failure;
import io.doudou.cli.project.Javac;
import io.doudou.cli.project.Javac.Understood;
import io.doudou.cli.project.Module;
import io.doudou.cli.project.Project;
import io.doudou.generator.ProtoFile;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Writes the {@code .proto} file of each interface, of services and of topics, for programs in
 * other languages, and beside it the lock that keeps its numbers. It writes nothing when one
 * interface would break who knows its old file.
 */
@Command(
        name = "proto",
        header = "Write a .proto file of each interface, for callers in other languages.",
        description = {
            "",
            "It lies in src/main/resources, in the package of the interface. Beside it lies a lock",
            "with the number of each field: check in both. From then on the compiler takes the",
            "numbers from there, so a component may move or go, and a new one may stand anywhere.",
            "A component whose type changes is an error, which names it; so nobody who speaks the",
            "old file is ever misunderstood.",
            "",
            "  doudou svc proto",
            "  protoc --go_out=. src/main/resources/shop/UserService.proto",
            ""
        })
final class Proto implements Callable<Integer> {

    private final Surroundings world;

    Proto(Surroundings world) {
        this.world = world;
    }

    @Override
    public Integer call() throws IOException {
        var project = Project.around(world.folder());
        var code = new ProjectCode(world, project);
        try (var javac = new Javac()) {
            var files =
                    code.analyze(
                            javac,
                            code.sources(),
                            (understood, compilation) -> {
                                var plan = ServiceCode.plan(understood, compilation, false);
                                code.check(plan);
                                var interfaces = new LinkedHashMap<>(plan.services());
                                interfaces.putAll(ServiceCode.topics(understood));
                                return files(project, understood, interfaces);
                            });
            for (var file : files.entrySet()) {
                var content = file.getValue().getBytes(StandardCharsets.UTF_8);
                code.write(file.getKey(), content);
            }
        }
        return 0;
    }

    private static Map<Path, String> files(
            Project project, Understood understood, Map<String, Path> interfaces) {
        var files = new LinkedHashMap<Path, String>();
        interfaces.forEach(
                (service, source) -> {
                    var module = project.moduleOf(source).orElseThrow();
                    var lock = file(module, service, ProtoFile.LOCK_SUFFIX);
                    var elements = understood.task().getElements();
                    var made =
                            ProtoFile.of(
                                    elements,
                                    elements.getTypeElement(service),
                                    project.generatorOptions(module),
                                    text(lock));
                    check(project.shown(source), made.problems());
                    files.put(file(module, service, ProtoFile.SUFFIX), made.proto());
                    files.put(lock, made.lock());
                });
        return files;
    }

    private static Path file(Module module, String service, String suffix) {
        return module.resources().resolve(service.replace('.', '/') + suffix);
    }

    private static Optional<String> text(Path lock) {
        try {
            return Files.exists(lock) ? Optional.of(Files.readString(lock)) : Optional.empty();
        } catch (IOException broken) {
            throw new Failure("cannot read " + lock + ": " + broken.getMessage(), broken);
        }
    }

    private static void check(String source, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new Failure(
                    "the interface has errors, so no file was changed",
                    problems.stream().map(problem -> source + ": " + problem).toList());
        }
    }
}
