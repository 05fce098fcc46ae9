package io.doudou.gossip.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.gossip.Vectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What decoders written in Go read is read, and what they refuse is refused. */
class DecodeAcceptanceTest {

    /** Where this decoder is stricter on purpose, and why. */
    private static final Map<String, Refusal> STRICTER =
            Map.of(
                    "invalid UTF-8 in Node", Refusal.MALFORMED,
                    "struct as array, declaration order", Refusal.MALFORMED,
                    "struct as longer array", Refusal.MALFORMED);

    static Stream<Vectors> cases() {
        return Vectors.part("decode_acceptance").get("cases").list().stream()
                .filter(one -> !what(one).startsWith("header"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oddEncodingsAreReadAsByTheOriginal(Vectors odd) {
        var message = message(odd);

        assertThat(Opened.by(codec(), message).all).containsExactly(expected(odd));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameWithEverythingBehindItCutOffIsNeverAnException(Vectors odd) {
        var message = message(odd);
        for (int length = 0; length < message.length; length++) {
            var opened = new Opened();
            codec().open(message, 0, length, opened);
            assertThat(opened.all).hasSize(1);
        }
    }

    private static Object expected(Vectors odd) {
        var stricter = STRICTER.get(what(odd));
        if (stricter != null) {
            return stricter;
        }
        var current = odd.get("current");
        if (current.has("fields")) {
            return Recorded.packetMessage(name(current.get("fields")), current.get("fields"));
        }
        if (current.get("error").text().equals("EOF")) {
            return Refusal.TRUNCATED;
        }
        return what(odd).contains("nested arrays") ? Refusal.TOO_LARGE : Refusal.MALFORMED;
    }

    private static byte[] message(Vectors odd) {
        var name = odd.get("current").has("fields") ? name(odd.get("current").get("fields")) : "";
        int type =
                switch (name) {
                    case "indirectPing" -> Type.INDIRECT_PING;
                    case "ackResp" -> Type.ACK;
                    case "alive" -> Type.ALIVE;
                    case "suspect" -> Type.SUSPECT;
                    default -> what(odd).startsWith("ack") ? Type.ACK : type(what(odd));
                };
        return HexFormat.of().parseHex("%02x".formatted(type) + body(odd));
    }

    private static int type(String what) {
        return what.startsWith("Nack") ? Type.INDIRECT_PING : Type.PING;
    }

    /** One body is written in a short form: 2000 nested arrays. */
    private static String body(Vectors odd) {
        var body = odd.get("body").text();
        int dots = body.indexOf("...");
        return dots < 0
                ? body
                : "83a44e6f6465a462657461a158" + "91".repeat(2000) + "c0a55365714e6f01";
    }

    private static String name(Vectors fields) {
        return List.of("Nack:indirectPing", "Payload:ackResp", "Vsn:alive", "From:suspect").stream()
                .map(pair -> pair.split(":"))
                .filter(pair -> fields.has(pair[0]))
                .map(pair -> pair[1])
                .findFirst()
                .orElse("ping");
    }

    private static String what(Vectors odd) {
        return odd.get("what").text();
    }

    private static PacketCodec codec() {
        return new PacketCodec(Envelope.plain(), WireLimits.STANDARD, Recorded.nonce(new byte[12]));
    }
}
