package io.doudou.gossip.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Small inputs that would like to become large: none takes more memory than the limits allow. */
class BombTest {

    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    private final PacketCodec packets =
            new PacketCodec(Envelope.plain(), WireLimits.STANDARD, new Random(1));

    @Test
    void aDatagramThatInflatesPastItsLimitIsRefused() {
        var bomb = compressed(new byte[8 * MIB]);

        assertThat(bomb.length).isLessThan(64 * KIB);
        assertThat(allocated(() -> refused(bomb, Refusal.TOO_LARGE))).isLessThan(4L * MIB);
    }

    @Test
    void aDatagramOfManyCompressedPartsSharesOneLimit() {
        var part = compressed(user(900 * KIB));
        var out = new PackWriter();
        out.put(Type.COMPOUND);
        out.put(20);
        for (int i = 0; i < 20; i++) {
            out.int16(part.length);
        }
        for (int i = 0; i < 20; i++) {
            out.put(part);
        }

        var opened = Opened.by(packets, out.toArray());
        assertThat(opened.messages).hasSize(1);
        assertThat(opened.refusals).hasSize(19).containsOnly(Refusal.TOO_LARGE);
    }

    @Test
    void aBombInABombInABombIsRefused() {
        var bomb = user(MIB / 2);
        for (int i = 0; i < 20; i++) {
            bomb = compressed(bomb);
        }
        var packet = bomb;

        assertThat(allocated(() -> refused(packet, Refusal.TOO_LARGE))).isLessThan(4L * MIB);
    }

    @Test
    void aDatagramThatInflatesToHundredsOfThousandsOfMessagesIsRefused() {
        var many = new PackWriter();
        for (int i = 0; i < 300; i++) {
            var inner = new PackWriter();
            inner.put(Type.COMPOUND);
            inner.put(255);
            inner.put(new byte[2 * 255]);
            many.put(inner.toArray());
        }
        var out = new PackWriter();
        out.put(Type.COMPOUND);
        out.put(255);
        for (int i = 0; i < 255; i++) {
            out.int16(512);
        }
        out.put(many.toArray());

        var opened = Opened.by(packets, compressed(out.toArray()));
        assertThat(opened.all.size()).isLessThan(1100);
        assertThat(opened.refusals.getLast()).isEqualTo(Refusal.TOO_LARGE);
    }

    @Test
    void valuesOfUnknownKeysThatNestTooDeeplyAreRefused() {
        for (var opening : new String[] {"91", "81a0", "dc0001", "df00000001c0"}) {
            var packet = Hex.bytes("00 81 a158" + opening.repeat(10_000) + "c0");

            refused(packet, Refusal.TOO_LARGE);
        }
    }

    @Test
    void valuesOfUnknownKeysMayNestALittle() {
        var packet = Hex.bytes("00 82 a158" + "91".repeat(31) + "c0" + "a55365714e6f05");

        assertThat(Opened.by(packets, packet).all).containsExactly(new Ping(5, "", Source.NONE));
    }

    @Test
    void lengthsThatAreNotThereTakeNoMemory() {
        for (var claim :
                new String[] {
                    "00 81 a44e6f6465 dbffffffff 62",
                    "00 81 a44e6f6465 c6ffffffff 62",
                    "00 81 a44e6f6465 ddffffffff 62",
                    "00 dfffffffff a44e6f6465 a462657461",
                    "00 81 a158 ddffffffff c0",
                    "00 81 a158 dfffffffff c0",
                    "00 81 a158 c9ffffffff c0",
                    "02 81 a75061796c6f6164 dbffffffff 62",
                    "09 82 a4416c676f 00 a3427566 dbffffffff 00"
                }) {
            var packet = Hex.bytes(claim);
            assertThat(allocated(() -> refused(packet, Refusal.TRUNCATED))).isLessThan(256L * KIB);
        }
    }

    @Test
    void aStreamThatAnnouncesMuchTakesMemoryOnlyForWhatComes() {
        for (var claim :
                new String[] {
                    "06 83 a44a6f696e c2 a54e6f646573 ce0001ffff ac5573657253746174654c656e 00",
                    "06 83 a44a6f696e c2 a54e6f646573 00 ac5573657253746174654c656e ce01400000",
                    "08 81 aa557365724d73674c656e ce01400000",
                    "09 82 a4416c676f 00 a3427566 db01400000 00"
                }) {
            var bytes = Hex.bytes(claim);
            assertThat(allocated(() -> waits(bytes))).isLessThan(256L * KIB);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "06 83 a44a6f696e c2 a54e6f646573 ce00100001 ac5573657253746174654c656e 00",
                "06 82 a54e6f646573 cf7fffffffffffffff ac5573657253746174654c656e 00",
                "06 83 a44a6f696e c2 a54e6f646573 00 ac5573657253746174654c656e ce01400001",
                "08 81 aa557365724d73674c656e ce01400001",
                "08 81 aa557365724d73674c656e cf7fffffffffffffff",
                "09 82 a4416c676f 00 a3427566 dbffffffff 00",
                "0d 81 a54572726f72 da5000"
            })
    void aStreamThatAnnouncesTooMuchIsRefusedAtOnce(String bytes) {
        assertThat(reader().offer(ByteBuffer.wrap(Hex.bytes(bytes))))
                .isEqualTo(new StreamReader.Refused(Refusal.TOO_LARGE));
    }

    @Test
    void aFrameThatAnnouncesTooMuchIsRefusedAtOnce() {
        var envelope = Envelope.plain().withKeyRing(KeyRing.of(Key.of(new byte[16])));
        var codec = new StreamCodec(envelope, WireLimits.STANDARD, new Random(1));

        assertThat(codec.requestReader().offer(ByteBuffer.wrap(Hex.bytes("0a 01400001"))))
                .isEqualTo(new StreamReader.Refused(Refusal.TOO_LARGE));
        assertThat(codec.requestReader().offer(ByteBuffer.wrap(Hex.bytes("0a ffffffff"))))
                .isEqualTo(new StreamReader.Refused(Refusal.TOO_LARGE));
        assertThat(codec.requestReader().offer(ByteBuffer.wrap(Hex.bytes("0a 01400000"))))
                .isInstanceOf(StreamReader.NeedsMore.class);
    }

    @Test
    void aPushPullOfOneGibibyteEndsAtTheLimitOfTheStream() {
        var limits = new WireLimits(1400, MIB, 4 * MIB, 4 * MIB, MIB, 1 << 17, MIB, MIB);
        var reader = new StreamCodec(Envelope.plain(), limits, new Random(1)).requestReader();
        reader.offer(
                ByteBuffer.wrap(
                        Hex.bytes(
                                "06 83 a44a6f696e c2 a54e6f646573 ce0001ffff"
                                        + " ac5573657253746174654c656e 00")));
        var members = new byte[64 * KIB];
        Arrays.fill(members, (byte) PackReader.NIL);
        // Each of these members is one more key that nobody knows, with a long value.
        var member = new PackWriter();
        member.put(0x81);
        member.put(0xa1);
        member.put('X');
        member.rawHead(8 * KIB);
        member.put(members, 0, 8 * KIB);

        int offered = 0;
        StreamReader.Progress progress = new StreamReader.NeedsMore();
        while (progress instanceof StreamReader.NeedsMore && offered < 1 << 30) {
            progress = reader.offer(ByteBuffer.wrap(member.toArray()));
            offered += member.length();
        }
        assertThat(progress).isEqualTo(new StreamReader.Refused(Refusal.TOO_LARGE));
        assertThat(offered).isLessThan(5 * MIB);
    }

    @Test
    void aStreamThatInflatesPastItsLimitIsRefused() {
        var limits = new WireLimits(1400, MIB, MIB, 4 * MIB, MIB, 1 << 17, MIB, MIB);
        var bomb = compressed(new byte[8 * MIB]);
        var reader = new StreamCodec(Envelope.plain(), limits, new Random(1)).requestReader();

        assertThat(
                        allocated(
                                () ->
                                        assertThat(reader.offer(ByteBuffer.wrap(bomb)))
                                                .isEqualTo(
                                                        new StreamReader.Refused(
                                                                Refusal.TOO_LARGE))))
                .isLessThan(4L * MIB);
    }

    /** Bytes one by one in the place where each costs another attempt: the work stays bounded. */
    @Test
    void aTrickleInsideAMapIsRefusedBeforeItCostsMuch() {
        for (var head :
                new String[] {
                    "09 df00010000",
                    "0d df00010000",
                    "06 83 a44a6f696e c2 a54e6f646573 01 ac5573657253746174654c656e 00 df00010000"
                }) {
            var reader = reader();
            var progress = reader.offer(ByteBuffer.wrap(Hex.bytes(head)));
            int offered = 0;
            while (progress instanceof StreamReader.NeedsMore && offered < MIB) {
                progress = reader.offer(ByteBuffer.wrap(Hex.bytes("a0")));
                offered++;
            }
            assertThat(progress).isInstanceOf(StreamReader.Refused.class);
            assertThat(offered).isLessThan(192 * KIB);
        }
    }

    private static StreamReader reader() {
        return new StreamCodec(Envelope.plain(), WireLimits.STANDARD, new Random(1))
                .requestReader();
    }

    private static void waits(byte[] bytes) {
        assertThat(reader().offer(ByteBuffer.wrap(bytes)))
                .isInstanceOf(StreamReader.NeedsMore.class);
    }

    private void refused(byte[] packet, Refusal why) {
        assertThat(Opened.by(packets, packet).all).containsExactly(why);
    }

    private static byte[] user(int length) {
        var message = new byte[length];
        message[0] = Type.USER;
        return message;
    }

    private static byte[] compressed(byte[] plain) {
        return new Compression().compress(plain, plain.length).toArray();
    }

    /** Bytes that the calling thread allocates meanwhile, assertions included. */
    private static long allocated(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        work.run();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
