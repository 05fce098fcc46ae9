package io.doudou.mdns;

import io.doudou.fault.Unreachable;
import io.doudou.mdns.wire.DnsLimits;
import io.doudou.mdns.wire.DnsMessage;
import io.doudou.mdns.wire.DnsWriter;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/**
 * The sockets of both families, and what becomes of a network that is not there. Sending serves all
 * threads and never waits; receiving belongs to one thread.
 */
final class Sockets implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Sockets.class.getName());

    /** Packets that are read before sending gets its turn. */
    private static final int BATCH = 64;

    private final String names;
    private final Selector selector;
    private final List<Family> families;
    private final ByteBuffer buffer = ByteBuffer.allocate(DnsLimits.READ_BYTES_MAX);
    private volatile Interfaces interfaces;

    /** Whether the operator was told that nobody hears us. Guarded by this. */
    private boolean isDeaf;

    private Sockets(String names, Selector selector, List<Family> families) {
        this.names = names;
        this.selector = selector;
        this.families = List.copyOf(families);
        this.interfaces = Interfaces.find(names);
    }

    /** Takes in a packet. */
    interface Inbox {
        void receive(byte[] packet, InetSocketAddress from);
    }

    /**
     * Opens the sockets and joins the groups.
     *
     * @param names of the interfaces to use, separated by commas; empty: all
     * @throws Unreachable when port 5353 cannot be shared
     */
    static Sockets open(String names) {
        var families = new ArrayList<Family>();
        try {
            var selector = Selector.open();
            families.add(Family.ipv4(selector));
            Family.ipv6(selector).ifPresent(families::add);
            var sockets = new Sockets(names, selector, families);
            sockets.join();
            return sockets;
        } catch (IOException e) {
            families.forEach(Family::close);
            throw new Unreachable(
                    "multicast DNS cannot listen on UDP port 5353 (%s): another program holds it for itself; stop that one, or choose another GDD_REGISTRY"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** Looks again which interfaces there are: they come and go. */
    void join() {
        var now = Interfaces.find(names);
        interfaces = now;
        families.forEach(family -> family.join(now.heard()));
        if (now.spoken().isEmpty() || (names.isBlank() && !now.reachOthers())) {
            complain("there is no network interface that can multicast");
        }
    }

    void send(Outgoing outgoing) {
        switch (outgoing) {
            case Outgoing.Ask ask -> toAll(ask.message(), true);
            case Outgoing.Tell tell -> toAll(tell.message(), false);
            case Outgoing.Reply reply -> reply(DnsWriter.write(reply.message()), reply.to());
        }
    }

    private void reply(byte[] packet, InetSocketAddress to) {
        for (var family : families) {
            family.reply(packet, to);
        }
    }

    /** One after the other, because the interface is a property of the socket. */
    private synchronized void toAll(DnsMessage message, boolean isQuestion) {
        var packet = DnsWriter.write(message);
        var now = interfaces;
        var isSent = false;
        for (var family : families) {
            for (var network : now.spoken()) {
                isSent |= family.toGroup(packet, network, isQuestion);
            }
        }
        if (!isSent) {
            complain("no packet can be sent");
        } else if (now.reachOthers()) {
            isDeaf = false;
        }
    }

    private synchronized void complain(String why) {
        if (!isDeaf) {
            isDeaf = true;
            LOG.log(
                    Level.WARNING,
                    "multicast DNS reaches nobody beyond this machine: {0}; interfaces: {1}."
                        + " Connect the machine, name an interface with GDD_MDNS_INTERFACES, give a"
                        + " container the network of its host, or choose another GDD_REGISTRY",
                    why,
                    names.isBlank() ? "all" : names);
        }
    }

    /** Waits for packets, not longer than this. */
    void await(long millis) throws IOException {
        selector.select(Math.max(1, millis));
        selector.selectedKeys().clear();
    }

    /**
     * Hands over what has come.
     *
     * @return whether that was all
     */
    boolean receive(Inbox inbox) throws IOException {
        var isAll = true;
        for (var family : families) {
            isAll &= family.receive(buffer, BATCH, (packet, from) -> hand(packet, from, inbox));
        }
        return isAll;
    }

    private void hand(byte[] packet, InetSocketAddress from, Inbox inbox) {
        if (interfaces.isNear(from.getAddress())) {
            inbox.receive(packet, from);
        }
    }

    /** Ends the waiting of {@link #await}. */
    void wakeup() {
        selector.wakeup();
    }

    @Override
    public void close() {
        families.forEach(Family::close);
        try {
            selector.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a selector does not close", e);
        }
    }
}
