package io.doudou.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.opentest4j.TestAbortedException;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program outside Java without which a test proves nothing, such as a browser. Where it is
 * missing the test is skipped in sight of everybody, with the command that installs it; with {@code
 * CI=true} the test fails instead, so that nothing stays untested for long. Immutable.
 *
 * @param program the name of the executable
 * @param install the command that installs it
 */
public record RequiredTool(String program, String install) {

    /** The light browser that shows pages to tests. */
    public static final RequiredTool BROWSER = debian("chromium-headless-shell");

    /** The load generator. */
    public static final RequiredTool WRK = debian("wrk");

    /** The version control that new projects begin with. */
    public static final RequiredTool GIT = debian("git");

    /** The plain HTTP client, for the lines that the documentation tells people to type. */
    public static final RequiredTool CURL = debian("curl");

    /** The property-based tester of OpenAPI services. */
    public static final RequiredTool SCHEMATHESIS = python("schemathesis");

    /** The validator of OpenAPI documents. */
    public static final RequiredTool OPENAPI_SPEC_VALIDATOR = python("openapi-spec-validator");

    /** Not the test's own output: the runner may keep that, and counts skips without a reason. */
    private static final PrintStream CONSOLE =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);

    /** Where {@code dev/tools} puts the programs that no Debian package has. */
    private static final List<String> OWN_TOOLS =
            List.of(".cache/doudou/python/bin", ".cache/doudou/go/bin");

    /** A program from the Debian package of the same name. */
    public static RequiredTool debian(String program) {
        return new RequiredTool(program, "apt-get install " + program);
    }

    /** A program from a Python package, which {@code dev/tools} installs. */
    public static RequiredTool python(String program) {
        return new RequiredTool(program, "dev/tools");
    }

    /** A program that {@code dev/tools} builds with Go, which takes some minutes once. */
    public static RequiredTool go(String program) {
        return new RequiredTool(program, "dev/tools");
    }

    /**
     * The executable.
     *
     * @throws TestAbortedException which skips the test, when the program is missing
     * @throws AssertionError when it is missing and {@code CI=true}
     */
    public Path require() {
        return require(System.getenv(), CONSOLE);
    }

    Path require(Map<String, String> environment, PrintStream console) {
        return find(environment).orElseGet(() -> giveUp(environment, console));
    }

    /** The executable, if it is there. */
    public Optional<Path> find() {
        return find(System.getenv());
    }

    private Optional<Path> find(Map<String, String> environment) {
        var path = environment.getOrDefault("PATH", "").split(File.pathSeparator);
        var home = environment.getOrDefault("HOME", "");
        var own = OWN_TOOLS.stream().map(folder -> Path.of(home, folder).toString());
        return Stream.concat(Stream.of(path), own)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Path giveUp(Map<String, String> environment, PrintStream console) {
        var sentence = program + " is missing; install it with: " + install;
        if (Boolean.parseBoolean(environment.get("CI"))) {
            throw new AssertionError(sentence);
        }
        console.println("Skipped: " + sentence);
        throw new TestAbortedException(sentence);
    }
}
