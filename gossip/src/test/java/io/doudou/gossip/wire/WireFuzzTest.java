package io.doudou.gossip.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.doudou.gossip.Vectors;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Spoils everything that was recorded, again and again: each input is read or refused, in bounded
 * time and memory, and never ends in an exception.
 *
 * <p>{@code -Ddoudou.fuzz.rounds=N} fuzzes longer, {@code -Ddoudou.fuzz.seed=N} elsewhere. A
 * failure prints the seed of its round.
 */
class WireFuzzTest {

    private static final int ROUNDS = Integer.getInteger("doudou.fuzz.rounds", 20_000);
    private static final long SEED = Long.getLong("doudou.fuzz.seed", 1);
    private static final int MIB = 1 << 20;
    private static final int PACKET_BYTES_MAX = 65_507;

    /** Far above what one input may cost, and far below what would hurt. */
    private static final long ALLOCATED_MAX = 8L * MIB;

    private static final long NANOS_MAX = Duration.ofSeconds(5).toNanos();
    private static final Key KEY = Key.of(new byte[16]);

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<Envelope> envelopes =
            List.of(
                    Envelope.plain(),
                    Envelope.plain().withLabel("prod-eu"),
                    Recorded.envelope("encrypted-v1-aes128"),
                    Recorded.envelope("labelled-encrypted-v1-aes256-compressed"));

    @Test
    void spoiledDatagramsAreReadOrRefused() {
        var codecs =
                envelopes.stream()
                        .map(
                                envelope ->
                                        new PacketCodec(
                                                envelope,
                                                WireLimits.STANDARD,
                                                new SplittableRandom(SEED)))
                        .toList();
        rounds(
                plainAndSealed("udp"),
                (input, chance) -> codecs.forEach(codec -> openAndRepeat(codec, input)));
    }

    @Test
    void spoiledStreamsAreReadOrRefused() {
        var limits = new WireLimits(1400, MIB, MIB, MIB, MIB, 1 << 10, MIB, MIB);
        var codecs =
                envelopes.stream()
                        .map(
                                envelope ->
                                        new StreamCodec(
                                                envelope, limits, new SplittableRandom(SEED)))
                        .toList();
        rounds(
                plainAndSealed("tcp"),
                (input, chance) -> {
                    for (var codec : codecs) {
                        var reader =
                                chance.nextBoolean() ? codec.requestReader() : codec.replyReader();
                        offer(reader, input, chance);
                    }
                });
    }

    /** Damage inside what is encrypted: reachable only with the key, and by nobody's accident. */
    @Test
    void spoiledContentsOfWellSealedDatagramsAreReadOrRefused() {
        var envelope = Envelope.plain().withKeyRing(KeyRing.of(KEY));
        var codec = new PacketCodec(envelope, WireLimits.STANDARD, new SplittableRandom(SEED));
        var crypt = new Crypt(envelope, new SplittableRandom(~SEED));
        rounds(
                plainAndSealed("udp"),
                (input, chance) -> {
                    var out = new PackWriter();
                    crypt.seal(chance.nextInt(2), input, input.length, new byte[0], out);
                    openAndRepeat(codec, out.toArray());
                },
                ROUNDS / 4);
    }

    /** What was understood is sent on as it was understood. */
    private static void openAndRepeat(PacketCodec codec, byte[] input) {
        var opened = Opened.by(codec, input);
        assertThat(opened.all).isNotNull();
        for (var message : opened.messages) {
            var again = new ArrayList<PacketMessage>();
            var sealed = codec.seal(message, Checksum.LEFT_OUT);
            codec.open(sealed, 0, sealed.length, collecting(again));
            assertThat(again).containsExactly(message);
        }
    }

    private static void offer(StreamReader reader, byte[] input, SplittableRandom chance) {
        StreamReader.Progress progress = new StreamReader.NeedsMore();
        int position = 0;
        while (position < input.length && progress instanceof StreamReader.NeedsMore) {
            int count = Math.min(1 + chance.nextInt(200), input.length - position);
            progress = reader.offer(ByteBuffer.wrap(input, position, count));
            position += count;
        }
        assertThat(reader.end()).isNotInstanceOf(StreamReader.NeedsMore.class);
    }

    private void rounds(List<byte[]> inputs, Attempt attempt) {
        rounds(inputs, attempt, ROUNDS);
    }

    private void rounds(List<byte[]> inputs, Attempt attempt, int rounds) {
        for (int round = 0; round < rounds; round++) {
            long seed = SEED + round;
            var chance = new SplittableRandom(seed);
            var input = spoil(inputs, chance);
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long nanos = System.nanoTime();
            try {
                attempt.on(input, chance);
            } catch (RuntimeException | Error e) {
                fail(replay(seed, input), e);
            }
            if (threads.getCurrentThreadAllocatedBytes() - allocated > ALLOCATED_MAX
                    || System.nanoTime() - nanos > NANOS_MAX) {
                fail("too much memory or time: " + replay(seed, input));
            }
        }
    }

    private static String replay(long seed, byte[] input) {
        return "mvn -pl gossip test -Dtest=WireFuzzTest -Ddoudou.fuzz.rounds=4 -Ddoudou.fuzz.seed=%d (input %s)"
                .formatted(seed, HexFormat.of().formatHex(input));
    }

    /** One to eight changes of the kinds that break decoders. */
    private static byte[] spoil(List<byte[]> inputs, SplittableRandom chance) {
        var bytes = inputs.get(chance.nextInt(inputs.size()));
        int changes = 1 + chance.nextInt(8);
        for (int i = 0; i < changes; i++) {
            bytes = change(bytes, inputs, chance);
        }
        return bytes.length > PACKET_BYTES_MAX ? Arrays.copyOf(bytes, PACKET_BYTES_MAX) : bytes;
    }

    private static byte[] change(byte[] bytes, List<byte[]> inputs, SplittableRandom chance) {
        int at = chance.nextInt(bytes.length + 1);
        int to = at + chance.nextInt(bytes.length - at + 1);
        return switch (chance.nextInt(8)) {
            case 0 -> flip(bytes, at, 1 << chance.nextInt(8));
            case 1 -> set(bytes, at, chance.nextInt(256));
            case 2 -> set(bytes, at, INTERESTING[chance.nextInt(INTERESTING.length)]);
            case 3 -> Arrays.copyOf(bytes, at);
            case 4 -> join(bytes, at, bytes, at, to);
            case 5 -> join(Arrays.copyOf(bytes, to), at, bytes, to, bytes.length);
            case 6 -> {
                var other = inputs.get(chance.nextInt(inputs.size()));
                yield join(bytes, at, other, chance.nextInt(other.length + 1), other.length);
            }
            default -> set(set(bytes, at, 0xff), at + 1, 0xff);
        };
    }

    /** Tokens of MessagePack, types, and lengths at the edge. */
    private static final int[] INTERESTING = {
        0x00, 0x01, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0c, 0x0d, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0,
        0xbf, 0xc0, 0xc1, 0xc4, 0xc6, 0xc9, 0xcb, 0xcc, 0xcf, 0xd0, 0xd3, 0xd8, 0xd9, 0xda, 0xdb,
        0xdc, 0xdd, 0xde, 0xdf, 0xe0, 0xf4, 0xff
    };

    private static byte[] flip(byte[] bytes, int at, int mask) {
        return at == bytes.length ? bytes : set(bytes, at, bytes[at] ^ mask);
    }

    private static byte[] set(byte[] bytes, int at, int value) {
        if (at >= bytes.length) {
            return bytes;
        }
        var changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /** The beginning of one, up to a position, and a range of another behind it. */
    private static byte[] join(byte[] bytes, int at, byte[] other, int from, int to) {
        int length = Math.min(at, bytes.length);
        var joined = Arrays.copyOf(bytes, length + to - from);
        System.arraycopy(other, from, joined, length, to - from);
        return joined;
    }

    /** What was sent, and what was found below its encryption and label. */
    private static List<byte[]> plainAndSealed(String transport) {
        var all = new ArrayList<>(CapturesTest.bytes(transport));
        var key = transport.equals("udp") ? "decoded" : "request_decoded";
        for (var capture : Vectors.part("captures").get("items").list()) {
            if (capture.has(key) && capture.get(key).isList()) {
                capture.get(key).list().stream()
                        .filter(layer -> layer.has("plain"))
                        .forEach(layer -> all.add(layer.get("plain").hex()));
            }
        }
        return all;
    }

    private static PacketInbox collecting(List<PacketMessage> messages) {
        return new PacketInbox() {
            @Override
            public void receive(PacketMessage message) {
                messages.add(message);
            }

            @Override
            public void refuse(Refusal why) {
                throw new AssertionError("what was just sealed is refused: " + why);
            }
        };
    }

    /** Something done with a spoiled input. */
    private interface Attempt {
        void on(byte[] input, SplittableRandom chance);
    }
}
