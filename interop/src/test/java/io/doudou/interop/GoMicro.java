package io.doudou.interop;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.doudou.testkit.RequiredTool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The releases of go-micro that Java nodes must live with: programs in {@code src/test/go}, whose
 * first argument says which part they play. Each is built once, when first asked for.
 */
enum GoMicro {
    /** Release 5, as it is today. */
    MICRO5,
    /** Release 1.18, the last one of its first kind. */
    MICRO1;

    private static final RequiredTool GO =
            new RequiredTool("go", "apt-get install golang-go, or https://go.dev/dl for 1.26");

    private static final Path SOURCES = Path.of("src/test/go").toAbsolutePath();
    private static final Path BUILDS = Path.of("target/go").toAbsolutePath();

    /** The command that plays a part: {@code serve -name greeter}. */
    List<String> command(String part, String... arguments) {
        var command = new ArrayList<>(List.of(program().toString(), part));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /**
     * The program. Building takes minutes when Go has nothing in its cache; when nothing has
     * changed Go leaves the program as it is.
     *
     * @throws org.opentest4j.TestAbortedException when Go is missing
     */
    private synchronized Path program() {
        var name = name().toLowerCase(Locale.ROOT);
        var program = BUILDS.resolve(name).resolve(name);
        try {
            Files.createDirectories(program.getParent());
            // Test runs beside this one wait, so that nobody starts half a program.
            var lock = program.resolveSibling("lock");
            try (var channel = FileChannel.open(lock, CREATE, WRITE)) {
                channel.lock();
                build(SOURCES.resolve(name), program);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return program;
    }

    private static void build(Path sources, Path program) throws IOException {
        var command = List.of(GO.require().toString(), "build", "-o", program.toString(), ".");
        var building = new ProcessBuilder(command).directory(sources.toFile());
        building.environment().put("GO111MODULE", "on");
        try {
            var running = building.redirectErrorStream(true).start();
            var output = new String(running.getInputStream().readAllBytes());
            if (running.waitFor() != 0) {
                throw new AssertionError("go build failed:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while building " + sources, e);
        }
    }
}
