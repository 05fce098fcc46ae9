package io.doudou.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server in a process of its own, and what the machine says about that process. Closing stops it
 * with SIGTERM and waits; a second call does nothing.
 */
final class ServerProcess implements AutoCloseable {

    /** How every server is started, the floor included. */
    static final List<String> JVM = List.of("-Xmx256m");

    private static final Duration START_MAX = Duration.ofSeconds(30);
    private static final Duration STOP_MAX = Duration.ofSeconds(20);
    private static final long POLL_NANOS = Duration.ofMillis(1).toNanos();
    private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);

    private final Process process;
    private final int port;
    private final Path log;
    private final Duration start;

    private ServerProcess(Process process, int port, Path log, Duration start) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.start = start;
    }

    /**
     * Starts a server of this jar and waits until it answers.
     *
     * @param name as {@link Main} knows it
     * @param jvm arguments beside {@link #JVM}
     * @param ready answered with 200 as soon as the server is up
     */
    static ServerProcess start(
            String name, List<String> jvm, Map<String, String> environment, Ask ready) {
        var jar = name.startsWith("floor") ? jar() : serviceJar();
        return program(name, command(name, jvm, jar), environment, ready);
    }

    /** Starts a server with all libraries of this jar, those of systems among them. */
    static ServerProcess whole(String name, Map<String, String> environment, Ask ready) {
        return program(name, command(name, List.of(), jar()), environment, ready);
    }

    /**
     * Starts any program that takes {@code --port}, and waits until it answers.
     *
     * @param name for the file of what it prints
     */
    static ServerProcess program(
            String name, List<String> command, Map<String, String> environment, Ask ready) {
        try {
            var port = freePort();
            var log = Files.createTempFile("bench-" + name, ".log");
            var begin = System.nanoTime();
            var process = process(command, environment, port, log);
            awaitAnswer(process, port, ready, log);
            var start = Duration.ofNanos(System.nanoTime() - begin);
            return new ServerProcess(process, port, log, start);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> command(String name, List<String> jvm, Path jar) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString(), name));
        return command;
    }

    private static Path serviceJar() {
        try {
            return ServiceJar.beside(jar());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Process process(
            List<String> program, Map<String, String> environment, int port, Path log)
            throws IOException {
        var command = new ArrayList<>(program);
        command.addAll(List.of("--port", "" + port));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The jar that this class was loaded from, whose manifest names its libraries. */
    static Path jar() {
        try {
            var source = ServerProcess.class.getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI());
        } catch (java.net.URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitAnswer(Process process, int port, Ask ready, Path log)
            throws IOException {
        var end = System.nanoTime() + START_MAX.toNanos();
        while (!answers(port, ready)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException("no answer from it:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** One request over a plain socket: asking must not take the processor from who starts. */
    private static boolean answers(int port, Ask ask) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(ask.bytes(port));
            var status = socket.getInputStream().readNBytes(OK.length);
            return Arrays.equals(status, OK);
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Sends a signal by its name, such as {@code KILL}. */
    void signal(String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, "" + pid()).inheritIO().start();
    }

    /** From the start of the process to its first answer. */
    Duration startTime() {
        return start;
    }

    /** User and system time of the process so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Resident memory in MB, from the Linux process table. */
    double residentMb() {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        } catch (IOException notLinux) {
            return 0;
        }
    }

    /** All that the server printed. */
    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(log);
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
