package io.doudou.benchmarks;

import io.doudou.option.Settings;
import io.doudou.redis.option.RedisOptions;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A Redis of its own on this machine, which keeps nothing. */
record RedisProcess(Process process, int port) implements AutoCloseable {

    /** Nothing when the program is not installed. */
    static Optional<RedisProcess> start() {
        var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return Arrays.stream(path)
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(RedisProcess::start);
    }

    private static RedisProcess start(Path program) {
        try {
            var port = ServerProcess.freePort();
            var started =
                    new ProcessBuilder(
                                    program.toString(),
                                    "--port",
                                    Integer.toString(port),
                                    "--bind",
                                    "127.0.0.1",
                                    "--save",
                                    "")
                            .redirectErrorStream(true)
                            .start();
            awaitReady(started);
            return new RedisProcess(started, port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void awaitReady(Process started) throws IOException {
        var said = started.inputReader();
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains("Ready to accept connections")) {
                return;
            }
        }
        throw new IOException("redis-server ended before it was ready");
    }

    Settings settings() {
        return Settings.none().with(RedisOptions.ADDRESS, "127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
