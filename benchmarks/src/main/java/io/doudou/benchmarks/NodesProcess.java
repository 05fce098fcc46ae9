package io.doudou.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process full of members, and what the machine says about it. It lives in a network of its own,
 * so that the kernel counts its bytes and nobody else's. Closing ends it; a second call does
 * nothing.
 */
final class NodesProcess implements AutoCloseable {

    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final Duration BUILD_MAX = Duration.ofMinutes(2);

    /** More than any command may take, since the members themselves give up sooner. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

    private static final Path BUILDS = Path.of("benchmarks/target/go");

    private final String name;
    private final Process process;
    private final BufferedReader answers;

    private NodesProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.answers = process.inputReader(UTF_8);
    }

    /** Members of this project. */
    static NodesProcess ours(String profile, String meta, boolean alone) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ServerProcess.JVM);
        command.addAll(List.of("-jar", ServerProcess.jar().toString(), "gossip-nodes"));
        command.addAll(List.of(profile, meta));
        return start("ours, " + profile, command, alone);
    }

    /** Members on the original library, with its settings for one network. Needs Go. */
    static NodesProcess original(String meta, boolean alone) {
        var program = BUILDS.resolve("nodes").toAbsolutePath();
        build(program);
        return start("memberlist, lan", List.of(program.toString(), meta), alone);
    }

    private static void build(Path program) {
        try {
            var builder = new ProcessBuilder("go", "build", "-o", program.toString(), ".");
            builder.directory(Path.of("benchmarks/src/main/go").toFile()).inheritIO();
            var build = builder.start();
            if (!build.waitFor(BUILD_MAX.toSeconds(), TimeUnit.SECONDS)) {
                build.destroyForcibly();
                throw new IllegalStateException("go build took longer than " + BUILD_MAX);
            }
            if (build.exitValue() != 0) {
                throw new IllegalStateException("go build failed in " + builder.directory());
            }
        } catch (IOException missing) {
            throw new UncheckedIOException("this bench needs Go: see https://go.dev/dl", missing);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static NodesProcess start(String name, List<String> program, boolean alone) {
        var command = alone ? LonelyNetwork.command(program) : program;
        var builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            return new NodesProcess(name, builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot start " + command, failure);
        }
    }

    String name() {
        return name;
    }

    /**
     * Sends a command, and waits for its number.
     *
     * @throws IllegalStateException when the process ended, or did not answer in time
     */
    double ask(String command) {
        try {
            process.outputWriter(UTF_8).append(command).append('\n').flush();
            var answer = CompletableFuture.supplyAsync(this::line, Thread::startVirtualThread);
            return Double.parseDouble(answer.get(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS));
        } catch (IOException failure) {
            throw new UncheckedIOException(name + " does not answer: " + command, failure);
        } catch (TimeoutException silent) {
            throw new IllegalStateException(
                    name + " did not answer within " + ANSWER_MAX + ": " + command, silent);
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(name + " ended at: " + command, failure);
        }
    }

    private String line() {
        try {
            var answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("its output ended");
            }
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** User and system time so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** All that its network carried so far: datagrams and connections with all their headers. */
    long networkBytes() {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/net/dev"))) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith("lo:"))
                    .mapToLong(line -> Long.parseLong(line.split("[: ]+")[1]))
                    .sum();
        } catch (IOException failure) {
            throw new UncheckedIOException("this bench needs the process table of Linux", failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
        }
    }
}
