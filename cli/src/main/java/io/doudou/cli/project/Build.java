package io.doudou.cli.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Brings the compiled classes of a project up to date, in this process, where the project's build
 * is plain: Java sources and the generator, nothing else. Writes where Maven would write. A
 * compilation that fails changes no class. One thread at a time.
 */
public final class Build {

    private static final String SERVICE_VERSION = "-Adoudou.serviceVersion=";

    /**
     * Whatever of these stands in a build section makes Maven do something that is not done here:
     * other processors, other folders, filtered resources, other tools.
     */
    private static final Set<String> NOT_PLAIN =
            Set.of(
                    "annotationProcessorPaths",
                    "annotationProcessors",
                    "proc",
                    "executions",
                    "resources",
                    "sourceDirectory",
                    "extensions",
                    "compilerId",
                    "release",
                    "source",
                    "target",
                    "includes",
                    "excludes");

    private static final List<String> DOCUMENTS =
            List.of(".openapi.json", ".openapi31.json", ".endpoints.json");

    private final Project project;
    private final Map<Module, Libraries> libraries;
    private final Javac javac;
    private final Set<Module> changed = new HashSet<>();

    public Build(Project project, Map<Module, Libraries> libraries, Javac javac) {
        this.project = project;
        this.libraries = libraries;
        this.javac = javac;
    }

    /**
     * Whether this class can do what Maven would do.
     *
     * @param doudouVersion the version of the generator at hand, which has to be the project's
     */
    public static boolean isPlain(Project project, String doudouVersion) {
        var poms = project.modules().stream().map(Module::pom).toList();
        var names = poms.stream().map(Pom::artifact).toList();
        return poms.stream().noneMatch(pom -> pom.build().stream().anyMatch(NOT_PLAIN::contains))
                && poms.stream()
                        .map(pom -> pom.parent().orElse(""))
                        .allMatch(
                                parent ->
                                        parent.equals("io.doudou:doudou-parent:" + doudouVersion)
                                                || names.contains(parent.split(":", -1)[1]));
    }

    /** Whether every class is younger than the sources. */
    public static boolean isCurrent(Project project) {
        return project.modules().stream().allMatch(Build::isCurrent);
    }

    private static boolean isCurrent(Module module) {
        try {
            if (!Files.isRegularFile(module.stamp())) {
                return false;
            }
            var built = Files.getLastModifiedTime(module.stamp());
            return isOlder(module.folder().resolve("pom.xml"), built)
                    && isOlder(module.folder().resolve("src/main"), built);
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Folders count too, because removing a file changes nothing else. */
    private static boolean isOlder(Path root, FileTime time) throws IOException {
        if (!Files.exists(root)) {
            return true;
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.allMatch(file -> modified(file).compareTo(time) < 0);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException vanished) {
            return FileTime.fromMillis(Long.MAX_VALUE);
        }
    }

    /** Remembers that everything was built by somebody else: by Maven. */
    public static void markCurrent(Project project) {
        project.modules().forEach(Build::touch);
    }

    private static void touch(Module module) {
        try {
            Files.createDirectories(module.stamp().getParent());
            Files.write(module.stamp(), new byte[0]);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What came of a build: nothing worse than warnings, or errors that left every class alone. */
    public record Outcome(List<Message> messages) {

        public boolean succeeded() {
            return messages.stream().noneMatch(Message::error);
        }
    }

    /**
     * Compiles each module that changed since it was last compiled, and each that sees a module
     * whose classes changed by that.
     */
    public Outcome update() {
        changed.clear();
        var messages = new ArrayList<Message>();
        var failed = false;
        for (var module : project.modules()) {
            if (failed) {
                forget(module); // it would only repeat the errors, and is compiled when they are
                // gone
            } else if (!isCurrent(module) || seesChange(module)) {
                var compilation = compile(module);
                messages.addAll(compilation.messages());
                failed = !compilation.succeeded();
            }
        }
        return new Outcome(messages);
    }

    /**
     * Compiles everything once and drops the outcome. The compiler is slow the first time, so it is
     * better that nobody waits for it then.
     */
    public void warmUp() {
        for (var module : project.modules()) {
            compiled(module);
        }
    }

    private static void forget(Module module) {
        try {
            Files.deleteIfExists(module.stamp());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private boolean seesChange(Module module) {
        return changed.stream()
                .anyMatch(other -> libraries(module).toCompile().contains(other.classes()));
    }

    private Libraries libraries(Module module) {
        return libraries.getOrDefault(module, Libraries.NONE);
    }

    private Compilation compile(Module module) {
        // Sources that change while they are compiled must count as changed, so the stamp is older.
        touch(module);
        var compilation = compiled(module);
        if (compilation.succeeded()) {
            write(module, compilation);
        } else {
            forget(module);
        }
        return compilation;
    }

    private Compilation compiled(Module module) {
        var sources = module.javaFiles().stream().map(SourceText::read).toList();
        return sources.isEmpty()
                ? new Compilation(List.of(), Map.of(), Map.of())
                : javac.compile(
                        sources,
                        libraries(module).toCompile(),
                        List.of(module.resources()),
                        options(module));
    }

    /** What Maven passes too: first what doudou-parent says, then what the project adds. */
    private List<String> options(Module module) {
        var own =
                Stream.of(project.modules().getFirst(), module)
                        .distinct()
                        .flatMap(it -> it.pom().compilerArguments().stream());
        return Stream.concat(Stream.of(SERVICE_VERSION + module.pom().version()), own).toList();
    }

    private void write(Module module, Compilation compilation) {
        try {
            writeClasses(module, compilation);
            writeSources(module, compilation);
            copyResources(module);
        } catch (IOException broken) {
            throw new Failure("cannot write into " + module.folder() + ": " + broken, broken);
        }
    }

    private void writeClasses(Module module, Compilation compilation) throws IOException {
        var kept = compilation.classes().keySet();
        for (var file : Module.files(module.classes(), "")) {
            var path = module.classes().relativize(file).toString().replace('\\', '/');
            if (isMadeHere(path) && !kept.contains(path)) {
                Files.delete(file);
                changed.add(module);
            }
        }
        for (var output : compilation.classes().entrySet()) {
            if (put(module.classes().resolve(output.getKey()), output.getValue())) {
                changed.add(module);
            }
        }
    }

    private static boolean isMadeHere(String path) {
        return path.endsWith(".class") || DOCUMENTS.stream().anyMatch(path::endsWith);
    }

    private static void writeSources(Module module, Compilation compilation) throws IOException {
        var folder = module.generatedSources();
        for (var file : Module.files(folder, ".java")) {
            var path = folder.relativize(file).toString().replace('\\', '/');
            if (!compilation.sources().containsKey(path)) {
                Files.delete(file);
            }
        }
        for (var source : compilation.sources().entrySet()) {
            put(folder.resolve(source.getKey()), source.getValue());
        }
    }

    /** Writes a file unless it has this content already. */
    private static boolean put(Path file, byte[] content) throws IOException {
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return false;
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return true;
    }

    private static void copyResources(Module module) throws IOException {
        for (var file : Module.files(module.resources(), "")) {
            var target = module.classes().resolve(module.resources().relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
