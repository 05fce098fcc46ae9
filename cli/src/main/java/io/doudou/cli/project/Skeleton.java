package io.doudou.cli.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The first files of a project: text files beside this class, with names filled in. The file {@code
 * index} lists them: a template, and where it goes.
 */
public final class Skeleton {

    private static final Pattern PLACE = Pattern.compile("\\$\\{doudou:(\\w+)}");

    private final Map<String, String> values;

    /** The files of a project with these names that builds on this version of Doudou. */
    public Skeleton(Names names, String doudouVersion) {
        this.values =
                Map.of(
                        "project", names.project(),
                        "type", names.type(),
                        "package", names.packageName(),
                        "path", names.packagePath(),
                        "service", names.service(),
                        "version", doudouVersion);
    }

    /**
     * A file to create.
     *
     * @param path relative to the project, with slashes
     */
    public record File(String path, String content) {}

    /** All files, in the order in which a reader should meet them. */
    public List<File> files() {
        return template("index")
                .lines()
                .map(line -> line.split(" +", 2))
                .map(words -> new File(filled(words[1]), sorted(filled(template(words[0])))))
                .toList();
    }

    /** Where the project's own imports belong is known only when its package is. */
    private static String sorted(String text) {
        var lines = text.lines().toList();
        var imports = lines.stream().filter(Skeleton::isImport).sorted().iterator();
        return lines.stream()
                .map(line -> isImport(line) ? imports.next() : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ");
    }

    private String filled(String text) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1))));
    }

    private String value(String name) {
        return Objects.requireNonNull(values.get(name), () -> "no value for " + name);
    }

    private static String template(String name) {
        try (var in = Skeleton.class.getResourceAsStream("skeleton/" + name)) {
            var bytes = Objects.requireNonNull(in, () -> "no template " + name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
