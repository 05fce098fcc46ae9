package io.doudou.cli.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One Maven module of a project, laid out as Maven expects it.
 *
 * @param folder where its {@code pom.xml} lies
 * @param pom what that file says
 */
public record Module(Path folder, Pom pom) {

    public String name() {
        return pom.artifact();
    }

    /** The class with the main method, if this module is a program. */
    public Optional<String> mainClass() {
        return Optional.ofNullable(pom.properties().get("doudou.main")).filter(it -> !it.isEmpty());
    }

    /** What people write: {@code src/main/java}. */
    public Path sources() {
        return folder.resolve("src/main/java");
    }

    /** Files that are packed as they are: {@code src/main/resources}. */
    public Path resources() {
        return folder.resolve("src/main/resources");
    }

    /** What the compiler writes: {@code target/classes}. */
    public Path classes() {
        return folder.resolve("target/classes");
    }

    /** What the annotation processor writes, for people to read. */
    public Path generatedSources() {
        return folder.resolve("target/generated-sources/annotations");
    }

    /** Exists, and is younger than everything it was made from, when the module is built. */
    Path stamp() {
        return folder.resolve("target/doudou/built");
    }

    /** Where Maven leaves the list of libraries for this program. */
    Path libraryList() {
        return folder.resolve("target/doudou/libraries");
    }

    /** All Java sources, sorted. */
    public List<Path> javaFiles() {
        return files(sources(), ".java");
    }

    /** All files below a folder whose names end so, sorted; none if there is no such folder. */
    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException broken) {
            throw new Failure("cannot list " + folder + ": " + broken.getMessage(), broken);
        }
    }
}
