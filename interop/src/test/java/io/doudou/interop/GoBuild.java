package io.doudou.interop;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.doudou.testkit.RequiredTool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Builds a program in Go of the sources in {@code src/test/go}, when any of them is new. What is
 * built of one set of sources with several libraries gets them from several folders.
 */
final class GoBuild {

    private static final RequiredTool GO =
            new RequiredTool("go", "apt-get install golang-go, or https://go.dev/dl for 1.26");

    private static final Path SOURCES = Path.of("src/test/go").toAbsolutePath();
    private static final Path BUILDS = Path.of("target/go").toAbsolutePath();

    private final Path folder;
    private final Path program;
    private final Map<Path, byte[]> sources = new TreeMap<>();
    private String main = ".";

    /** A program without sources. */
    GoBuild(String name) {
        this.folder = BUILDS.resolve(name);
        this.program = folder.resolve("program");
    }

    /** Builds the program that a module among the sources requires, in place of the sources. */
    GoBuild published(String goPackage) {
        main = goPackage;
        return this;
    }

    /** Adds one file. */
    GoBuild file(String name) {
        var file = SOURCES.resolve(name);
        sources.put(file.getFileName(), read(file));
        return this;
    }

    /** Adds all files of a folder. Those of a name that is known stand in for what was there. */
    GoBuild folder(String name) {
        return folder(name, UnaryOperator.identity());
    }

    /**
     * Adds all files of a folder.
     *
     * @param edit what becomes of the text of each
     */
    GoBuild folder(String name, UnaryOperator<String> edit) {
        var from = SOURCES.resolve(name);
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = edit.apply(new String(read(file), StandardCharsets.UTF_8));
                sources.put(from.relativize(file), text.getBytes(StandardCharsets.UTF_8));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The program. Building takes seconds, and minutes when Go has nothing in its cache.
     *
     * @throws org.opentest4j.TestAbortedException when Go is missing
     */
    Path program() {
        try {
            Files.createDirectories(folder);
            // Test runs beside this one wait, so that nobody starts half a program.
            try (var channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE)) {
                channel.lock();
                if (copySources() || !Files.exists(program)) {
                    build();
                }
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether any source is new, or gone. */
    private boolean copySources() throws IOException {
        var changed = false;
        for (var source : sources.entrySet()) {
            changed |= copy(source.getValue(), folder.resolve(source.getKey()));
        }
        try (var files = Files.newDirectoryStream(folder, "*.go")) {
            for (var file : files) {
                if (!sources.containsKey(folder.relativize(file))) {
                    Files.delete(file);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private static boolean copy(byte[] source, Path to) throws IOException {
        if (Files.exists(to) && Arrays.equals(Files.readAllBytes(to), source)) {
            return false;
        }
        Files.createDirectories(to.getParent());
        Files.write(to, source);
        return true;
    }

    private void build() throws IOException {
        Files.deleteIfExists(program);
        var command = List.of(GO.require().toString(), "build", "-o", program.toString(), main);
        var building = new ProcessBuilder(command).directory(folder.toFile());
        building.environment().put("GO111MODULE", "on");
        try {
            var running = building.redirectErrorStream(true).start();
            var output = new String(running.getInputStream().readAllBytes());
            if (running.waitFor() != 0) {
                throw new AssertionError("go build failed in " + folder + ":\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while building " + folder, e);
        }
    }
}
