package io.doudou.benchmarks;

import io.doudou.gossip.wire.Ack;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Alive;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Checksum;
import io.doudou.gossip.wire.Envelope;
import io.doudou.gossip.wire.Host;
import io.doudou.gossip.wire.PacketCodec;
import io.doudou.gossip.wire.PacketInbox;
import io.doudou.gossip.wire.PacketMessage;
import io.doudou.gossip.wire.Ping;
import io.doudou.gossip.wire.Refusal;
import io.doudou.gossip.wire.Source;
import io.doudou.gossip.wire.Versions;
import io.doudou.gossip.wire.WireLimits;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A member that does nothing but ping another one as fast as that one answers. Each ping is decoded
 * there, and its answer encoded and sent, so counted answers are handled packets.
 */
final class PingFlood implements AutoCloseable {

    /** On their way at a time: enough to keep the other busy, and fewer than its socket holds. */
    private static final int WINDOW = 128;

    /** After so long without an answer, what was on its way is taken for lost. */
    private static final long LOST_NANOS = Duration.ofMillis(200).toNanos();

    /** Less than the other needs for what is on its way. */
    private static final long PAUSE_NANOS = 20_000;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int DATAGRAM_BYTES_MAX = 65_536;

    private final PacketCodec codec =
            new PacketCodec(Envelope.plain(), WireLimits.STANDARD, new SecureRandom());
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(DATAGRAM_BYTES_MAX);
    private final DatagramChannel channel;
    private final String target;
    private final Answers answers = new Answers();
    private long sequence;

    /** What one stretch of pings came to. */
    record Count(long answered, Duration time) {
        double perSecond() {
            return answered / (time.toNanos() / 1e9);
        }
    }

    /** Introduces itself to the member with this name. */
    PingFlood(String target, int port) throws IOException {
        this.target = target;
        this.channel = DatagramChannel.open();
        var loopback = InetAddress.getByAddress(LOOPBACK);
        channel.bind(new InetSocketAddress(loopback, 0));
        channel.connect(new InetSocketAddress(loopback, port));
        channel.configureBlocking(false);
        var own = new Address(Host.of(LOOPBACK), channel.socket().getLocalPort());
        send(new Alive(1, "flood", own, Bytes.EMPTY, Versions.STANDARD));
    }

    /** Pings for this long. */
    Count run(Duration length) throws IOException {
        var begin = System.nanoTime();
        var end = begin + length.toNanos();
        var before = answers.count;
        var heard = begin;
        long onTheirWay = 0;
        for (var now = begin; now < end; now = System.nanoTime()) {
            for (; onTheirWay < WINDOW; onTheirWay++) {
                send(new Ping(++sequence, target, Source.NONE));
            }
            var got = receive();
            if (got > 0) {
                heard = now;
                onTheirWay = Math.max(0, onTheirWay - got);
            } else if (now - heard > LOST_NANOS) {
                heard = now;
                onTheirWay = 0;
            } else {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        return new Count(answers.count - before, Duration.ofNanos(System.nanoTime() - begin));
    }

    private void send(PacketMessage message) throws IOException {
        channel.write(ByteBuffer.wrap(codec.seal(message, Checksum.LEFT_OUT)));
    }

    /** Reads all that has come; how many answers that were. */
    private long receive() throws IOException {
        var before = answers.count;
        while (channel.read(buffer.clear()) > 0) {
            var bytes = new byte[buffer.flip().remaining()];
            buffer.get(bytes);
            codec.open(bytes, 0, bytes.length, answers);
        }
        return answers.count - before;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Counts answers, and answers nothing: it need not stay a member for longer than this. */
    private static final class Answers implements PacketInbox {

        private long count;

        @Override
        public void receive(PacketMessage message) {
            if (message instanceof Ack) {
                count++;
            }
        }

        @Override
        public void refuse(Refusal why) {
            throw new IllegalStateException(why.sentence());
        }
    }
}
