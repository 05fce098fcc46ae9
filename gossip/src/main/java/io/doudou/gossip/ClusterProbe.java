package io.doudou.gossip;

import io.doudou.gossip.ProbeAnswer.HostUnknown;
import io.doudou.gossip.ProbeAnswer.HungUp;
import io.doudou.gossip.ProbeAnswer.NobodyThere;
import io.doudou.gossip.ProbeAnswer.NothingCame;
import io.doudou.gossip.ProbeAnswer.OutOfReach;
import io.doudou.gossip.ProbeAnswer.Told;
import io.doudou.gossip.ProbeAnswer.TurnedAway;
import io.doudou.gossip.ProbeAnswer.Unreadable;
import io.doudou.gossip.wire.Ack;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Checksum;
import io.doudou.gossip.wire.Envelope;
import io.doudou.gossip.wire.ErrorReply;
import io.doudou.gossip.wire.PacketCodec;
import io.doudou.gossip.wire.PacketInbox;
import io.doudou.gossip.wire.PacketMessage;
import io.doudou.gossip.wire.Ping;
import io.doudou.gossip.wire.PushPull;
import io.doudou.gossip.wire.Refusal;
import io.doudou.gossip.wire.Source;
import io.doudou.gossip.wire.StreamCodec;
import io.doudou.gossip.wire.StreamMessage;
import io.doudou.gossip.wire.StreamReader;
import io.doudou.gossip.wire.WireLimits;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Looks at a cluster from outside: asks one member at a time and never becomes one. Members answer
 * an exchange without any nodes in it with all that they know, and remember nothing of who asked.
 *
 * <p>Every method blocks until there is an answer or the patience is over, throws nothing for what
 * happens on the network, and keeps no connection. Serves all threads.
 */
public final class ClusterProbe {

    private static final int DATAGRAM_BYTES_MAX = 65_536;
    private static final int READ_BYTES = 16 * 1024;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final Envelope envelope;
    private final Duration patience;
    private final RandomGenerator chance;
    private final Ticker ticker;

    /**
     * @param envelope label and keys of the cluster
     * @param patience how long one question may take in all
     * @param chance gives the nonces of encryption and the numbers of pings
     */
    public ClusterProbe(
            Envelope envelope, Duration patience, RandomGenerator chance, Ticker ticker) {
        this.envelope = envelope;
        this.patience = patience;
        this.chance = chance;
        this.ticker = ticker;
    }

    /** All that a member knows of the cluster, gone members too while it remembers them. */
    public ProbeAnswer<PushPull> table(String host, int port) {
        var question = new PushPull(false, List.of(), Bytes.NIL);
        return ask(host, port, question, PushPull.class);
    }

    /**
     * How long a ping over TCP takes.
     *
     * @param name of the member that is meant; empty for whoever is there
     */
    public ProbeAnswer<Ack> pingOverTcp(String host, int port, String name) {
        return ask(host, port, new Ping(number(), name, Source.NONE), Ack.class);
    }

    /**
     * How long a ping over UDP takes: one datagram, which may get lost.
     *
     * @param name of the member that is meant; empty for whoever is there
     */
    public ProbeAnswer<Ack> pingOverUdp(String host, int port, String name) {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return new HostUnknown<>();
        }
        try (var socket = new DatagramSocket()) {
            socket.connect(address);
            return ping(socket, new Ping(number(), name, Source.NONE));
        } catch (PortUnreachableException | ConnectException refused) {
            return new NobodyThere<>();
        } catch (SocketTimeoutException late) {
            return new NothingCame<>(patience);
        } catch (IOException broken) {
            return new OutOfReach<>(String.valueOf(broken.getMessage()));
        }
    }

    private ProbeAnswer<Ack> ping(DatagramSocket socket, Ping ping) throws IOException {
        var codec = new PacketCodec(envelope, WireLimits.STANDARD, chance);
        var sealed = codec.seal(ping, Checksum.LEFT_OUT);
        var beganNanos = ticker.nanos();
        socket.send(new DatagramPacket(sealed, sealed.length));
        var inbox = new AckInbox(ping.sequence());
        var buffer = new byte[DATAGRAM_BYTES_MAX];
        while (true) {
            var packet = new DatagramPacket(buffer, buffer.length);
            socket.setSoTimeout(millisLeft(beganNanos));
            socket.receive(packet);
            var took = Duration.ofNanos(ticker.nanos() - beganNanos);
            codec.open(buffer, packet.getOffset(), packet.getLength(), inbox);
            var answer = inbox.answer(took);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    private <T extends StreamMessage> ProbeAnswer<T> ask(
            String host, int port, StreamMessage question, Class<T> wanted) {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return new HostUnknown<>();
        }
        try (var socket = new Socket()) {
            socket.connect(address, millisLeft(ticker.nanos()));
            return exchange(socket, question, wanted);
        } catch (SocketTimeoutException late) {
            return new NothingCame<>(patience);
        } catch (ConnectException refused) {
            return new NobodyThere<>();
        } catch (IOException broken) {
            return new OutOfReach<>(String.valueOf(broken.getMessage()));
        }
    }

    private <T extends StreamMessage> ProbeAnswer<T> exchange(
            Socket socket, StreamMessage question, Class<T> wanted) throws IOException {
        var codec = new StreamCodec(envelope, WireLimits.STANDARD, chance);
        var sealed = codec.sealRequest(question);
        var beganNanos = ticker.nanos();
        try {
            socket.getOutputStream().write(sealed);
            var progress = read(socket, codec.replyReader(), beganNanos);
            var took = Duration.ofNanos(ticker.nanos() - beganNanos);
            return switch (progress) {
                case StreamReader.Complete(var message) -> told(message, wanted, took);
                case StreamReader.Refused(var why) -> new Unreadable<>(why);
                case StreamReader.NeedsMore() -> new HungUp<>();
            };
        } catch (SocketTimeoutException late) {
            throw late;
        } catch (IOException reset) {
            return new HungUp<>(); // Closed while our bytes lay unread: the same without manners.
        }
    }

    private static <T extends StreamMessage> ProbeAnswer<T> told(
            StreamMessage message, Class<T> wanted, Duration took) {
        if (wanted.isInstance(message)) {
            return new Told<>(wanted.cast(message), took);
        }
        return message instanceof ErrorReply(var text)
                ? new TurnedAway<>(text)
                : new Unreadable<>(Refusal.UNKNOWN_TYPE);
    }

    /** Reads until the message is complete; {@code NeedsMore} means that nothing came at all. */
    private StreamReader.Progress read(Socket socket, StreamReader reader, long beganNanos)
            throws IOException {
        var bytes = new byte[READ_BYTES];
        var in = socket.getInputStream();
        StreamReader.Progress progress = new StreamReader.NeedsMore();
        var isFirst = true;
        while (progress instanceof StreamReader.NeedsMore) {
            socket.setSoTimeout(millisLeft(beganNanos));
            var count = in.read(bytes);
            if (count < 0) {
                return isFirst ? progress : reader.end();
            }
            isFirst = false;
            progress = reader.offer(ByteBuffer.wrap(bytes, 0, count));
        }
        return progress;
    }

    /** Never 0, which would mean without end. */
    private int millisLeft(long beganNanos) throws SocketTimeoutException {
        var left = patience.minusNanos(ticker.nanos() - beganNanos);
        if (!left.isPositive()) {
            throw new SocketTimeoutException("the patience is over");
        }
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, left.toMillis()));
    }

    private long number() {
        return chance.nextInt() & UNSIGNED;
    }

    /** Waits for the answer to one ping; other messages ride along with answers and are skipped. */
    private static final class AckInbox implements PacketInbox {

        private final long sequence;
        private @Nullable Ack ack;
        private @Nullable Refusal refusal;

        AckInbox(long sequence) {
            this.sequence = sequence;
        }

        @Override
        public void receive(PacketMessage message) {
            if (message instanceof Ack answer && answer.sequence() == sequence) {
                ack = answer;
            }
        }

        @Override
        public void refuse(Refusal why) {
            refusal = why;
        }

        Optional<ProbeAnswer<Ack>> answer(Duration took) {
            if (ack != null) {
                return Optional.of(new Told<>(ack, took));
            }
            return Optional.ofNullable(refusal).map(Unreadable::new);
        }
    }
}
