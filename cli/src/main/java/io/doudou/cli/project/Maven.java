package io.doudou.cli.project;

import io.doudou.cli.shell.Outcome;
import io.doudou.cli.shell.Program;
import io.doudou.cli.shell.Shell;
import io.doudou.cli.shell.Shell.MissingProgram;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Maven as the command line uses it: to build, and to ask which libraries a module has. */
public final class Maven {

    /** What Maven adds to every error for those who want to debug Maven. */
    private static final Pattern NOISE =
            Pattern.compile(
                    "|.*\\[Help \\d+].*|To see the full stack trace.*|Re-run Maven.*|For more"
                        + " information about the errors.*|After correcting the problems.*|  mvn"
                        + " <args> -rf .*|COMPILATION ERROR :.*|-+|\\d+ errors?\\s*");

    private static final Pattern POSITION = Pattern.compile("(/?.+\\.java):\\[(\\d+),\\d+] (.*)");

    private final Shell shell;

    public Maven(Shell shell) {
        this.shell = shell;
    }

    /**
     * The libraries of every module, as Maven resolved them last or, when a {@code pom.xml} changed
     * since, resolves them now. Compiles nothing.
     *
     * @throws Failure with Maven's errors
     */
    public Map<Module, Libraries> libraries(Project project) {
        if (!librariesAreKnown(project)) {
            run(project, "resolving libraries", "-Dmaven.main.skip", "compile");
        }
        var found = new LinkedHashMap<Module, Libraries>();
        for (var module : project.modules()) {
            found.put(module, Libraries.known(project, module).orElse(Libraries.NONE));
        }
        return found;
    }

    /** Whether {@link #libraries} answers without running Maven. */
    public static boolean librariesAreKnown(Project project) {
        return project.modules().stream()
                .allMatch(module -> Libraries.known(project, module).isPresent());
    }

    /**
     * Compiles every module and lists its libraries.
     *
     * @throws Failure with the compiler's messages
     */
    public void compile(Project project) {
        run(project, "compiling", "compile");
    }

    private void run(Project project, String purpose, String... arguments) {
        var words = new ArrayList<>(List.of("mvn", "--quiet", "--batch-mode"));
        words.addAll(List.of(arguments));
        words.addAll(
                List.of(
                        "dependency:list",
                        "-DoutputAbsoluteArtifactFilename",
                        "-DoutputFile=target/doudou/libraries".replace('/', File.separatorChar)));
        var outcome = run(Program.in(project.root(), words.toArray(String[]::new)));
        if (!outcome.succeeded()) {
            throw new Failure(purpose + " failed", errors(outcome.lines(), project.root()));
        }
    }

    private Outcome run(Program program) {
        try {
            return shell.run(program);
        } catch (MissingProgram missing) {
            throw new Failure(
                    Failure.TOOL_MISSING,
                    "Maven is needed and `mvn` is not on the PATH; install Maven 3.8 or newer"
                            + " (Debian: apt install maven, macOS: brew install maven)",
                    List.of());
        }
    }

    /** Maven's errors without its advice about Maven, with positions as {@code file:line}. */
    static List<String> errors(List<String> lines, Path root) {
        return lines.stream()
                .map(line -> line.replaceAll("\033\\[[0-9;]*m", ""))
                .filter(line -> !line.startsWith("[INFO]") && !line.startsWith("WARNING:"))
                .map(line -> line.replaceFirst("^\\[(ERROR|WARNING)] ?", ""))
                .filter(line -> !NOISE.matcher(line).matches())
                .map(line -> positioned(line, root))
                .distinct()
                .toList();
    }

    private static String positioned(String line, Path root) {
        var matcher = POSITION.matcher(line);
        if (!matcher.matches()) {
            return line;
        }
        var file = Path.of(matcher.group(1));
        var shown = file.startsWith(root) ? root.relativize(file) : file;
        return shown.toString().replace('\\', '/')
                + ":"
                + matcher.group(2)
                + ": "
                + matcher.group(3);
    }
}
