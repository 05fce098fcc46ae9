package io.doudou.interop;

import io.doudou.testkit.RequiredTool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The gossip libraries in Go that Java nodes must live with; each is built once, when first asked
 * for.
 */
enum GoLibrary {
    /** The original as it is today. */
    CURRENT,
    /** The original as of 2019: no labels, no source fields, the older MessagePack. */
    OLD,
    /** The fork in go-doudou, with its addresses as text. */
    DOUDOU;

    private static final RequiredTool GO =
            new RequiredTool("go", "apt-get install golang-go, or https://go.dev/dl for 1.25");

    private static final Path SOURCES = Path.of("src/test/go").toAbsolutePath();
    private static final Path BUILDS = Path.of("target/go").toAbsolutePath();

    /** The flags for the settings that its users have. */
    String[] profile() {
        return new String[] {"-profile", this == DOUDOU ? "doudou" : "lan"};
    }

    /**
     * The program. Building takes seconds, and minutes when Go has nothing in its cache.
     *
     * @throws org.opentest4j.TestAbortedException when Go is missing
     */
    synchronized Path program() {
        var folder = BUILDS.resolve(name().toLowerCase(Locale.ROOT));
        var program = folder.resolve("peer");
        try {
            if (copySources(folder) || !Files.exists(program)) {
                build(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return program;
    }

    /** Whether any source was new. */
    private static boolean copySources(Path folder) throws IOException {
        Files.createDirectories(folder);
        var own = SOURCES.resolve(folder.getFileName());
        var changed = false;
        try (var files = Stream.concat(Stream.of(SOURCES.resolve("peer.go")), Files.list(own))) {
            for (var file : files.toList()) {
                changed |= copy(file, folder.resolve(file.getFileName()));
            }
        }
        return changed;
    }

    private static boolean copy(Path from, Path to) throws IOException {
        if (Files.exists(to) && Files.mismatch(from, to) < 0) {
            return false;
        }
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private static void build(Path folder) throws IOException {
        var command = List.of(GO.require().toString(), "build", "-o", "peer", ".");
        var log = folder.resolve("build.log");
        var building =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        building.environment().put("GO111MODULE", "on");
        try {
            var status = building.start().waitFor();
            if (status != 0) {
                Files.deleteIfExists(folder.resolve("peer"));
                throw new AssertionError("go build failed:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while building " + folder, e);
        }
    }
}
