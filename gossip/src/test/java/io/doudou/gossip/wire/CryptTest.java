package io.doudou.gossip.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.gossip.Vectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Encryption opens what the original sealed, and seals to the same bytes with the same nonce. */
class CryptTest {

    private static final int STREAM_HEAD = 5;

    static List<Vectors> datagrams() {
        return Vectors.part("encryption_datagram").list();
    }

    static List<Vectors> streams() {
        return Vectors.part("encryption_stream").list();
    }

    @ParameterizedTest
    @MethodSource("datagrams")
    void aDatagramIsOpenedAndSealedToTheSameBytes(Vectors vector) {
        var label = new String(vector.get("aad").hex(), StandardCharsets.UTF_8);
        var sealed = vector.get("hex").hex();

        check(vector, label, sealed, new byte[0], vector.get("nonce").hex());
    }

    @ParameterizedTest
    @MethodSource("streams")
    void aFrameIsOpenedAndSealedToTheSameBytes(Vectors vector) {
        var frame = vector.get("hex").hex();
        var head = Arrays.copyOf(frame, STREAM_HEAD);
        var sealed = Arrays.copyOfRange(frame, STREAM_HEAD, frame.length);

        check(vector, vector.get("label").text(), sealed, head, Arrays.copyOfRange(sealed, 1, 13));
    }

    private static void check(
            Vectors vector, String label, byte[] sealed, byte[] head, byte[] nonce) {
        var plain = vector.get("plain").hex();
        var envelope =
                Envelope.plain()
                        .withLabel(label)
                        .withKeyRing(KeyRing.of(Key.of(vector.get("key").hex())));
        var crypt = new Crypt(envelope, Recorded.nonce(nonce));
        int version = (int) vector.get("vsn").number();

        var out = new PackWriter();
        crypt.seal(version, plain, plain.length, head, out);
        assertThat(out.toArray()).isEqualTo(sealed);
        assertThat(Crypt.sealedLength(version, plain.length)).isEqualTo(sealed.length);

        var opened = new byte[sealed.length];
        assertThat(crypt.open(sealed, 0, sealed.length, head, opened)).isEqualTo(plain.length);
        assertThat(Arrays.copyOf(opened, plain.length)).isEqualTo(plain);
    }
}
