package io.doudou.gossip.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Bytes are values, whoever holds the arrays that they came from. */
class BytesTest {

    @Test
    void nobodyChangesThem() {
        var array = new byte[] {1, 2};
        var bytes = Bytes.of(array);
        array[0] = 9;
        bytes.toArray()[1] = 9;

        assertThat(bytes).isEqualTo(Bytes.of((byte) 1, (byte) 2)).hasToString("0102");
    }

    @Test
    void thoseThatAreNotThereEqualEmptyOnesAndTravelAsTheyCame() {
        var codec =
                new PacketCodec(
                        Envelope.plain(), WireLimits.STANDARD, Recorded.nonce(new byte[12]));

        assertThat(Bytes.NIL).isEqualTo(Bytes.EMPTY).hasSameHashCodeAs(Bytes.EMPTY);
        for (var bytes : new Bytes[] {Bytes.NIL, Bytes.EMPTY}) {
            var packet = codec.encode(new Ack(1, bytes));
            var read = (Ack) Opened.by(codec, packet).messages.getFirst();
            assertThat(codec.encode(read)).isEqualTo(packet);
        }
        assertThat(codec.encode(new Ack(1, Bytes.NIL)))
                .isNotEqualTo(codec.encode(new Ack(1, Bytes.EMPTY)));
    }
}
