package io.doudou.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.codec.Cardinality;
import io.doudou.codec.Codec;
import io.doudou.codec.FieldKind;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonFields;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.MessageShape;
import io.doudou.codec.ServiceShapes;
import io.doudou.fault.Malformed;
import io.doudou.fault.Problems;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What every codec promises that carries messages of any shape. Extend it beside an implementation:
 *
 * <pre>{@code
 * class CborContractTest extends CodecContract {
 *     protected Codec codec() {
 *         return new Cbor();
 *     }
 * }
 * }</pre>
 */
@Timeout(60)
public abstract class CodecContract {

    /** Spoiled messages of each test that spoils some. */
    private static final int ROUNDS = 5_000;

    private static final long SEED = Long.getLong("doudou.fuzz.seed", new Random().nextLong());

    private static final String REPLAY = "replay with -Ddoudou.fuzz.seed=" + SEED;

    private static final ServiceShapes SHAPES = shapes();

    private static final String ALL =
            """
            {"flag":true,"small":-7,"large":9007199254740993,"near":1.5,"far":0.1,\
            "text":"a \\"b\\" \\u0001 ü \uD83D\uDE00","id":"c0ffee00-0000-4000-8000-000000000000",\
            "price":1234567890.0123456789,"bytes":"AAEC/w==","color":"GREEN",\
            "one":{"name":"x","children":[]},"maybe":0,"numbers":[1,0,-1],"texts":["","b"],\
            "nodes":[{"name":"y","children":[{"name":"z","children":[]}]}],"counts":{"a":1,"":0},\
            "named":{"k":{"name":"v","children":[]}},"shape":{"type":"Circle","radius":2.5},\
            "lists":[["a"],[]],"holes":[1,null]}\
            """;

    /** A contract for a subclass to keep. */
    protected CodecContract() {}

    /** The codec. */
    protected abstract Codec codec();

    private static ServiceShapes shapes() {
        var shapes = ServiceShapes.of("contract");
        shapes.constants("Color", "RED", "GREEN");
        shapes.record("Node")
                .field("name", Cardinality.ONE, FieldKind.STRING)
                .field("children", Cardinality.MANY, "Node");
        shapes.record("Circle").field("radius", Cardinality.ONE, FieldKind.DOUBLE);
        shapes.record("Square").field("side", Cardinality.ONE, FieldKind.INT32);
        shapes.choice("Shape", "type")
                .field("Circle", Cardinality.OPTIONAL, "Circle")
                .field("Square", Cardinality.OPTIONAL, "Square");
        shapes.value("ListOfString").field("value", Cardinality.MANY, FieldKind.STRING);
        shapes.value("NullableLong").field("value", Cardinality.OPTIONAL, FieldKind.INT64);
        shapes.record("All")
                .field("flag", Cardinality.ONE, FieldKind.BOOL)
                .field("small", Cardinality.ONE, FieldKind.INT32)
                .field("large", Cardinality.ONE, FieldKind.INT64)
                .field("near", Cardinality.ONE, FieldKind.FLOAT)
                .field("far", Cardinality.ONE, FieldKind.DOUBLE)
                .field("text", Cardinality.ONE, FieldKind.STRING)
                .field("id", Cardinality.ONE, FieldKind.TEXT)
                .field("price", Cardinality.ONE, FieldKind.DECIMAL)
                .field("bytes", Cardinality.ONE, FieldKind.BYTES)
                .field("color", Cardinality.ONE, "Color")
                .field("one", Cardinality.ONE, "Node")
                .field("maybe", Cardinality.OPTIONAL, FieldKind.INT32)
                .field("numbers", Cardinality.MANY, FieldKind.INT32)
                .field("texts", Cardinality.MANY, FieldKind.STRING)
                .field("nodes", Cardinality.MANY, "Node")
                .field("counts", Cardinality.MAP, FieldKind.INT64)
                .field("named", Cardinality.MAP, "Node")
                .field("shape", Cardinality.ONE, "Shape")
                .field("lists", Cardinality.MANY, "ListOfString")
                .field("holes", Cardinality.MANY, "NullableLong");
        shapes.record("Wide");
        for (int i = 0; i < 200; i++) {
            shapes.field("aRatherLongNameOfAField" + i, Cardinality.ONE, FieldKind.DOUBLE);
        }
        shapes.record("Wides").field("all", Cardinality.MANY, "Wide");
        return shapes.procedure("All", "All", "Node")
                .procedure("Node", "Node", "Wides")
                .procedure("Long", "NullableLong", "ListOfString")
                .procedure("Shape", "Shape", "Wides")
                .build();
    }

    private static MessageShape request(String name) {
        return SHAPES.procedure(name).orElseThrow().request();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private String thereAndBack(MessageShape shape, String json) {
        var message = codec().fromJson(shape, bytes(json));
        return new String(codec().toJson(shape, message), StandardCharsets.UTF_8);
    }

    @Test
    final void theContentTypesAreInLowerCaseWithoutParametersAndTheNameTellsItApart() {
        assertThat(codec().name()).matches("[a-z][a-z0-9.-]*").isNotEqualTo("json");
        assertThat(codec().contentTypes()).isNotEmpty().contains(codec().contentType());
        assertThat(codec().contentTypes()).allMatch(type -> type.matches("[a-z]+/[a-z0-9.+-]+"));
    }

    @Test
    final void everyKindOfValueComesBackAsItWas() {
        assertThat(thereAndBack(request("All"), ALL)).isEqualTo(ALL);
    }

    @Test
    final void whatIsAbsentStaysAbsentAndZeroStaysZero() {
        assertThat(thereAndBack(request("Long"), "0")).isEqualTo("0");
        assertThat(thereAndBack(request("Long"), "null")).isEqualTo("null");
        assertThat(thereAndBack(request("Node"), "{\"name\":\"\",\"children\":[]}"))
                .isEqualTo("{\"name\":\"\",\"children\":[]}");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE, Integer.MIN_VALUE, 1L << 53})
    final void wholeNumbersHaveAll64Bits(long number) {
        assertThat(thereAndBack(request("Long"), Long.toString(number)))
                .isEqualTo(Long.toString(number));
    }

    @Test
    final void aChoiceIsTheRecordThatItIs() {
        assertThat(thereAndBack(request("Shape"), "{\"type\":\"Square\",\"side\":0}"))
                .isEqualTo("{\"type\":\"Square\",\"side\":0}");
    }

    @Test
    final void membersThatTheShapeDoesNotKnowArePassedOver() {
        assertThat(
                        thereAndBack(
                                request("Node"),
                                "{\"more\":{\"a\":[1]},\"name\":\"x\",\"children\":[]}"))
                .isEqualTo("{\"name\":\"x\",\"children\":[]}");
        // What another version of the other side sends.
        var message = codec().fromJson(request("All"), bytes(ALL));
        assertThatCode(() -> json(request("Node"), message)).doesNotThrowAnyException();
    }

    /** The JSON, or a refusal. */
    private void json(MessageShape shape, byte[] message) {
        try {
            var json = codec().toJson(shape, message);
            assertThat(json.length).isLessThanOrEqualTo(2 * Codec.jsonBytesMax(message.length));
        } catch (Malformed refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Test
    final void jsonOfAnotherShapeIsAMistake() {
        for (var wrong : new String[] {"[]", "\"x\"", "{\"name\":1}", "{\"children\":{}}", "{"}) {
            assertThatThrownBy(() -> codec().fromJson(request("Node"), bytes(wrong)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** A record of a program, with what a generated codec does for it. */
    private record Node(String name, List<Node> children) {

        private static final JsonFields FIELDS =
                JsonFields.none().required("name").required("children");

        private static final JsonCodec<Node> CODEC = JsonCodec.of(Node::read, Node::write);

        private static Node read(JsonReader in) {
            var name = "";
            var children = List.<Node>of();
            var object = in.object(FIELDS);
            for (int field = object.next(); field >= 0; field = object.next()) {
                switch (field) {
                    case 0 -> {
                        name = in.string();
                        in.check(name.length() < 3, "must be short");
                    }
                    case 1 -> children = in.list(Node::read);
                    default -> throw new IllegalStateException("no field " + field);
                }
            }
            return new Node(name, children);
        }

        private static void write(JsonWriter out, Node value) {
            out.beginObject();
            out.name(FIELDS, 0);
            out.value(value.name);
            out.name(FIELDS, 1);
            out.list(value.children, Node::write);
            out.endObject();
        }
    }

    @Test
    final void aValueHasTheBytesOfItsJson() {
        for (var value : List.of(new Node("", List.of()), node("ab"), node("long"))) {
            var message = codec().write(request("Node"), Node.CODEC, value);
            var json = JsonWriter.write(Node.CODEC, value);
            assertThat(message).isEqualTo(codec().fromJson(request("Node"), json));
            assertThat(codec().readAnswer(request("Node"), message, Node.CODEC, new Problems()))
                    .isEqualTo(value);
        }
    }

    private static Node node(String name) {
        return new Node(name, List.of(new Node(name, List.of()), new Node("", List.of())));
    }

    @Test
    final void aMessageHasTheValueAndTheProblemsOfItsJson() {
        var random = new Random(SEED);
        var message = codec().write(request("Node"), Node.CODEC, node("ab"));
        assertValueOfJson(message);
        assertValueOfJson(codec().write(request("Node"), Node.CODEC, node("long")));
        for (int i = 0; i < ROUNDS; i++) {
            assertValueOfJson(spoiled(message, random));
        }
    }

    private void assertValueOfJson(byte[] message) {
        var problems = new Problems();
        var problemsOfJson = new Problems();
        try {
            var json = codec().toJson(request("Node"), message);
            var wanted = JsonReader.read(json, "node", Node.CODEC, problemsOfJson);
            var value = codec().read(request("Node"), message, "node", Node.CODEC, problems);
            assertThat(problems.list()).as(REPLAY).isEqualTo(problemsOfJson.list());
            if (problems.count() == 0) {
                assertThat(value).as(REPLAY).isEqualTo(wanted);
            }
        } catch (Malformed refused) {
            assertThatThrownBy(
                            () ->
                                    codec().read(
                                                    request("Node"),
                                                    message,
                                                    "node",
                                                    Node.CODEC,
                                                    new Problems()))
                    .as(REPLAY)
                    .isInstanceOf(Malformed.class)
                    .hasMessage(refused.getMessage());
        }
    }

    @Test
    final void aMessageThatIsCutOffAnywhereIsReadOrRefused() {
        var message = codec().fromJson(request("All"), bytes(ALL));
        for (int length = 0; length < message.length; length++) {
            json(request("All"), Arrays.copyOf(message, length));
        }
    }

    @Test
    final void aSpoiledMessageIsReadOrRefused() {
        var random = new Random(SEED);
        var message = codec().fromJson(request("All"), bytes(ALL));
        assertThatCode(
                        () -> {
                            for (int i = 0; i < ROUNDS; i++) {
                                json(request("All"), spoiled(message, random));
                            }
                        })
                .as(REPLAY)
                .doesNotThrowAnyException();
    }

    @Test
    final void anyBytesAreReadOrRefused() {
        var random = new Random(SEED);
        assertThatCode(
                        () -> {
                            for (int i = 0; i < ROUNDS; i++) {
                                var bytes = new byte[random.nextInt(64)];
                                random.nextBytes(bytes);
                                json(request("All"), bytes);
                                json(request("Shape"), bytes);
                            }
                        })
                .as(REPLAY)
                .doesNotThrowAnyException();
    }

    private static byte[] spoiled(byte[] message, Random random) {
        var spoiled = message.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            spoiled[random.nextInt(spoiled.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : 0xFF << random.nextInt(8));
        }
        return spoiled;
    }

    @Test
    final void nestingHasItsLimit() {
        var depth = JsonReader.DEPTH_MAX / 2 - 1;
        var deep = "{\"name\":\"\",\"children\":[".repeat(depth) + "]}".repeat(depth);
        assertThat(thereAndBack(request("Node"), deep)).isEqualTo(deep);
        assertThatThrownBy(() -> codec().toJson(request("Node"), nested(10_000)))
                .isInstanceOf(Malformed.class);
    }

    /** A node in a node in a node, by the codec's own bytes. */
    protected abstract byte[] nested(int depth);

    @Test
    final void shortMessagesDoNotBecomeLongJson() {
        var shape = SHAPES.procedure("Node").orElseThrow().response();
        var many = emptyMembers(200_000);
        try {
            var json = codec().toJson(shape, many);
            assertThat(json.length).isLessThanOrEqualTo(Codec.jsonBytesMax(many.length));
        } catch (Malformed refused) {
            assertThat(refused).hasMessageContaining("bytes of JSON");
        }
    }

    /** A message whose first field holds so many messages without content. */
    protected abstract byte[] emptyMembers(int count);
}
