package io.doudou.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Addresses of this machine that nobody else uses: each member gets a loopback address of its own,
 * so that all members of a cluster can have the same port, as protocol version 1 wants it.
 */
final class Loopback {

    /** Below the ports that the system gives to clients. */
    private static final int PORT_MIN = 20_000;

    private static final int PORTS = 10_000;
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    /** Clusters of tests that run side by side never look at the same port. */
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 31 % PORTS));

    private final int port;

    private Loopback(int port) {
        this.port = port;
    }

    /** Addresses for the members of one cluster. */
    static Loopback cluster() {
        for (var i = 0; i < PORTS; i++) {
            var port = PORT_MIN + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
            if (isFree(port)) {
                return new Loopback(port);
            }
        }
        throw new AssertionError("no free port");
    }

    int port() {
        return port;
    }

    /** Host and port for one more member. */
    String next() {
        var number = ADDRESSES.incrementAndGet();
        return "127.10.%d.%d:%d".formatted(number / 250, 2 + number % 250, port);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new java.net.InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), port));
            return true;
        } catch (java.net.BindException taken) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
