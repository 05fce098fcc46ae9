package io.doudou.nats;

import io.doudou.option.Settings;
import io.doudou.testkit.RequiredTool;
import io.doudou.time.Ticker;
import io.nats.client.Nats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** A real server with JetStream on free ports, in a folder that begins empty. */
final class NatsServer implements AutoCloseable {

    private static final RequiredTool PROGRAM = RequiredTool.debian("nats-server");
    private static final long READY_SECONDS = 20;

    private final Path folder;
    private final int port;
    private final Path configuration;
    private Process process;

    private NatsServer(Path folder, int port, Path configuration) {
        this.folder = folder;
        this.port = port;
        this.configuration = configuration;
    }

    /**
     * Starts one.
     *
     * @throws org.opentest4j.TestAbortedException when the program is missing
     */
    static NatsServer start() {
        var server = prepare();
        server.begin();
        return server;
    }

    /** Starts one that keeps nothing. */
    static NatsServer startWithoutStreams() {
        return start("");
    }

    /**
     * Starts one with these lines of configuration.
     *
     * @param lines may name its folder as {@code %s}
     */
    static NatsServer start(String lines) {
        var server = prepare(lines);
        server.begin();
        return server;
    }

    /** One that has its port, and does not run yet. */
    static NatsServer prepare() {
        return prepare("jetstream { store_dir: \"%s\" }");
    }

    private static NatsServer prepare(String lines) {
        PROGRAM.require();
        try {
            var folder = Files.createTempDirectory("doudou-nats");
            var port = freePort();
            var payload = lines.contains("max_payload") ? "" : "max_payload: 2MB";
            var all =
                    """
                    listen: "127.0.0.1:%d"
                    %s
                    %s
                    """
                            .formatted(port, payload, lines.formatted(folder));
            return new NatsServer(
                    folder, port, Files.writeString(folder.resolve("server.conf"), all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void begin() {
        try {
            process =
                    new ProcessBuilder(PROGRAM.require().toString(), "-c", configuration.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("server.log").toFile())
                            .start();
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
            while (!isReady()) {
                if (System.nanoTime() - end > 0 || !process.isAlive()) {
                    throw new AssertionError(Files.readString(folder.resolve("server.log")));
                }
                Ticker.system().sleep(Duration.ofMillis(20));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a server started", e);
        }
    }

    private boolean isReady() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return socket.getInputStream().read() == 'I';
        } catch (IOException notYet) {
            return false;
        }
    }

    Settings settings() {
        return Settings.none().with(NatsOptions.SERVERS, url());
    }

    String url() {
        return "nats://127.0.0.1:" + port;
    }

    /** Takes away every stream that tests before have left. */
    void forgetAll() throws Exception {
        var connection = Nats.connect(url());
        var management = connection.jetStreamManagement();
        for (var name : management.getStreamNames()) {
            management.deleteStream(name);
        }
        connection.close();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
