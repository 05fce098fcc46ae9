package io.doudou.gossip.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.gossip.Vectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Compression gives the bytes of the original, and everything that it reads is read. */
class LzwTest {

    private static final int PLENTY = 1 << 20;

    static List<Vectors> vectors() {
        return Vectors.part("lzw").get("vectors").list();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void compressedBytesAreThoseOfTheOriginal(Vectors vector) {
        var plain = plain(vector);
        var compressed = compress(plain);

        assertThat(sha256(plain)).isEqualTo(vector.get("plain_sha256").text());
        assertThat(compressed).hasSize((int) vector.get("lzw_len").number());
        assertThat(sha256(compressed)).isEqualTo(vector.get("lzw_sha256").text());
        assertThat(inflate(compressed, PLENTY)).isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void compressedMessagesAreThoseOfTheOriginal(Vectors vector) {
        var plain = plain(vector);
        var compressed = new Compression().compress(plain, plain.length).toArray();
        var expected = vector.get(vector.has("message") ? "message" : "message_first_24").hex();

        assertThat(compressed).startsWith(expected);
    }

    @Test
    void aTableThatIsNeverClearedFillsUpAndDecodingGoesOn() {
        // Nothing but literals: entry 4095 is made, and no more.
        var codes = new Codes();
        var expected = new byte[5000];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (byte) (i * 31 + i / 256);
            codes.add(expected[i] & 0xff);
        }
        codes.add(LzwEncoder.END);

        assertThat(inflate(codes.toArray(), PLENTY)).isEqualTo(expected);
    }

    @Test
    void theLastEntryOfAFullTableMayBeUsed() {
        var codes = new Codes();
        for (int i = 0; i < 3840; i++) {
            codes.add(i & 0xff);
        }
        codes.add(LzwEncoder.LAST_CODE);
        codes.add(LzwEncoder.LAST_CODE);
        codes.add(LzwEncoder.END);

        // Entry 4095 is made by the 3839th byte: the one before it, and itself.
        var inflated = inflate(codes.toArray(), PLENTY);
        assertThat(inflated).hasSize(3844);
        assertThat(Arrays.copyOfRange(inflated, 3840, 3844)).containsExactly(-3, -2, -3, -2);
    }

    @Test
    void whatComesBehindTheEndIsIgnored() {
        assertThat(inflate(HexFormat.of().parseHex("00830404ffffff"), PLENTY)).containsExactly('A');
    }

    @Test
    void anInputWithoutEndIsRefused() {
        var decoder = new LzwDecoder();

        assertThat(decoder.inflate(new byte[] {0, (byte) 0x83, 4}, 0, 3, PLENTY))
                .isEqualTo(Refusal.COMPRESSION);
    }

    @Test
    void aCodeThatIsNotThereIsRefused() {
        var codes = new Codes();
        codes.add('A');
        codes.add(300);
        var decoder = new LzwDecoder();

        assertThat(decoder.inflate(codes.toArray(), 0, codes.toArray().length, PLENTY))
                .isEqualTo(Refusal.COMPRESSION);
    }

    private static byte[] compress(byte[] plain) {
        var out = new PackWriter();
        new LzwEncoder().compress(plain, 0, plain.length, out);
        return out.toArray();
    }

    private static byte[] inflate(byte[] compressed, int max) {
        var decoder = new LzwDecoder();
        assertThat(decoder.inflate(compressed, 0, compressed.length, max)).isNull();
        return Arrays.copyOf(decoder.output(), decoder.length());
    }

    private static byte[] plain(Vectors vector) {
        int length = (int) vector.get("plain_len").number();
        var generator =
                vector.has("plain_generator") ? vector.get("plain_generator").text() : "plain";
        if (generator.startsWith("distinctPairs")) {
            return distinctPairs(length);
        }
        if (generator.startsWith("LCG(seed=1,")) {
            return congruential(1, 0xff, length);
        }
        if (generator.startsWith("LCG(seed=7,")) {
            return congruential(7, 3, length);
        }
        return generator.equals("plain") ? vector.get("plain").hex() : new byte[length];
    }

    private static byte[] distinctPairs(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7 + (i / 256) * 11);
        }
        return bytes;
    }

    private static byte[] congruential(int seed, int mask, int length) {
        var bytes = new byte[length];
        int x = seed;
        for (int i = 0; i < length; i++) {
            x = x * 1664525 + 1013904223;
            bytes[i] = (byte) ((x >>> 24) & mask);
        }
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Packs codes without looking at strings, as no encoder would. */
    private static final class Codes {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private long bits;
        private int bitCount;
        private int width = LzwEncoder.WIDTH_MIN;
        private int high = LzwEncoder.END;

        void add(int code) {
            bits |= (long) code << bitCount;
            bitCount += width;
            while (bitCount >= 8) {
                out.write((int) bits);
                bits >>>= 8;
                bitCount -= 8;
            }
            high++;
            if (high == 1 << width && width < 12) {
                width++;
            }
        }

        byte[] toArray() {
            var bytes = out.toByteArray();
            var all = Arrays.copyOf(bytes, bytes.length + 1);
            all[bytes.length] = (byte) bits;
            return all;
        }
    }
}
