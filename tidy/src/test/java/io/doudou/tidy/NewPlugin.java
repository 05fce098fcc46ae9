package io.doudou.tidy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Begins a plugin whose code compiles and whose contract tests fail until it is written. What
 * {@code dev/new-plugin} runs, straight from this source, so it names nothing but the JDK.
 *
 * <p>By itself a plugin is a room of this tree, for those who give it to the project; with {@code
 * --outside FOLDER} it is a project that names the released artifacts, for those who keep it.
 */
final class NewPlugin {

    private static final String TEMPLATES = "tidy/src/test/resources/new-plugin";

    /** The kind that needs no system, and so no settings. */
    private static final String CODEC = "codec";

    private static final List<String> KINDS = List.of("registry", "broker", "transport", CODEC);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,30}");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");
    private static final String NEXT_ROOM = "    <module>simulation</module>\n";
    private static final String USAGE =
            "dev/new-plugin NAME [registry|broker|transport|codec]... [--outside FOLDER]";

    private final Path home;
    private final String name;
    private final List<String> kinds;
    private final boolean isRoom;
    private final Path folder;

    private NewPlugin(Path home, String name, List<String> kinds, boolean isRoom, Path folder) {
        this.home = home;
        this.name = name;
        this.kinds = kinds;
        this.isRoom = isRoom;
        this.folder = folder;
    }

    /**
     * Writes it.
     *
     * @param arguments the root of this tree, then those of the command
     */
    public static void main(String... arguments) throws IOException {
        try {
            var words = List.of(arguments);
            var plugin = of(Path.of(words.getFirst()), words.subList(1, words.size()));
            plugin.write();
            System.out.println(plugin.nextSteps());
        } catch (IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    /**
     * The plugin that a command describes.
     *
     * @throws IllegalArgumentException when it cannot be begun, saying why
     */
    static NewPlugin of(Path home, List<String> words) {
        var rest = new ArrayList<>(words);
        var outside = rest.indexOf("--outside");
        var isRoom = outside < 0;
        if (rest.isEmpty() || outside == 0 || outside == rest.size() - 1) {
            throw new IllegalArgumentException(USAGE);
        }
        var name = rest.removeFirst();
        require(
                NAME.matcher(name).matches(),
                name + ": a name is letters and digits, such as acme");
        var folder = isRoom ? home.resolve(name) : Path.of(rest.remove(outside));
        rest.remove("--outside");
        var kinds = rest.isEmpty() ? List.of("registry") : List.copyOf(new TreeSet<>(rest));
        require(KINDS.containsAll(kinds), USAGE);
        require(!Files.exists(folder), folder + " is there already");
        return new NewPlugin(home, name, kinds, isRoom, folder);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    void write() throws IOException {
        for (var file : files().entrySet()) {
            var target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        if (isRoom) {
            var pom = home.resolve("pom.xml");
            var text = Files.readString(pom);
            var module = "    <module>" + name + "</module>\n";
            Files.writeString(pom, text.replace(NEXT_ROOM, module + NEXT_ROOM));
        }
    }

    /** By their places in the folder. */
    private Map<String, String> files() throws IOException {
        var main = "src/main/java/" + javaPackage().replace('.', '/') + "/";
        var test = main.replace("/main/", "/test/");
        var files = new LinkedHashMap<String, String>();
        files.put("pom.xml", filled(isRoom ? "room.xml" : "outside.xml"));
        files.put("README.md", filled((isOnSystem() ? "system" : CODEC) + "/README.md"));
        if (isRoom) {
            files.put("src/main/java/module-info.java", filled("module-info.java"));
        }
        files.put("src/main/resources/META-INF/services/io.doudou.plugin.Plugin", providers("\n"));
        addAll(files, "java/sample", main);
        if (isOnSystem()) {
            addAll(files, "system/java/sample", main);
        }
        for (var kind : kinds) {
            addAll(files, kind + "/java/sample", main);
            addAll(files, kind + "/test/sample", test);
        }
        return files;
    }

    private boolean isOnSystem() {
        return !kinds.equals(List.of(CODEC));
    }

    private void addAll(Map<String, String> files, String from, String to) throws IOException {
        try (var templates = Files.list(home.resolve(TEMPLATES).resolve(from))) {
            for (var template : templates.sorted().toList()) {
                var file = template.getFileName().toString();
                files.put(to + filledWords(file), filled(from + "/" + file));
            }
        }
    }

    private String filled(String template) throws IOException {
        var text = Files.readString(home.resolve(TEMPLATES).resolve(template));
        return filledWords(
                text.replace("VERSION", version())
                        .replace("KINDS", sentence())
                        .replace("ENTRY", "{@code " + plugin(kinds.getFirst()) + "}")
                        .replace("            PROVIDERS;", providers(",\n").stripTrailing() + ";")
                        .replace("io.doudou.sample", javaPackage()));
    }

    private String filledWords(String text) {
        return text.replace("sample", name)
                .replace("Sample", capital(name))
                .replace("SAMPLE", name.toUpperCase(Locale.ROOT));
    }

    private String version() throws IOException {
        var version = VERSION.matcher(Files.readString(home.resolve("pom.xml")));
        require(version.find(), "the root POM has no version");
        return version.group(1);
    }

    private String javaPackage() {
        return isRoom ? "io.doudou." + name : name;
    }

    /** {@code Registry and broker}. */
    private String sentence() {
        return capital(String.join(" and ", kinds));
    }

    /** The classes that the service loader finds. */
    private String providers(String between) {
        var indent = between.startsWith(",") ? "            " : "";
        return kinds.stream()
                .map(kind -> indent + javaPackage() + "." + plugin(kind))
                .collect(Collectors.joining(between, "", "\n"));
    }

    private String plugin(String kind) {
        return capital(name) + capital(kind) + "Plugin";
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private String nextSteps() {
        var build = isRoom ? "mvn -pl " + name + " -am verify" : "mvn verify in " + folder;
        return """
        %s is begun; it compiles, and its contract tests fail: %s
        docs/plugins.md says what they want. When they pass:%s\
        """
                .formatted(
                        folder,
                        build,
                        isRoom
                                ? " name the room in tidy (Room, pom.xml), bom, pom.xml, README.md"
                                        + " and ARCHITECTURE.md, and run dev/golden tidy."
                                : " put its jar beside a service and choose it by its name.");
    }
}
