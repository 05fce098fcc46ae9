package io.doudou.interop;

import io.doudou.testkit.RequiredTool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A real server of a system in which services meet, on free ports; it keeps nothing in files unless
 * it is told to, so that who kills it makes it forget.
 */
final class SystemHost implements AutoCloseable {

    private final String ready;
    private final List<String> command;
    private final int port;
    private Program server;

    /** Which system, by the name of its registry. */
    enum Kind {
        REDIS,
        CONSUL,
        NATS
    }

    private SystemHost(String ready, List<String> command, int port) {
        this.ready = ready;
        this.command = command;
        this.port = port;
    }

    /**
     * Starts one, and waits until it serves.
     *
     * @throws org.opentest4j.TestAbortedException when the program is missing
     */
    static SystemHost start(Kind kind) {
        var port = freePort();
        var host =
                switch (kind) {
                    case REDIS -> redis(port);
                    case CONSUL -> consul(port);
                    case NATS -> nats(port);
                };
        host.begin();
        return host;
    }

    private static SystemHost redis(int port) {
        var program = new RequiredTool("redis-server", "dev/tools").require().toString();
        return new SystemHost(
                ".*Ready to accept connections.*",
                List.of(program, "--bind", "127.0.0.1", "--port", "" + port, "--save", ""),
                port);
    }

    /** Starts a server of NATS that keeps messages in a folder. */
    static SystemHost startNats(Path folder) {
        var host = nats(freePort(), "-js", "-sd", folder.toString());
        host.begin();
        return host;
    }

    private static SystemHost nats(int port, String... more) {
        var program = RequiredTool.debian("nats-server").require().toString();
        var command = new ArrayList<>(List.of(program, "-a", "127.0.0.1", "-p", "" + port));
        command.addAll(List.of(more));
        return new SystemHost(".*Server is ready.*", command, port);
    }

    private static SystemHost consul(int port) {
        var command = new ArrayList<>(List.of(RequiredTool.go("consul").require().toString()));
        command.addAll(
                List.of(
                        "agent",
                        "-dev",
                        "-log-level=info",
                        "-client=127.0.0.1",
                        "-http-port=" + port,
                        "-server-port=" + freePort(),
                        "-serf-lan-port=" + freePort(),
                        "-serf-wan-port=-1",
                        "-grpc-port=-1",
                        "-dns-port=-1"));
        return new SystemHost(".*cluster leadership acquired.*", command, port);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void begin() {
        server = Program.startLogging("system", command);
        server.expect(ready);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void kill() {
        server.kill();
    }

    @Override
    public void close() {
        server.close();
    }
}
