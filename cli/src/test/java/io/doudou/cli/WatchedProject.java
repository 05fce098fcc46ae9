package io.doudou.cli;

import io.doudou.cli.shell.Terminal;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fresh project under {@code svc run -w}, in a process of its own and on a free port, whose
 * output is read as it comes. One thread uses it.
 */
final class WatchedProject implements AutoCloseable {

    /** Far more than a slow machine needs; what hangs is not waited for longer. */
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);

    private static final Pattern LISTENING = Pattern.compile("listening on (http://[^/,\\s]+)");

    private final Path root;
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final HttpClient kept = HttpClient.newHttpClient();
    private final URI address;

    private WatchedProject(Path root) throws IOException, InterruptedException {
        this.root = root;
        this.process = builder(root).start();
        Thread.ofPlatform().daemon().start(() -> process.inputReader().lines().forEach(lines::add));
        var match = LISTENING.matcher(printed("listening on"));
        if (!match.find()) {
            throw new AssertionError("the service did not say where it listens");
        }
        this.address = URI.create(match.group(1));
    }

    /** Creates a project in an empty folder and starts it; the answer listens. */
    static WatchedProject start(Path folder) throws IOException, InterruptedException {
        var silent = new PrintWriter(Writer.nullWriter());
        var terminal = new Terminal(silent, silent, false, true, () -> Instant.EPOCH);
        var world =
                new Surroundings(terminal, new ProjectShell(), folder, Map.of(), Ticker.system());
        Doudou.run(world, "svc", "init", "user-service");
        var root = folder.resolve("user-service");
        ProjectShell.listLibraries(root);
        return new WatchedProject(root);
    }

    private static ProcessBuilder builder(Path root) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.of(java, "-XX:TieredStopAtLevel=1", "-cp");
        var program = Stream.of(System.getProperty("java.class.path"), Doudou.class.getName());
        var words = Stream.of("svc", "run", "-w", "--", "--port", "0");
        var all = Stream.of(command, program, words).flatMap(it -> it).toList();
        var builder = new ProcessBuilder(all).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GDD_"));
        return builder;
    }

    /** Replaces a text in the implementation. */
    void edit(String old, String replacement) throws IOException {
        var file = root.resolve("service/src/main/java/userservice/service/UserServiceImpl.java");
        var before = Files.readString(file);
        if (!before.contains(old)) {
            throw new IllegalArgumentException(old + " is not in " + file);
        }
        Files.writeString(file, before.replace(old, replacement));
    }

    /** The next line of the output that contains a text. Lines before it are skipped. */
    String printed(String text) throws InterruptedException {
        var end = System.nanoTime() + WAIT_MAX.toNanos();
        var skipped = new StringJoiner("\n");
        while (true) {
            var line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new AssertionError("`" + text + "` was not printed, but\n" + skipped);
            }
            if (line.contains(text)) {
                return line;
            }
            skipped.add(line);
        }
    }

    /** What a GET answers on the connection that is kept all the time: status and body. */
    String kept(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path)).timeout(WAIT_MAX).build();
        var answer = kept.send(request, BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    /** What a GET answers on a new connection: the whole message. */
    String fresh(String path) throws IOException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) WAIT_MAX.toMillis());
            var request = "GET " + path + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Asks on kept and new connections, without a pause, until an answer fits.
     *
     * @param allowed what every answer has to be until then
     */
    void ask(String path, Predicate<String> allowed, Predicate<String> wanted)
            throws IOException, InterruptedException {
        var end = System.nanoTime() + WAIT_MAX.toNanos();
        while (System.nanoTime() - end < 0) {
            for (var answer : List.of(kept(path), fresh(path))) {
                if (wanted.test(answer)) {
                    return;
                }
                if (!allowed.test(answer)) {
                    throw new AssertionError("answered meanwhile: " + answer);
                }
            }
        }
        throw new AssertionError("the answer did not change");
    }

    /**
     * Asks on kept and new connections, without a pause, until a line is printed.
     *
     * @param allowed what every answer has to be until then
     * @return the line
     */
    String ask(String path, Predicate<String> allowed, String text)
            throws IOException, InterruptedException {
        var line = new AtomicReference<>("");
        ask(path, allowed, it -> allowed.test(it) && isPrinted(text, line));
        return line.get();
    }

    private boolean isPrinted(String text, AtomicReference<String> found) {
        for (var line = lines.poll(); line != null; line = lines.poll()) {
            if (line.contains(text)) {
                found.set(line);
                return true;
            }
        }
        return false;
    }

    /** Tells the command to stop, as a terminal or a container would. The answer is its status. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(WAIT_MAX.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it did not stop");
        }
        return process.exitValue();
    }

    /** Whether nobody listens where the service did. */
    boolean isPortFree() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    @Override
    public void close() {
        kept.close();
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        try {
            process.inputReader().close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
