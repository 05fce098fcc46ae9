package io.doudou.benchmarks;

import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Alive;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Checksum;
import io.doudou.gossip.wire.Envelope;
import io.doudou.gossip.wire.Host;
import io.doudou.gossip.wire.PacketCodec;
import io.doudou.gossip.wire.Ping;
import io.doudou.gossip.wire.Source;
import io.doudou.gossip.wire.UserMessage;
import io.doudou.gossip.wire.Versions;
import io.doudou.gossip.wire.WireLimits;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A member that does nothing but send to another one, as fast as that one takes it in. Each packet
 * is made once, before, and answers are counted without a look inside, so that the sender needs
 * less of the machine than the one that is measured.
 */
final class PacketFlood implements AutoCloseable {

    /** On their way at a time: enough to keep the other busy, and fewer than its socket holds. */
    private static final int WINDOW = 128;

    /** After so long without an answer, what was on its way is taken for lost. */
    private static final long LOST_NANOS = Duration.ofMillis(200).toNanos();

    /** Less than the other needs for what is on its way. */
    private static final long PAUSE_NANOS = 20_000;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int ANSWER_BYTES_MAX = 1_500;

    private final PacketCodec codec =
            new PacketCodec(Envelope.plain(), WireLimits.STANDARD, new SecureRandom());
    private final ByteBuffer answer = ByteBuffer.allocateDirect(ANSWER_BYTES_MAX);
    private final DatagramChannel channel;
    private final ByteBuffer ping;
    private final ByteBuffer news;

    /** What one stretch of pings came to. */
    record Count(long answered, Duration time) {
        double perSecond() {
            return answered / (time.toNanos() / 1e9);
        }
    }

    /** Introduces itself, with this metadata, to the member with this name. */
    PacketFlood(String target, int port, String meta) throws IOException {
        this.channel = DatagramChannel.open();
        var loopback = InetAddress.getByAddress(LOOPBACK);
        channel.bind(new InetSocketAddress(loopback, 0));
        channel.connect(new InetSocketAddress(loopback, port));
        channel.configureBlocking(false);
        var own = new Address(Host.of(LOOPBACK), channel.socket().getLocalPort());
        var alive = codec.encode(new Alive(1, "flood", own, Bytes.of(meta), Versions.STANDARD));
        var message = codec.encode(new UserMessage(Bytes.of("counted")));
        this.news = packet(List.of(alive, message));
        this.ping = packet(List.of(codec.encode(new Ping(1, target, Source.NONE))));
        channel.write(news.rewind());
    }

    private ByteBuffer packet(List<byte[]> parts) {
        var bytes = codec.seal(parts, Checksum.LEFT_OUT);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes);
    }

    /**
     * Sends news for this long: what it told about itself at first, which the other one knows by
     * now, and a message to the application. Nobody answers, so the rest of them gets lost.
     */
    void news(Duration length) throws IOException {
        var end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            channel.write(news.rewind());
        }
    }

    /** Pings for this long; never more at a time than the other one can keep. */
    Count pings(Duration length) throws IOException {
        var begin = System.nanoTime();
        var end = begin + length.toNanos();
        var heard = begin;
        long answered = 0;
        long onTheirWay = 0;
        for (var now = begin; now < end; now = System.nanoTime()) {
            for (; onTheirWay < WINDOW; onTheirWay++) {
                channel.write(ping.rewind());
            }
            var got = receive();
            answered += got;
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
        return new Count(answered, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Reads all that has come; how many answers that were. */
    private long receive() throws IOException {
        long count = 0;
        while (channel.read(answer.clear()) > 0) {
            count++;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
