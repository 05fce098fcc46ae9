package io.doudou.mdns.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.codec.JsonWriter;
import io.doudou.fault.Malformed;
import io.doudou.registry.Endpoint;
import io.doudou.registry.Shape;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/** The JSON of go-micro in TXT records. */
class TextPayloadTest {

    /** As a program of 2016 wrote it: 418 characters. */
    private static final List<String> OF_2016 =
            List.of(
                    "789c8490c14a04311044ffa5cec10fc85df4e245c18beca1dd69c7c14c2776f70c2c4bfe5d925d87"
                        + "d5153c05aa5ee5911cf1c4ba4e7b46c4a8ccce8a8067569bb2202291b339026e6528791237c49723"
                        + "84e6b6b83b2d6eee39a58c00e5cfa5e171237af3788e03fc50fe48574a0bffb8b81f1b6eae938c17"
                        + "a02c29d55d6d422",
                    "b598caf8de7fcb7728baf9dfdf927cfbfde999d06726a5e73659a11f146c918b5ee021e2efa57cd1"
                        + "fac8878772ffd93c6c95c0f889807310418ebda092dfb6657122b59fd7b53eb57000000ffffc13d9"
                        + "0ea");

    private static final Endpoint HELLO =
            new Endpoint(
                    "Greeter.Hello",
                    new Shape(
                            "HelloRequest",
                            "HelloRequest",
                            List.of(new Shape("name", "string", List.of()))),
                    new Shape(
                            "HelloResponse",
                            "HelloResponse",
                            List.of(new Shape("greeting", "string", List.of()))),
                    Map.of("stream", "false"));

    private static final TextPayload GREETER =
            new TextPayload(
                    "greeter",
                    "latest",
                    List.of(HELLO),
                    Map.of(
                            "broker", "http",
                            "registry", "mdns",
                            "server", "rpc",
                            "transport", "http"));

    @Test
    void theRecordOfAProgramOf2016IsRead() {
        assertThat(OF_2016).extracting(String::length).containsExactly(255, 163);
        assertThat(TextPayload.read(OF_2016)).isEqualTo(GREETER);
    }

    @Test
    void whatIsWrittenHasTheKeysInTheOrderOf2016() {
        var json = new String(TextPayload.inflated(OF_2016), UTF_8);

        // Only the order of the metadata is anybody's.
        assertThat(new String(TextPayload.inflated(GREETER.pieces()), UTF_8))
                .startsWith(json.substring(0, json.lastIndexOf("\"Metadata\":{") + 12))
                .hasSameSizeAs(json);
        assertThat(GREETER.pieces()).allMatch(piece -> piece.length() <= 255);
        assertThat(TextPayload.read(GREETER.pieces())).isEqualTo(GREETER);
    }

    @Test
    void whatIsEmptyIsNull() {
        var bare = new TextPayload("a", "", List.of(), Map.of());

        assertThat(new String(TextPayload.inflated(bare.pieces()), UTF_8))
                .isEqualTo(
                        "{\"Service\":\"a\",\"Version\":\"\",\"Endpoints\":null,\"Metadata\":null}");
        assertThat(TextPayload.read(bare.pieces())).isEqualTo(bare);
    }

    @Test
    void keysAreReadInAnyOrderAndCaseAndUnknownOnesPassedOver() {
        var json =
                "{\"Metadata\":null,\"x\":[{}],\"service\":\"a\",\"Endpoints\":[{\"request\":null,"
                        + "\"Metadata\":{},\"Name\":\"b\"}],\"version\":\"1\"}";

        assertThat(TextPayload.read(pieces(json)))
                .isEqualTo(
                        new TextPayload(
                                "a",
                                "1",
                                List.of(new Endpoint("b", Shape.NONE, Shape.NONE, Map.of())),
                                Map.of()));
    }

    @Test
    void whatIsNoPayloadIsMalformed() {
        var wrong =
                List.of(
                        List.<String>of(),
                        List.of("xyz"),
                        List.of("00"),
                        List.of("789c"),
                        pieces(""),
                        pieces("[]"),
                        pieces("{}"),
                        pieces("{\"Service\":1}"),
                        pieces("{\"Service\":\"a\",\"Metadata\":{\"b\":null}}"),
                        pieces("{\"Service\":\"a\""),
                        pieces("{\"Service\":\"a\",\"Endpoints\":" + "[".repeat(5000)),
                        OF_2016.subList(0, 1));
        for (var pieces : wrong) {
            assertThatThrownBy(() -> TextPayload.read(pieces)).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void aBombIsNotBlownUp() {
        var zeros = new byte[8 << 20];

        assertThat(pieces(zeros).size()).isLessThan(200);
        assertThatThrownBy(() -> TextPayload.read(pieces(zeros)))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("too much");
    }

    @Test
    void aTextThatIsNotOursIsNotLookedAt() {
        var codec = JsonWriter.write((out, value) -> out.value(value), "x".repeat(70_000));

        assertThatThrownBy(() -> TextPayload.read(List.of(HexFormat.of().formatHex(codec))))
                .isInstanceOf(Malformed.class);
    }

    private static List<String> pieces(String json) {
        return pieces(json.getBytes(UTF_8));
    }

    private static List<String> pieces(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var zlib = new DeflaterOutputStream(out)) {
            zlib.write(bytes);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        var hex = HexFormat.of().formatHex(out.toByteArray());
        return List.of(hex.split("(?<=\\G.{255})"));
    }
}
