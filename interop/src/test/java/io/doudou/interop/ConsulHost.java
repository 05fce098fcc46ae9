package io.doudou.interop;

import io.doudou.testkit.RequiredTool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** A real agent of Consul that keeps all in memory, on free ports: who kills it makes it forget. */
final class ConsulHost implements AutoCloseable {

    private static final RequiredTool PROGRAM = RequiredTool.go("consul");

    private final int port;
    private final List<String> command;
    private Program agent;

    private ConsulHost(int port, List<String> command) {
        this.port = port;
        this.command = command;
    }

    /**
     * Starts one, and waits until it has a leader.
     *
     * @throws org.opentest4j.TestAbortedException when the program is missing
     */
    static ConsulHost start() {
        var port = freePort();
        var command =
                List.of(
                        PROGRAM.require().toString(),
                        "agent",
                        "-dev",
                        "-log-level=info",
                        "-client=127.0.0.1",
                        "-http-port=" + port,
                        "-server-port=" + freePort(),
                        "-serf-lan-port=" + freePort(),
                        "-serf-wan-port=-1",
                        "-grpc-port=-1",
                        "-dns-port=-1");
        var host = new ConsulHost(port, command);
        host.begin();
        return host;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void begin() {
        agent = Program.startLogging("consul", command);
        agent.expect(".*cluster leadership acquired.*");
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void kill() {
        agent.kill();
    }

    @Override
    public void close() {
        agent.close();
    }
}
