package io.doudou.consul;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.option.Settings;
import io.doudou.testkit.RequiredTool;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real agent that is the only server of its datacenter, on free ports and in an empty folder. */
final class ConsulServer implements AutoCloseable {

    private static final RequiredTool PROGRAM = RequiredTool.go("consul");
    private static final long READY_SECONDS = 60;

    private final Path folder;
    private final int port;
    private final List<String> command;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    private ConsulServer(Path folder, int port, List<String> command) {
        this.folder = folder;
        this.port = port;
        this.command = command;
    }

    /**
     * Starts one, and waits for its leader.
     *
     * @throws org.opentest4j.TestAbortedException when the program is missing
     */
    static ConsulServer start(String... configuration) {
        var server = prepare(configuration);
        server.begin();
        server.await("/v1/status/leader", ":");
        return server;
    }

    /** One that has its ports, and does not run yet. */
    static ConsulServer prepare(String... configuration) {
        var program = PROGRAM.require().toString();
        try {
            var folder = Files.createTempDirectory("doudou-consul");
            var ports = freePorts(5);
            var command =
                    new ArrayList<>(
                            List.of(
                                    program,
                                    "agent",
                                    "-server",
                                    "-bootstrap-expect=1",
                                    "-node=test",
                                    "-log-level=warn",
                                    "-bind=127.0.0.1",
                                    "-client=127.0.0.1",
                                    "-data-dir=" + folder.resolve("data"),
                                    "-http-port=" + ports.get(0),
                                    "-serf-lan-port=" + ports.get(1),
                                    "-serf-wan-port=-1",
                                    "-server-port=" + ports.get(2),
                                    "-dns-port=-1",
                                    "-hcl=ports { grpc = -1 }",
                                    "-hcl=performance { raft_multiplier = 1 }"));
            for (var line : configuration) {
                command.add("-hcl=" + line);
            }
            return new ConsulServer(folder, ports.get(0), command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() throws IOException {
        return freePorts(1).getFirst();
    }

    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        var ports = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (var socket : sockets) {
            socket.close();
        }
        return ports;
    }

    void begin() {
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("agent.log").toFile())
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until an answer contains a text. */
    void await(String path, String wanted) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (!get(path).contains(wanted)) {
            if (System.nanoTime() - end > 0 || !process.isAlive()) {
                throw new AssertionError(path + " is " + get(path) + "\n" + log());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Ticker.system().sleep(Duration.ofMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for an agent", e);
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("agent.log"));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    Settings settings() {
        return Settings.none().with(ConsulOptions.ADDRESS, address());
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** What the agent answers; empty when it is not there. */
    String get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    String put(String path, String json, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).PUT(BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private URI uri(String path) {
        return URI.create("http://" + address() + path);
    }

    private String send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString(UTF_8)).body();
        } catch (IOException away) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while asking an agent", e);
        }
    }

    /** Takes away every service that tests before have left. */
    void forgetAll() {
        var ids = get("/v1/agent/services").split("\"ID\":\"");
        for (int i = 1; i < ids.length; i++) {
            put("/v1/agent/service/deregister/" + ids[i].substring(0, ids[i].indexOf('"')), "");
        }
        await("/v1/catalog/services", "{\"consul\":[]}");
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** Forgets everything that the agent knew, while it does not run. */
    void wipe() {
        delete(folder.resolve("data"));
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        http.close();
        delete(folder);
    }
}
