package io.doudou.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks how long a developer waits from saving a file to the answer of the new code, with the
 * command that developers use: {@code doudou svc run -w} on a project of {@code doudou svc init}.
 */
final class ReloadTime {

    /** The first change also loads the compiler; the figure is the median of the others. */
    private static final int CHANGES = 6;

    private static final Duration START_MAX = Duration.ofMinutes(5);
    private static final Duration CHANGE_MAX = Duration.ofSeconds(30);
    private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();
    private static final String NAME = "Ada Lovelace";
    private static final Path COMMAND = Path.of("doudou").toAbsolutePath();

    private ReloadTime() {}

    /** Median seconds. Run from the root of the tree. */
    static double medianSeconds() throws IOException {
        var folder = Files.createTempDirectory("bench-reload");
        var log = folder.resolve("run.log");
        run(folder, log, Map.of(), "svc", "init", "hello").onExit().join();
        var port = ServerProcess.freePort();
        var project = folder.resolve("hello");
        var process = run(project, log, Map.of("GDD_PORT", "" + port), "svc", "run", "-w");
        try {
            return Figures.median(seconds(project, port, log));
        } finally {
            stop(process);
            delete(folder);
        }
    }

    private static List<Double> seconds(Path project, int port, Path log) throws IOException {
        var source = project.resolve("service/src/main/java/hello/service/HelloImpl.java");
        var text = Files.readString(source);
        await(port, NAME, START_MAX, log);
        var seconds = new ArrayList<Double>();
        for (int change = 0; change < CHANGES; change++) {
            var name = "Ada " + change;
            Files.writeString(source, text.replace(NAME, name));
            seconds.add(await(port, name, CHANGE_MAX, log).toNanos() / 1e9);
        }
        return seconds.subList(1, CHANGES);
    }

    private static Duration await(int port, String name, Duration limit, Path log)
            throws IOException {
        var begin = System.nanoTime();
        while (!answer(port).contains(name)) {
            if (System.nanoTime() - begin > limit.toNanos()) {
                throw new IllegalStateException("no " + name + " from:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static String answer(int port) {
        try (var in = URI.create("http://127.0.0.1:" + port + "/user?id=1").toURL().openStream()) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException notYet) {
            return "";
        }
    }

    private static Process run(Path folder, Path log, Map<String, String> more, String... words)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(COMMAND.toString());
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(more);
        return builder.start();
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
