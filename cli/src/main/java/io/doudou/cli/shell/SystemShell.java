package io.doudou.cli.shell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts programs with the JDK's own process classes, so the same code serves every platform. */
final class SystemShell implements Shell {

    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    @Override
    public Outcome run(Program program) {
        var builder = builder(program).redirectErrorStream(true).redirectInput(nothing());
        try (var process = new Ended(builder.start())) {
            var lines = process.it().inputReader().readAllLines();
            return new Outcome(process.it().waitFor(), lines);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome(1, List.of("interrupted"));
        }
    }

    @Override
    public Process start(Program program) {
        return start(
                builder(program).redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT));
    }

    @Override
    public Process start(Program program, Path log) {
        return start(builder(program).redirectErrorStream(true).redirectOutput(log.toFile()));
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public Optional<Path> find(String name) {
        var path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> spellings(name).map(Path.of(folder)::resolve))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Windows finds scripts such as {@code mvn.cmd} only by their whole name. */
    private static Stream<String> spellings(String name) {
        return WINDOWS ? Stream.of(name + ".exe", name + ".cmd", name + ".bat") : Stream.of(name);
    }

    private ProcessBuilder builder(Program program) {
        var words = new ArrayList<>(program.words());
        var name = words.getFirst();
        if (!name.contains("/") && !name.contains(File.separator)) {
            words.set(0, find(name).orElseThrow(() -> new MissingProgram(name)).toString());
        }
        var builder = new ProcessBuilder(words).directory(program.folder().toFile());
        builder.environment().putAll(program.environment());
        return builder;
    }

    private static Redirect nothing() {
        return Redirect.from(new File(WINDOWS ? "NUL" : "/dev/null"));
    }

    /** A program that does not outlive the block that started it. */
    private record Ended(Process it) implements AutoCloseable {
        @Override
        public void close() {
            it.descendants().forEach(ProcessHandle::destroy);
            it.destroy();
        }
    }
}
