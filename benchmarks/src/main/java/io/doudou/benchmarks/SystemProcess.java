package io.doudou.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server of Redis, NATS or Consul of its own, on a free port of this machine and in an empty
 * folder. Nothing when its program is not installed.
 */
record SystemProcess(Process process, String address, Path folder) implements AutoCloseable {

    /** Where {@code dev/tools} puts what Debian does not have. */
    private static final Path BUILT =
            Path.of(System.getProperty("user.home"), ".cache", "doudou", "go", "bin");

    /** It keeps nothing. */
    static Optional<SystemProcess> redis() {
        return start(
                "redis-server",
                "Ready to accept connections",
                (port, folder) -> List.of("--bind", "127.0.0.1", "--port", port, "--save", ""));
    }

    /** With JetStream, which keeps messages in files. */
    static Optional<SystemProcess> nats() {
        return start(
                "nats-server",
                "Server is ready",
                (port, folder) ->
                        List.of("-a", "127.0.0.1", "-p", port, "-js", "-sd", folder.toString()));
    }

    /** One agent that is the only server of its datacenter. */
    static Optional<SystemProcess> consul() {
        return start(
                "consul",
                "Synced node info",
                (port, folder) ->
                        List.of(
                                "agent",
                                "-server",
                                "-bootstrap-expect=1",
                                "-node=bench",
                                "-bind=127.0.0.1",
                                "-client=127.0.0.1",
                                "-data-dir=" + folder,
                                "-http-port=" + port,
                                "-server-port=" + ServerProcess.freePort(),
                                "-serf-lan-port=" + ServerProcess.freePort(),
                                "-serf-wan-port=-1",
                                "-dns-port=-1",
                                "-hcl=ports { grpc = -1 }",
                                "-hcl=performance { raft_multiplier = 1 }"));
    }

    private static Optional<SystemProcess> start(String name, String ready, Arguments arguments) {
        return program(name).map(path -> start(path, ready, arguments));
    }

    private static Optional<Path> program(String name) {
        var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return Stream.concat(Arrays.stream(path).map(Path::of), Stream.of(BUILT))
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static SystemProcess start(Path program, String ready, Arguments arguments) {
        try {
            var folder = Files.createTempDirectory("bench-system-");
            var port = "" + ServerProcess.freePort();
            var command = new ArrayList<>(List.of(program.toString()));
            command.addAll(arguments.of(port, folder));
            var process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            awaitLine(process, ready);
            return new SystemProcess(process, "127.0.0.1:" + port, folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What it says after that is read, too, or it would wait for somebody to do so. */
    private static void awaitLine(Process process, String wanted) throws IOException {
        var said = process.inputReader();
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains(wanted)) {
                Thread.ofVirtual().start(() -> said.lines().forEach(unread -> {}));
                return;
            }
        }
        throw new IOException(process.info().command().orElse("a server") + " did not start");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private interface Arguments {
        List<String> of(String port, Path folder) throws IOException;
    }
}
