package io.doudou.mdns.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.doudou.fault.Malformed;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Spoils everything that was recorded, again and again: each packet is read or refused, in bounded
 * memory, and never ends in another exception.
 *
 * <p>{@code -Ddoudou.fuzz.rounds=N} fuzzes longer, {@code -Ddoudou.fuzz.seed=N} elsewhere. A
 * failure prints the seed of its round.
 */
class WireFuzzTest {

    private static final int ROUNDS = Integer.getInteger("doudou.fuzz.rounds", 20_000);
    private static final long SEED = Long.getLong("doudou.fuzz.seed", 1);
    private static final long ALLOCATED_MAX = 8L << 20;

    /** Lengths at the edge, pointers, types. */
    private static final int[] INTERESTING = {
        0x00, 0x01, 0x0c, 0x10, 0x1c, 0x21, 0x3f, 0x40, 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xff
    };

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<byte[]> recorded = new ArrayList<>(Recorded.packets().values());

    @Test
    void spoiledPacketsAreReadOrRefused() {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            var packet = spoil(new SplittableRandom(seed));
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                readAndRepeat(packet);
            } catch (Malformed refused) {
                assertThat(refused).hasMessageNotContaining("null");
            } catch (RuntimeException | Error e) {
                fail(replay(seed, packet), e);
            }
            if (threads.getCurrentThreadAllocatedBytes() - before > ALLOCATED_MAX) {
                fail("too much memory: " + replay(seed, packet));
            }
        }
    }

    /** What was understood is written as it was understood, and its payload is read or refused. */
    private static void readAndRepeat(byte[] packet) {
        var message = DnsReader.read(packet);
        assertThat(DnsReader.read(DnsWriter.write(message))).isEqualTo(message);
        message.told()
                .filter(ResourceRecord.Text.class::isInstance)
                .map(ResourceRecord.Text.class::cast)
                .forEach(text -> TextPayload.read(text.pieces()));
    }

    private byte[] spoil(SplittableRandom chance) {
        var bytes = recorded.get(chance.nextInt(recorded.size()));
        int changes = 1 + chance.nextInt(6);
        for (int i = 0; i < changes; i++) {
            bytes = change(bytes, chance);
        }
        return bytes;
    }

    private byte[] change(byte[] bytes, SplittableRandom chance) {
        int at = chance.nextInt(bytes.length + 1);
        int to = at + chance.nextInt(bytes.length - at + 1);
        return switch (chance.nextInt(6)) {
            case 0 -> set(bytes, at, chance.nextInt(256));
            case 1 -> set(bytes, at, INTERESTING[chance.nextInt(INTERESTING.length)]);
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> join(bytes, to, bytes, at);
            case 4 -> set(set(bytes, at, 0xc0), at + 1, chance.nextInt(40));
            default -> {
                var other = recorded.get(chance.nextInt(recorded.size()));
                yield join(bytes, at, other, chance.nextInt(other.length));
            }
        };
    }

    private static byte[] set(byte[] bytes, int at, int value) {
        if (at >= bytes.length) {
            return bytes;
        }
        var changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /** The beginning of one, up to a position, and the end of another behind it. */
    private static byte[] join(byte[] bytes, int at, byte[] other, int from) {
        var joined = Arrays.copyOf(bytes, at + other.length - from);
        System.arraycopy(other, from, joined, at, other.length - from);
        return joined;
    }

    private static String replay(long seed, byte[] packet) {
        return "mvn -pl mdns -am test -Dtest=WireFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Ddoudou.fuzz.rounds=1 -Ddoudou.fuzz.seed=%d (packet %s)"
                .formatted(seed, HexFormat.of().formatHex(packet));
    }
}
