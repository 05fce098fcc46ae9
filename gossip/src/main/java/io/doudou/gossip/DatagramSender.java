package io.doudou.gossip;

import io.doudou.gossip.wire.Address;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Sends datagrams, or loses and counts them: nothing waits for them. Owned by the loop. */
final class DatagramSender {

    private final DatagramChannel channel;
    private final AddressBook book;
    private final Drops drops;
    private final ClusterLog log;

    DatagramSender(DatagramChannel channel, AddressBook book, Drops drops, ClusterLog log) {
        this.channel = channel;
        this.book = book;
        this.drops = drops;
        this.log = log;
    }

    void send(Address to, byte[] packet) {
        book.find(to, socket -> transmit(socket, packet), () -> drops.count(Drop.UNRESOLVED));
    }

    private void transmit(InetSocketAddress to, byte[] packet) {
        try {
            if (channel.send(ByteBuffer.wrap(packet), to) == 0) {
                drops.count(Drop.SEND_BUFFER_FULL);
            }
        } catch (IOException | IllegalArgumentException e) {
            drops.count(Drop.SEND_REFUSED);
            log.debug("a datagram to " + to + " was refused by the system: " + e);
        }
    }
}
