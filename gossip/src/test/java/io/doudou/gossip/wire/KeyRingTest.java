package io.doudou.gossip.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

/** Keys are added, used and removed while a cluster runs, and no message is lost by it. */
class KeyRingTest {

    private static final Key OLD =
            Key.of("0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    private static final Key NEW = Key.of(new byte[32]);

    @Test
    void aNewKeyIsAddedAtTheEndAndOnlyOnce() {
        var ring = KeyRing.of(OLD);
        ring.add(NEW);
        ring.add(NEW);

        assertThat(ring.keys()).containsExactly(OLD, NEW);
    }

    @Test
    void theFirstKeyOfAnEmptyRingIsThePrimaryOne() {
        var ring = KeyRing.of();
        ring.add(NEW);

        assertThat(ring.keys()).containsExactly(NEW);
        assertThat(ring.isEmpty()).isFalse();
    }

    @Test
    void aKeyThatIsUsedBecomesThePrimaryOne() {
        var ring = KeyRing.of(OLD, NEW);
        ring.use(NEW);

        assertThat(ring.keys()).containsExactly(NEW, OLD);
        assertThatThrownBy(() -> ring.use(Key.of(new byte[16])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePrimaryKeyCannotBeRemoved() {
        var ring = KeyRing.of(OLD, NEW);

        assertThatThrownBy(() -> ring.remove(OLD)).isInstanceOf(IllegalArgumentException.class);
        ring.remove(NEW);
        ring.remove(NEW);
        assertThat(ring.keys()).containsExactly(OLD);
    }

    @Test
    void aKeyHas16Or24Or32Bytes() {
        assertThatThrownBy(() -> Key.of(new byte[17]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16, 24 or 32 bytes, not 17");
        assertThat(Key.of("MDEyMzQ1Njc4OWFiY2RlZg=="))
                .isEqualTo(OLD)
                .hasToString("key of 128 bits");
    }

    @Test
    void membersHearEachOtherInEveryStepOfARotation() {
        var oneRing = KeyRing.of(OLD);
        var otherRing = KeyRing.of(OLD);
        var one = codec(oneRing);
        var other = codec(otherRing);

        hear(one, other);
        oneRing.add(NEW);
        hear(one, other);
        otherRing.add(NEW);
        oneRing.use(NEW);
        hear(one, other);
        otherRing.use(NEW);
        oneRing.remove(OLD);
        hear(one, other);
        otherRing.remove(OLD);
        hear(one, other);
        assertThat(Opened.by(codec(KeyRing.of(OLD)), one.seal(new Nack(1), Checksum.LEFT_OUT)).all)
                .containsExactly(Refusal.KEY_DIFFERS);
    }

    @Test
    void encryptionCanBeSwitchedOnInARunningCluster() {
        var plain = codec(KeyRing.of());
        var understands = codec(KeyRing.of(OLD), Envelope.Encryption.UNDERSTOOD);
        var sends = codec(KeyRing.of(OLD), Envelope.Encryption.SENT);
        var demands = codec(KeyRing.of(OLD), Envelope.Encryption.DEMANDED);

        hear(plain, understands);
        hear(understands, sends);
        hear(sends, demands);
        assertThat(Opened.by(demands, plain.seal(new Nack(1), Checksum.LEFT_OUT)).all)
                .containsExactly(Refusal.NOT_ENCRYPTED);
        assertThat(Opened.by(plain, demands.seal(new Nack(1), Checksum.LEFT_OUT)).all)
                .containsExactly(Refusal.KEY_MISSING);
    }

    private static void hear(PacketCodec one, PacketCodec other) {
        for (var pair :
                Arrays.asList(new PacketCodec[] {one, other}, new PacketCodec[] {other, one})) {
            var packet = pair[0].seal(new Ping(7, "you", Source.NONE), Checksum.ADDED);
            assertThat(Opened.by(pair[1], packet).all)
                    .containsExactly(new Ping(7, "you", Source.NONE));
        }
    }

    private static PacketCodec codec(KeyRing ring) {
        return codec(ring, Envelope.Encryption.DEMANDED);
    }

    private static PacketCodec codec(KeyRing ring, Envelope.Encryption encryption) {
        var envelope =
                new Envelope(
                        "",
                        Envelope.LabelCheck.STRICT,
                        ring,
                        encryption,
                        1,
                        Envelope.Compression.NONE);
        return new PacketCodec(envelope, WireLimits.STANDARD, new Random(1));
    }
}
