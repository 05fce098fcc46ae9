package io.doudou.cli.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The jars and sibling modules that one module needs, in class path order, as Maven resolved them.
 * The list is kept in {@code target/doudou} and is asked for again when a {@code pom.xml} changed.
 *
 * @param entries what Maven listed
 */
public record Libraries(List<Entry> entries) {

    static final Libraries NONE = new Libraries(List.of());

    private static final Set<String> COMPILE = Set.of("compile", "provided", "system");
    private static final Set<String> RUN = Set.of("compile", "runtime");

    /**
     * {@code group:artifact:type[:classifier]:version:scope:/absolute/path}, then a module's name.
     */
    private static final Pattern LINE =
            Pattern.compile(
                    "\\s*[^:\\s]+:[^:]+:[^:]+:(?:[^:]+:)?[^:]+"
                            + ":(compile|provided|system|runtime|test):(.+?)"
                            + "(?: \\(optional\\))?(?: -- module .*)?\\s*");

    /** One library with the scope in which Maven uses it. */
    public record Entry(String scope, Path path) {}

    /** What the compiler sees. */
    public List<Path> toCompile() {
        return inScope(COMPILE);
    }

    /** What the running program sees. */
    public List<Path> toRun() {
        return inScope(RUN);
    }

    private List<Path> inScope(Set<String> scopes) {
        return entries.stream()
                .filter(entry -> scopes.contains(entry.scope()))
                .map(Entry::path)
                .toList();
    }

    /** The list that Maven left behind for a module, unless a {@code pom.xml} is younger. */
    static Optional<Libraries> known(Project project, Module module) {
        var list = module.libraryList();
        if (!Files.isRegularFile(list)) {
            return Optional.empty();
        }
        try {
            var libraries = parse(Files.readAllLines(list));
            return isCurrent(project, list) && libraries.arePresent()
                    ? Optional.of(libraries)
                    : Optional.empty();
        } catch (IOException broken) {
            return Optional.empty(); // Maven writes it again
        }
    }

    private static boolean isCurrent(Project project, Path list) throws IOException {
        var written = Files.getLastModifiedTime(list);
        for (var module : project.modules()) {
            var pom = module.folder().resolve("pom.xml");
            if (Files.getLastModifiedTime(pom).compareTo(written) >= 0) {
                return false;
            }
        }
        return true;
    }

    private boolean arePresent() {
        return entries.stream()
                .map(Entry::path)
                .allMatch(path -> Files.exists(path) || path.endsWith("target/classes"));
    }

    static Libraries parse(List<String> lines) {
        var entries = new ArrayList<Entry>();
        for (var line : lines) {
            var matcher = LINE.matcher(line.replaceAll("\033\\[[0-9;]*m", ""));
            if (matcher.matches()) {
                entries.add(new Entry(matcher.group(1), Path.of(matcher.group(2))));
            }
        }
        return new Libraries(List.copyOf(entries));
    }
}
