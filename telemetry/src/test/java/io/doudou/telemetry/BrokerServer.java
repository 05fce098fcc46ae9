package io.doudou.telemetry;

import io.doudou.testkit.RequiredTool;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real server that carries messages, on a free port. */
final class BrokerServer implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    private BrokerServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server of NATS with JetStream.
     *
     * @throws org.opentest4j.TestAbortedException when the program is missing
     */
    static BrokerServer nats(Path folder) throws Exception {
        var port = freePort();
        var program = RequiredTool.debian("nats-server").require().toString();
        return start(
                folder,
                port,
                List.of(program, "-a", "127.0.0.1", "-p", "" + port, "-js", "-sd", "" + folder));
    }

    /**
     * Starts a Redis without a memory.
     *
     * @throws org.opentest4j.TestAbortedException when the program is missing
     */
    static BrokerServer redis(Path folder) throws Exception {
        var port = freePort();
        var program = new RequiredTool("redis-server", "dev/tools").require().toString();
        return start(
                folder,
                port,
                List.of(program, "--bind", "127.0.0.1", "--port", "" + port, "--save", ""));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static BrokerServer start(Path folder, int port, List<String> command)
            throws Exception {
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("server.log").toFile())
                        .start();
        var server = new BrokerServer(process, port);
        server.awaitReady();
        return server;
    }

    private void awaitReady() throws InterruptedException {
        var end = System.nanoTime() + READY.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                close();
                throw new AssertionError("no server at port " + port);
            }
            Ticker.system().sleep(Duration.ofMillis(20));
        }
    }

    private boolean isReady() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().orTimeout(READY.toSeconds(), TimeUnit.SECONDS).join();
    }
}
