package io.doudou.cli;

import io.doudou.cli.code.ServiceCode;
import io.doudou.cli.project.Failure;
import io.doudou.cli.project.Javac;
import io.doudou.cli.project.Javac.Understood;
import io.doudou.cli.project.Module;
import io.doudou.cli.project.Project;
import io.doudou.generator.ProtoFiles;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
            "What several interfaces of a package use stands once, in messages.proto.",
            "A component whose type changes is an error, which names it; so nobody who speaks the",
            "old file is ever misunderstood.",
            "",
            "  doudou svc proto",
            "  protoc -I src/main/resources --go_out=. shop/UserService.proto",
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

    /** Where the files of a package lie. */
    private record Place(Module module, Path folder) {

        Path file(String name) {
            return folder.resolve(name);
        }
    }

    private static Map<Path, String> files(
            Project project, Understood understood, Map<String, Path> interfaces) {
        var files = new LinkedHashMap<Path, String>();
        var elements = understood.task().getElements();
        places(project, interfaces)
                .forEach(
                        (place, names) -> {
                            var types = names.stream().map(elements::getTypeElement).toList();
                            var options = project.generatorOptions(place.module());
                            var made =
                                    ProtoFiles.of(
                                            elements,
                                            types,
                                            options,
                                            lock -> text(place.file(lock)));
                            check(project, interfaces, made.problems());
                            new TreeMap<>(made.texts())
                                    .forEach((name, text) -> files.put(place.file(name), text));
                        });
        return files;
    }

    /** Interfaces by the places that their packages have among resources. */
    private static Map<Place, List<String>> places(Project project, Map<String, Path> interfaces) {
        var places = new LinkedHashMap<Place, List<String>>();
        interfaces.forEach(
                (name, source) -> {
                    var module = project.moduleOf(source).orElseThrow();
                    var end = name.lastIndexOf('.') + 1;
                    var folder =
                            module.resources().resolve(name.substring(0, end).replace('.', '/'));
                    var place = new Place(module, folder);
                    places.computeIfAbsent(place, _ -> new ArrayList<>()).add(name);
                });
        return places;
    }

    private static Optional<String> text(Path lock) {
        try {
            return Files.exists(lock) ? Optional.of(Files.readString(lock)) : Optional.empty();
        } catch (IOException broken) {
            throw new Failure("cannot read " + lock + ": " + broken.getMessage(), broken);
        }
    }

    private static void check(
            Project project, Map<String, Path> interfaces, Map<String, List<String>> problems) {
        var sentences = new ArrayList<String>();
        interfaces.forEach(
                (name, source) ->
                        problems.getOrDefault(name, List.of())
                                .forEach(
                                        each ->
                                                sentences.add(
                                                        project.shown(source) + ": " + each)));
        if (!sentences.isEmpty()) {
            throw new Failure("the interface has errors, so no file was changed", sentences);
        }
    }
}
