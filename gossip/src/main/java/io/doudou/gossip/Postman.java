package io.doudou.gossip;

import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Checksum;
import io.doudou.gossip.wire.PacketCodec;
import io.doudou.gossip.wire.PacketMessage;
import io.doudou.gossip.wire.UserMessage;

import java.util.ArrayList;
import java.util.List;

/**
 * Packs datagrams: whatever is sent takes news along, as many as fit (specification 9 and 13.4).
 *
 * <p>The application's broadcasts have a share of every packet reserved, so that they get through
 * while there are many news; what one kind does not need the other takes.
 */
final class Postman {

    /** One of so many parts of the room is kept for broadcasts while there are any. */
    private static final int BROADCAST_SHARE = 4;

    /** From this protocol version on a member understands checksums. */
    private static final int CHECKSUM_VERSION = 5;

    private final PacketCodec codec;
    private final Outlet outlet;
    private final MemberTable table;
    private final BroadcastQueue news;
    private final BroadcastQueue broadcasts;
    private final int retransmitMultiplier;
    private final int broadcastsMax;
    // Lives during one packet only.
    private final List<byte[]> parts = new ArrayList<>();

    private long packets;
    private long bytes;

    Postman(Setup setup, PacketCodec codec, Outlet outlet, MemberTable table, BroadcastQueue news) {
        this.codec = codec;
        this.outlet = outlet;
        this.table = table;
        this.news = news;
        this.broadcasts = new BroadcastQueue(PacketCodec.PARTS_MAX);
        this.retransmitMultiplier = setup.profile().retransmitMultiplier();
        this.broadcastsMax = setup.limits().broadcastsMax();
    }

    /** Sends a message, and news with it. */
    void send(Address to, PacketMessage message) {
        parts.add(codec.encode(message));
        fill();
        seal(to, Checksum.LEFT_OUT);
    }

    /** Sends a message alone: to strangers, who get nothing that they did not ask for. */
    void sendAlone(Address to, PacketMessage message) {
        parts.add(codec.encode(message));
        seal(to, Checksum.LEFT_OUT);
    }

    /** Sends these messages to a member and nothing else. */
    void sendAlone(Entry to, PacketMessage... messages) {
        for (var message : messages) {
            parts.add(codec.encode(message));
        }
        seal(to.address(), checksum(to));
    }

    /** Sends news to a member; answers whether there were any. */
    boolean sendNews(Entry to) {
        fill();
        boolean some = !parts.isEmpty();
        if (some) {
            seal(to.address(), checksum(to));
        }
        return some;
    }

    /** Queues something for the applications of all members. */
    void broadcast(Bytes payload) {
        var message = codec.encode(new UserMessage(payload));
        if (!fits(message)) {
            throw new IllegalArgumentException(
                    "a broadcast of " + payload.length() + " bytes does not fit into a datagram");
        }
        broadcasts.queue(message);
        broadcasts.prune(broadcastsMax);
    }

    /** Sends a user message in a datagram; answers false, and sends nothing, if it is too long. */
    boolean tell(Entry to, Bytes payload) {
        var message = codec.encode(new UserMessage(payload));
        if (!fits(message)) {
            return false;
        }
        parts.add(message);
        seal(to.address(), checksum(to));
        return true;
    }

    boolean hasNews() {
        return !news.isEmpty() || !broadcasts.isEmpty();
    }

    int queued() {
        return news.size() + broadcasts.size();
    }

    long packets() {
        return packets;
    }

    long bytes() {
        return bytes;
    }

    private boolean fits(byte[] message) {
        return message.length + PacketCodec.PART_OVERHEAD <= codec.partsBytesMax();
    }

    private void fill() {
        if (!hasNews()) {
            return;
        }
        int free = codec.partsBytesMax();
        for (var part : parts) {
            free -= part.length + PacketCodec.PART_OVERHEAD;
        }
        int limit = Formulas.retransmitLimit(retransmitMultiplier, table.size());
        int reserved = broadcasts.isEmpty() ? 0 : free / BROADCAST_SHARE;
        int used = news.take(free - reserved, PacketCodec.PART_OVERHEAD, limit, parts);
        broadcasts.take(free - used, PacketCodec.PART_OVERHEAD, limit, parts);
    }

    private void seal(Address to, Checksum checksum) {
        var packet = codec.seal(parts, checksum);
        parts.clear();
        packets++;
        bytes += packet.length;
        outlet.send(to, packet);
    }

    private static Checksum checksum(Entry to) {
        return to.versions().protocolMax() >= CHECKSUM_VERSION ? Checksum.ADDED : Checksum.LEFT_OUT;
    }
}
