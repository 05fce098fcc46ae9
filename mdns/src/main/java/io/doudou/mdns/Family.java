package io.doudou.mdns;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Optional;

/**
 * The two sockets of one family of addresses: one on port 5353, which all programs of a machine
 * share, and one on a port of its own, to which answers come, so that no other program gets them.
 */
final class Family implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Family.class.getName());

    private static final int PORT = 5353;

    /** Hops: what is not from the same network is thrown away by others (RFC 6762, 11). */
    private static final int HOPS = 255;

    /** Answers of many nodes come all at once. */
    private static final int RECEIVE_BYTES = 1 << 20;

    private final InetSocketAddress group;
    private final InetAddress loopback;
    private final DatagramChannel shared;
    private final DatagramChannel own;

    private Family(String group, String loopback, DatagramChannel shared, DatagramChannel own) {
        this.group = new InetSocketAddress(InetAddress.ofLiteral(group), PORT);
        this.loopback = InetAddress.ofLiteral(loopback);
        this.shared = shared;
        this.own = own;
    }

    static Family ipv4(Selector selector) throws IOException {
        return open("224.0.0.251", "127.0.0.1", StandardProtocolFamily.INET, selector);
    }

    /** Empty where there is no IPv6. */
    static Optional<Family> ipv6(Selector selector) {
        try {
            return Optional.of(open("ff02::fb", "::1", StandardProtocolFamily.INET6, selector));
        } catch (IOException | UnsupportedOperationException absent) {
            LOG.log(Level.DEBUG, "multicast DNS without IPv6: {0}", absent.getMessage());
            return Optional.empty();
        }
    }

    private static Family open(
            String group, String loopback, ProtocolFamily family, Selector selector)
            throws IOException {
        var shared = channel(family, PORT, selector);
        try {
            return new Family(group, loopback, shared, channel(family, 0, selector));
        } catch (IOException | RuntimeException e) {
            shared.close();
            throw e;
        }
    }

    private static DatagramChannel channel(ProtocolFamily family, int port, Selector selector)
            throws IOException {
        var channel = DatagramChannel.open(family);
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, port != 0);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BYTES);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, HOPS);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
            channel.bind(new InetSocketAddress(port));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Listens to the group on these interfaces, too. */
    void join(List<NetworkInterface> interfaces) {
        for (var network : interfaces) {
            try {
                shared.join(group.getAddress(), network);
            } catch (IOException | IllegalArgumentException without) {
                LOG.log(
                        Level.DEBUG,
                        "no multicast DNS over {0} with {1}: {2}",
                        network.getName(),
                        group.getAddress(),
                        without.getMessage());
            }
        }
    }

    /** Whether the packet went out. */
    boolean toGroup(byte[] packet, NetworkInterface network, boolean isQuestion) {
        var from = isQuestion ? own : shared;
        try {
            from.setOption(StandardSocketOptions.IP_MULTICAST_IF, network);
            return from.send(ByteBuffer.wrap(packet), group) > 0;
        } catch (IOException | IllegalArgumentException unreachable) {
            LOG.log(
                    Level.DEBUG,
                    "multicast DNS cannot send over {0} to {1}: {2}",
                    network.getName(),
                    group.getAddress(),
                    unreachable.getMessage());
            return false;
        }
    }

    /** Answers somebody of this family. */
    void reply(byte[] packet, InetSocketAddress to) {
        if (to.getAddress().getAddress().length != loopback.getAddress().length) {
            return;
        }
        try {
            shared.send(ByteBuffer.wrap(packet), to);
        } catch (IOException unreachable) {
            LOG.log(Level.DEBUG, "multicast DNS cannot answer {0}: {1}", to, unreachable);
        }
    }

    /** Hands over what has come, up to so many packets of each socket; whether that was all. */
    boolean receive(ByteBuffer buffer, int packetsMax, Sockets.Inbox inbox) throws IOException {
        var isAllOwn = receive(own, buffer, packetsMax, inbox);
        return receive(shared, buffer, packetsMax, inbox) && isAllOwn;
    }

    private boolean receive(
            DatagramChannel channel, ByteBuffer buffer, int packetsMax, Sockets.Inbox inbox)
            throws IOException {
        for (int i = 0; i < packetsMax; i++) {
            buffer.clear();
            if (!(channel.receive(buffer) instanceof InetSocketAddress from)) {
                return true;
            }
            buffer.flip();
            var packet = new byte[buffer.remaining()];
            buffer.get(packet);
            if (isOfThisFamily(from.getAddress()) && from.getPort() != 0) {
                inbox.receive(packet, named(from));
            }
        }
        return false;
    }

    /** A socket of IPv6 may hear IPv4 as well, for which there is a socket of its own. */
    private boolean isOfThisFamily(InetAddress address) {
        return address instanceof Inet4Address == loopback instanceof Inet4Address;
    }

    /** Who multicasts over loopback where nothing else is there has no address in his packets. */
    private InetSocketAddress named(InetSocketAddress from) {
        return from.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(loopback, from.getPort())
                : from;
    }

    @Override
    public void close() {
        for (var channel : List.of(shared, own)) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a socket does not close", e);
            }
        }
    }
}
