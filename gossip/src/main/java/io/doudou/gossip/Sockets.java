package io.doudou.gossip;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;

/**
 * The two sockets of a member, datagrams and connections on one port number. Closing twice is
 * harmless.
 */
record Sockets(DatagramChannel datagrams, ServerSocketChannel connections)
        implements AutoCloseable {

    /** A burst from many members must wait somewhere; the original asks for as much. */
    private static final int BUFFER_BYTES = 2 << 20;

    private static final int BUFFER_BYTES_MIN = 64 << 10;

    /** A port that is free for connections may be taken for datagrams. */
    private static final int ATTEMPTS_FOR_ANY_PORT = 10;

    private static final int BACKLOG = 256;

    /**
     * Binds both.
     *
     * @param port 0 for any that is free for both
     * @throws UncheckedIOException when the port is taken or the address is not this machine's,
     *     saying which
     */
    static Sockets bind(ProtocolFamily family, InetAddress address, int port) {
        var attempts = port == 0 ? ATTEMPTS_FOR_ANY_PORT : 1;
        for (var attempt = 1; ; attempt++) {
            try {
                return bindOnce(family, address, port);
            } catch (BindException taken) {
                if (attempt == attempts) {
                    throw refusal(address, port, taken);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot open sockets on " + address, e);
            }
        }
    }

    private static Sockets bindOnce(ProtocolFamily family, InetAddress address, int port)
            throws IOException {
        ServerSocketChannel connections = null;
        DatagramChannel datagrams = null;
        try {
            connections = ServerSocketChannel.open(family);
            connections.configureBlocking(false);
            connections.bind(new InetSocketAddress(address, port), BACKLOG);
            var bound = (InetSocketAddress) connections.getLocalAddress();
            datagrams = DatagramChannel.open(family);
            datagrams.configureBlocking(false);
            enlarge(datagrams, StandardSocketOptions.SO_RCVBUF);
            enlarge(datagrams, StandardSocketOptions.SO_SNDBUF);
            datagrams.bind(new InetSocketAddress(address, bound.getPort()));
            return new Sockets(datagrams, connections);
        } catch (IOException | RuntimeException e) {
            closeQuietly(datagrams);
            closeQuietly(connections);
            throw e;
        }
    }

    /** Systems limit buffers, some by an error: the largest one that is accepted will do. */
    private static void enlarge(DatagramChannel channel, SocketOption<Integer> option) {
        var size = BUFFER_BYTES;
        while (size >= BUFFER_BYTES_MIN && !accepts(channel, option, size)) {
            size /= 2;
        }
    }

    private static boolean accepts(
            DatagramChannel channel, SocketOption<Integer> option, int size) {
        try {
            channel.setOption(option, size);
            return true;
        } catch (IOException tooMuch) {
            return false;
        }
    }

    private static UncheckedIOException refusal(InetAddress address, int port, BindException e) {
        return new UncheckedIOException(
                "cannot listen on %s, port %d (%s): another process has the port, or the address"
                                .formatted(Advertised.text(address), port, e.getMessage())
                        + " is not this machine's; choose GDD_MEM_PORT or GDD_MEM_BIND",
                e);
    }

    int port() {
        return datagrams.socket().getLocalPort();
    }

    @Override
    public void close() {
        closeQuietly(datagrams);
        closeQuietly(connections);
    }

    private static void closeQuietly(@Nullable NetworkChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException gone) {
            // There is nothing left to give back.
        }
    }
}
