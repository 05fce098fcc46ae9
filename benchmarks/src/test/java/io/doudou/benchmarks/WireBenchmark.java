package io.doudou.benchmarks;

import io.doudou.gossip.wire.Ack;
import io.doudou.gossip.wire.Address;
import io.doudou.gossip.wire.Alive;
import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Checksum;
import io.doudou.gossip.wire.Envelope;
import io.doudou.gossip.wire.Host;
import io.doudou.gossip.wire.Key;
import io.doudou.gossip.wire.KeyRing;
import io.doudou.gossip.wire.PacketCodec;
import io.doudou.gossip.wire.PacketInbox;
import io.doudou.gossip.wire.PacketMessage;
import io.doudou.gossip.wire.Ping;
import io.doudou.gossip.wire.Refusal;
import io.doudou.gossip.wire.Source;
import io.doudou.gossip.wire.Versions;
import io.doudou.gossip.wire.WireLimits;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Question: what does a datagram of the gossip protocol cost, in and out, plain and protected? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class WireBenchmark {

    private static final int PORT = 7946;
    private static final int MEMBERS = 8;

    /** As long as what a service tells about itself. */
    private static final int META_BYTES = 172;

    private final PacketCodec plain = codec(Envelope.plain());
    private final PacketCodec keyed =
            codec(Envelope.plain().withKeyRing(KeyRing.of(Key.of(new byte[32]))));
    private final PacketCodec compressing =
            codec(Envelope.plain().withCompression(Envelope.Compression.LZW));

    private final Ping ping = new Ping(70_000, "usersvc-7f", new Source(address(1), "ordersvc-9c"));
    private final List<byte[]> alives =
            IntStream.range(0, MEMBERS).mapToObj(WireBenchmark::alive).map(plain::encode).toList();
    private final List<Alive> members =
            IntStream.range(0, MEMBERS).mapToObj(WireBenchmark::alive).toList();

    private final byte[] pingPacket = plain.seal(ping, Checksum.LEFT_OUT);
    private final byte[] ackPacket = plain.seal(new Ack(70_000, Bytes.NIL), Checksum.LEFT_OUT);
    private final byte[] alivesPacket = plain.seal(alives, Checksum.ADDED);
    private final byte[] keyedPacket = keyed.seal(ping, Checksum.LEFT_OUT);
    private final byte[] compressedPacket = compressing.seal(alives, Checksum.ADDED);
    private final Counter counter = new Counter();

    /** Its bytes from the record. */
    @Benchmark
    public byte[] pingOut() {
        return plain.seal(ping, Checksum.LEFT_OUT);
    }

    /** The record from its bytes. */
    @Benchmark
    public long pingIn() {
        return open(plain, pingPacket);
    }

    @Benchmark
    public long ackIn() {
        return open(plain, ackPacket);
    }

    /** Eight members with metadata, encoded anew and put into one datagram with a checksum. */
    @Benchmark
    public byte[] alivesOut() {
        return plain.seal(members.stream().map(plain::encode).toList(), Checksum.ADDED);
    }

    @Benchmark
    public long alivesIn() {
        return open(plain, alivesPacket);
    }

    /** About 1,900 bytes, compressed. */
    @Benchmark
    public byte[] alivesCompressedOut() {
        return compressing.seal(alives, Checksum.ADDED);
    }

    @Benchmark
    public long alivesCompressedIn() {
        return open(compressing, compressedPacket);
    }

    /** AES-256-GCM. */
    @Benchmark
    public byte[] pingEncryptedOut() {
        return keyed.seal(ping, Checksum.LEFT_OUT);
    }

    @Benchmark
    public long pingEncryptedIn() {
        return open(keyed, keyedPacket);
    }

    private long open(PacketCodec codec, byte[] packet) {
        codec.open(packet, 0, packet.length, counter);
        return counter.count;
    }

    private static PacketCodec codec(Envelope envelope) {
        return new PacketCodec(envelope, WireLimits.STANDARD, new SecureRandom());
    }

    private static Alive alive(int number) {
        var meta =
                """
                {"_meta":{"service":"usersvc","routeRootPath":"/%d","port":6061,\
                "registerAt":"2026-10-01T09:00:00.5+08:00","goVer":"","gddVer":"v0.7.2",\
                "buildUser":"","buildTime":""}}\
                """
                        .formatted(number);
        return new Alive(
                number + 1,
                "usersvc-" + number,
                address(number),
                Bytes.of(meta.substring(0, Math.min(META_BYTES, meta.length()))),
                Versions.STANDARD);
    }

    private static Address address(int number) {
        return new Address(Host.of(new byte[] {10, 0, 0, (byte) number}), PORT);
    }

    /** Keeps the compiler from leaving out the reading. */
    private static final class Counter implements PacketInbox {

        private long count;

        @Override
        public void receive(PacketMessage message) {
            count += message.hashCode() == 42 ? 2 : 1;
        }

        @Override
        public void refuse(Refusal why) {
            throw new IllegalStateException(why.sentence());
        }
    }
}
