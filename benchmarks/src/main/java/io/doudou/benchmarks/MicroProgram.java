package io.doudou.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program on go-micro that ours is measured beside; needs Go, and is built at first use. */
final class MicroProgram {

    private static final Duration BUILD_MAX = Duration.ofMinutes(5);
    private static final Path SOURCE = Path.of("benchmarks/src/main/go/micro");
    private static final Path PROGRAM = Path.of("benchmarks/target/go/micro").toAbsolutePath();

    /** Go-micro's servers answer anything. */
    private static final Ask ANYTHING = new Ask("GET", "/", "");

    private MicroProgram() {}

    static void build() {
        try {
            var builder = new ProcessBuilder("go", "build", "-o", PROGRAM.toString(), ".");
            var build = builder.directory(SOURCE.toFile()).inheritIO().start();
            if (!build.waitFor(BUILD_MAX.toSeconds(), TimeUnit.SECONDS)) {
                build.destroyForcibly();
                throw new IllegalStateException("go build took longer than " + BUILD_MAX);
            }
            if (build.exitValue() != 0) {
                throw new IllegalStateException("go build failed in " + SOURCE);
            }
        } catch (IOException missing) {
            throw new UncheckedIOException("this bench needs Go: see https://go.dev/dl", missing);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The user service. */
    static ServerProcess users() {
        return ServerProcess.program(
                "micro-users", List.of(PROGRAM.toString(), "users"), Map.of(), ANYTHING);
    }

    /** The user service, announced by multicast DNS. */
    static ServerProcess foundUsers() {
        var command = List.of(PROGRAM.toString(), "users", "--mdns");
        return ServerProcess.program("micro-users", command, Map.of(), ANYTHING);
    }

    /** The front that makes one call for each request. */
    static ServerProcess gateway(ServerProcess users) {
        var command = List.of(PROGRAM.toString(), "gateway", "--nodes", address(users));
        return ServerProcess.program("micro-gateway", command, Map.of(), Ask.postPage());
    }

    static String address(ServerProcess server) {
        return "127.0.0.1:" + server.port();
    }

    /** Runs a part to its end, and hands back the numbers that it prints. */
    static double[] numbers(String... arguments) {
        var command = Stream.concat(Stream.of(PROGRAM.toString()), Stream.of(arguments)).toList();
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // No connection here is secure, and it would warn of that.
        builder.environment().put("MICRO_TLS_SECURE", "true");
        try {
            var process = builder.start();
            try (var out = process.getInputStream()) {
                var text = new String(out.readAllBytes(), UTF_8).strip();
                return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot run " + command, failure);
        }
    }
}
