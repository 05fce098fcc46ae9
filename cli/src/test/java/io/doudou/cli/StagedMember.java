package io.doudou.cli;

import io.doudou.gossip.wire.Ack;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Checksum;
import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.Envelope;
import io.doudou.gossip.wire.Host;
import io.doudou.gossip.wire.NodeState;
import io.doudou.gossip.wire.PacketCodec;
import io.doudou.gossip.wire.PacketInbox;
import io.doudou.gossip.wire.PacketMessage;
import io.doudou.gossip.wire.Ping;
import io.doudou.gossip.wire.PushPull;
import io.doudou.gossip.wire.Refusal;
import io.doudou.gossip.wire.Status;
import io.doudou.gossip.wire.StreamCodec;
import io.doudou.gossip.wire.StreamMessage;
import io.doudou.gossip.wire.StreamReader;
import io.doudou.gossip.wire.Versions;
import io.doudou.gossip.wire.WireLimits;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A member of a cluster that knows what a test tells it: it speaks the protocol on one port of
 * loopback, and takes no part in it.
 */
final class StagedMember implements AutoCloseable {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Versions SPOKEN = new Versions(1, 5, 2, 0, 0, 0);

    private final Envelope envelope;
    private final ServerSocket streams;
    private final DatagramSocket packets;
    private final Thread serving;
    private final List<NodeState> table = new ArrayList<>();

    /**
     * @param name the only name besides none that it answers pings to
     */
    StagedMember(Envelope envelope, String name) throws IOException {
        this.envelope = envelope;
        this.streams = new ServerSocket(0, 50, HERE);
        this.packets = new DatagramSocket(new InetSocketAddress(HERE, streams.getLocalPort()));
        this.serving = Thread.ofVirtual().start(() -> serve(name));
        Thread.ofVirtual().start(() -> answerPackets(name));
    }

    String address() {
        return "127.0.0.1:" + streams.getLocalPort();
    }

    int port() {
        return streams.getLocalPort();
    }

    /** From now on nothing answers by UDP. */
    void blockPackets() {
        packets.close();
    }

    /** It knows this; replaces what it knew under the name. */
    synchronized void knows(String name, Status status, String meta) {
        knows(name, Dialect.MEMBERLIST.host("127.0.0.1"), status, meta);
    }

    synchronized void knows(String name, Host host, Status status, String meta) {
        knows(name, new Address(host, port()), status, meta);
    }

    /** It knows this of a member that is elsewhere. */
    synchronized void knows(String name, Address home, Status status, String meta) {
        forgets(name);
        table.add(new NodeState(name, home, Bytes.of(meta), 1, status, SPOKEN));
    }

    synchronized void forgets(String name) {
        table.removeIf(state -> state.name().equals(name));
    }

    private synchronized StreamMessage table(PushPull asked) {
        return new PushPull(asked.joins(), table, Bytes.NIL);
    }

    private void serve(String name) {
        try {
            while (true) {
                serve(streams.accept(), name);
            }
        } catch (SocketException closed) {
            // The test is over.
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private void serve(Socket accepted, String name) {
        try (var socket = accepted) {
            answer(socket, name);
        } catch (IOException gone) {
            // Who asked did not wait for the answer.
        }
    }

    private void answer(Socket socket, String name) throws IOException {
        var codec = new StreamCodec(envelope, WireLimits.STANDARD, new Random(1));
        var reader = codec.requestReader();
        var bytes = new byte[8192];
        StreamReader.Progress progress = new StreamReader.NeedsMore();
        while (progress instanceof StreamReader.NeedsMore) {
            var count = socket.getInputStream().read(bytes);
            if (count < 0) {
                return;
            }
            progress = reader.offer(ByteBuffer.wrap(bytes, 0, count));
        }
        if (progress instanceof StreamReader.Complete(PushPull asked)) {
            socket.getOutputStream().write(codec.sealReply(table(asked)));
        } else if (progress instanceof StreamReader.Complete(Ping ping) && isMeant(ping, name)) {
            var ack = new Ack(ping.sequence(), Bytes.NIL);
            socket.getOutputStream().write(codec.sealReply(ack));
        } else if (progress instanceof StreamReader.Refused(var why) && why.reply().isPresent()) {
            socket.getOutputStream().write(codec.sealReply(why.reply().get()));
        }
    }

    private static boolean isMeant(Ping ping, String name) {
        return ping.node().isEmpty() || ping.node().equals(name);
    }

    private void answerPackets(String name) {
        var codec = new PacketCodec(envelope, WireLimits.STANDARD, new Random(2));
        var packet = new DatagramPacket(new byte[65_536], 65_536);
        try {
            while (true) {
                packets.receive(packet);
                codec.open(
                        packet.getData(), 0, packet.getLength(), new Pinged(codec, packet, name));
                packet.setLength(packet.getData().length);
            }
        } catch (SocketException closed) {
            // The test is over, or blocks packets.
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Nobody is there any more: whoever comes after this is refused. */
    void die() throws IOException, InterruptedException {
        close();
        serving.join();
    }

    @Override
    public void close() throws IOException {
        streams.close();
        packets.close();
    }

    private final class Pinged implements PacketInbox {
        private final PacketCodec codec;
        private final DatagramPacket packet;
        private final String name;

        Pinged(PacketCodec codec, DatagramPacket packet, String name) {
            this.codec = codec;
            this.packet = packet;
            this.name = name;
        }

        @Override
        public void receive(PacketMessage message) {
            if (message instanceof Ping ping && isMeant(ping, name)) {
                var ack = codec.seal(new Ack(ping.sequence(), Bytes.NIL), Checksum.LEFT_OUT);
                try {
                    packets.send(new DatagramPacket(ack, ack.length, packet.getSocketAddress()));
                } catch (IOException gone) {
                    throw new AssertionError(gone);
                }
            }
        }

        @Override
        public void refuse(Refusal why) {
            // As real members do: nothing goes back.
        }
    }
}
