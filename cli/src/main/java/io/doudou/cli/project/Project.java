package io.doudou.cli.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The modules of a project, each after those that it depends on. Read anew by every command,
 * because files change.
 *
 * @param root the folder of the outermost {@code pom.xml}
 */
public record Project(Path root, List<Module> modules) {

    private static final String GENERATOR = "-Adoudou.";

    /**
     * The project that a folder belongs to: the folder itself, or the first above it whose modules
     * include it.
     *
     * @throws Failure when there is none
     */
    public static Project around(Path folder) {
        var pom = folder.resolve("pom.xml");
        if (!Files.isRegularFile(pom)) {
            throw new Failure(
                    "there is no pom.xml in " + folder + "; create a project: doudou svc init");
        }
        var root = outermost(folder);
        return new Project(root, inOrder(modulesBelow(root)));
    }

    private static Path outermost(Path folder) {
        var above = Optional.ofNullable(folder.getParent());
        return above.filter(it -> Files.isRegularFile(it.resolve("pom.xml")))
                .filter(it -> Pom.read(it.resolve("pom.xml")).modules().contains(nameOf(folder)))
                .map(Project::outermost)
                .orElse(folder);
    }

    private static String nameOf(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    private static List<Module> modulesBelow(Path folder) {
        var pom = Pom.read(folder.resolve("pom.xml"));
        var found = new ArrayList<Module>();
        found.add(new Module(folder, pom));
        for (var name : pom.modules()) {
            found.addAll(modulesBelow(folder.resolve(name)));
        }
        return found;
    }

    private static List<Module> inOrder(List<Module> modules) {
        var ordered = new ArrayList<Module>();
        modules.forEach(module -> placeAfterItsNeeds(module, modules, ordered, List.of()));
        return ordered;
    }

    private static void placeAfterItsNeeds(
            Module module, List<Module> all, List<Module> ordered, List<Module> needing) {
        if (ordered.contains(module) || needing.contains(module)) {
            return; // a circle is for Maven to complain about
        }
        var path = new ArrayList<>(needing);
        path.add(module);
        for (var needed : module.pom().dependencies()) {
            all.stream()
                    .filter(other -> other.name().equals(needed))
                    .forEach(other -> placeAfterItsNeeds(other, all, ordered, path));
        }
        ordered.add(module);
    }

    /**
     * The module that is a program.
     *
     * @throws Failure when there is none, or more than one
     */
    public Module program() {
        var programs = modules.stream().filter(it -> it.mainClass().isPresent()).toList();
        return switch (programs.size()) {
            case 1 -> programs.getFirst();
            case 0 ->
                    throw new Failure(
                            "no module below "
                                    + root
                                    + " sets the property doudou.main, so there is nothing to run");
            default ->
                    throw new Failure(
                            "there are several programs ("
                                    + String.join(
                                            ", ", programs.stream().map(Module::name).toList())
                                    + "); run the command in the folder of one of them");
        };
    }

    /** The module in whose folder of sources a file lies. */
    public Optional<Module> moduleOf(Path source) {
        return modules.stream().filter(module -> source.startsWith(module.sources())).findFirst();
    }

    /** What the POMs tell the generator about one module, {@code doudou.case=snake}, as a map. */
    public Map<String, String> generatorOptions(Module module) {
        var options = new LinkedHashMap<String, String>();
        Stream.of(modules.getFirst(), module)
                .flatMap(each -> each.pom().compilerArguments().stream())
                .filter(argument -> argument.startsWith(GENERATOR) && argument.contains("="))
                .map(argument -> argument.substring(GENERATOR.length() - "doudou.".length()))
                .map(argument -> argument.split("=", 2))
                .forEach(option -> options.put(option[0], option[1]));
        return options;
    }

    /** A path as the user would write it: relative to the project. */
    public String shown(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
