package io.doudou.cli.project;

import io.doudou.cli.shell.Program;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the program of a project is started without packing it: the JVM of this process, the compiled
 * classes, the libraries that Maven named. It runs in the project's folder, where {@code .env}
 * lies.
 *
 * @param module the module with the main method
 * @param libraries what that module needs
 */
public record Service(Project project, Module module, Libraries libraries) {

    /**
     * The last one is what the manifest of the packed program grants as well; the others let Netty
     * start faster, without a warning, on the machine of a developer.
     */
    private static final List<String> FLAGS =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED");

    /** The service of a project whose libraries are known. */
    public static Service of(Project project, Map<Module, Libraries> libraries) {
        var module = project.program();
        return new Service(project, module, libraries.getOrDefault(module, Libraries.NONE));
    }

    public String mainClass() {
        return module.mainClass().orElseThrow();
    }

    /** Classes that are compiled from the project's sources; the others never change. */
    public List<Path> ownClasses() {
        return Stream.concat(
                        Stream.of(module.classes()), libraries.toRun().stream().filter(this::isOwn))
                .toList();
    }

    /** Jars that come from elsewhere. */
    public List<Path> jars() {
        return libraries.toRun().stream().filter(path -> !isOwn(path)).toList();
    }

    private boolean isOwn(Path path) {
        return path.startsWith(project.root());
    }

    /** The program that runs the service. */
    public Program program(List<String> arguments) {
        var classPath = new ArrayList<>(List.of(module.classes()));
        classPath.addAll(libraries.toRun());
        return program(List.of(), classPath, mainClass()).with(arguments);
    }

    /** A Java program with the rights that a service has. */
    public Program program(List<String> flags, List<Path> classPath, String mainClass) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var path =
                classPath.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator));
        return Program.in(project.root(), java)
                .with(FLAGS)
                .with(flags)
                .with(List.of("-cp", path, mainClass));
    }
}
