package io.doudou.gossip.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.gossip.Vectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Datagrams of several parts come apart as the original takes them apart. */
class CompoundTest {

    private final PacketCodec codec =
            new PacketCodec(Envelope.plain(), WireLimits.STANDARD, Recorded.nonce(new byte[12]));

    static List<Vectors> vectors() {
        return Vectors.part("compound_decode").list();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void partsAreThoseThatTheOriginalSees(Vectors vector) {
        assertThat(Opened.by(codec, vector.get("hex").hex()).all).isEqualTo(expected(vector));
    }

    @Test
    void moreThan127PartsAreNeverSent() {
        var part = codec.encode(new Nack(1));

        assertThat(Opened.by(codec, seal(Collections.nCopies(127, part))).messages).hasSize(127);
        assertThatThrownBy(() -> seal(Collections.nCopies(128, part)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 127 parts, not 128");
    }

    @Test
    void anEmptyPartIsNeverSent() {
        var part = codec.encode(new Nack(1));

        assertThatThrownBy(() -> seal(List.of(part, new byte[0])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> seal(List.of(new byte[0])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> seal(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBudgetOfPartsKeepsADatagramWithinItsSizeHoweverItIsSealed() {
        for (int version = 0; version <= 1; version++) {
            var envelope =
                    new Envelope(
                            "a label",
                            Envelope.LabelCheck.STRICT,
                            KeyRing.of(Key.of(new byte[16])),
                            Envelope.Encryption.DEMANDED,
                            version,
                            Envelope.Compression.NONE);
            var codec =
                    new PacketCodec(envelope, WireLimits.STANDARD, Recorded.nonce(new byte[12]));
            int half = codec.partsBytesMax() / 2 - PacketCodec.PART_OVERHEAD;
            var parts = List.of(new byte[half], new byte[half]);

            assertThat(codec.seal(parts, Checksum.ADDED).length).isBetween(1380, 1400);
        }
    }

    private byte[] seal(List<byte[]> parts) {
        return codec.seal(parts, Checksum.LEFT_OUT);
    }

    private static List<Object> expected(Vectors vector) {
        var all = new ArrayList<Object>();
        if (vector.has("part_count")) {
            for (int i = 0; i < vector.get("part_count").number(); i++) {
                all.add(new UserMessage(Bytes.of((byte) i)));
            }
            return all;
        }
        for (var part : vector.get("parts").list()) {
            all.add(part.text().isEmpty() ? Refusal.EMPTY : Refusal.UNKNOWN_TYPE);
        }
        if (vector.has("error") || vector.get("truncated").number() > 0) {
            all.add(Refusal.TRUNCATED);
        }
        return all;
    }
}
