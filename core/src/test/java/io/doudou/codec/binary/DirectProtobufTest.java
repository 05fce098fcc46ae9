package io.doudou.codec.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.Descriptors.Descriptor;

import io.doudou.codec.Cardinality;
import io.doudou.codec.Codec;
import io.doudou.codec.FieldKind;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.MessageShape;
import io.doudou.codec.ServiceShapes;
import io.doudou.fault.Malformed;
import io.doudou.fault.Problems;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The direct way has the results of the way by JSON: values, bytes, problems and refusals. A
 * failure says how to replay it.
 */
class DirectProtobufTest {

    private static final int ROUNDS = Integer.getInteger("doudou.fuzz.rounds", 100);
    private static final long SEED = Long.getLong("doudou.fuzz.seed", System.nanoTime());
    private static final String REPLAY = "replay with -Ddoudou.fuzz.seed=" + SEED;

    private static final Codec DIRECT = Encodings.protobuf();
    private static final Codec BY_JSON = new ByJson(DIRECT);
    private static final MessageShape ALL = OracleShapes.ALL;
    private static final JsonCodec<@Nullable Object> LENIENT = new TreeCodec(false).of(ALL);
    private static final JsonCodec<@Nullable Object> STRICT = new TreeCodec(true).of(ALL);
    private static final Descriptor DESCRIPTOR = OracleShapes.DESCRIPTOR;

    /** One character, two halves of a pair. */
    private static final String PAIR = "\ud83d\ude00";

    /** The same without the methods that are faster. */
    private record ByJson(Codec codec) implements Codec {
        @Override
        public String name() {
            return codec.name();
        }

        @Override
        public List<String> contentTypes() {
            return codec.contentTypes();
        }

        @Override
        public byte[] toJson(MessageShape shape, byte[] message) {
            return codec.toJson(shape, message);
        }

        @Override
        public byte[] fromJson(MessageShape shape, byte[] json) {
            return codec.fromJson(shape, json);
        }
    }

    /** What comes of a message, as text: the value, the problems, or a refusal. */
    private static <T extends @Nullable Object> String outcome(
            Codec codec, byte[] message, JsonCodec<T> values, boolean isAnswer) {
        var problems = new Problems();
        try {
            var value =
                    isAnswer
                            ? codec.readAnswer(ALL, message, values, problems)
                            : codec.read(ALL, message, "all", values, problems);
            return problems.count() > 0 ? problems.list().toString() : json(values, value);
        } catch (Malformed refused) {
            return refused.toString();
        }
    }

    private static <T extends @Nullable Object> String json(JsonCodec<T> values, T value) {
        return new String(JsonWriter.write(values, value), StandardCharsets.UTF_8);
    }

    private static void assertAlike(byte[] message) {
        for (var values : List.of(LENIENT, STRICT)) {
            for (boolean isAnswer : new boolean[] {true, false}) {
                assertThat(outcome(DIRECT, message, values, isAnswer))
                        .as(REPLAY)
                        .isEqualTo(outcome(BY_JSON, message, values, isAnswer));
            }
        }
    }

    private static byte[] random(Random random) {
        return Protos.random(ALL, DESCRIPTOR, random).message().toByteArray();
    }

    @Test
    void messagesAsTheyUsuallyAreAreReadAndWrittenDirectly() {
        var random = new Random(SEED);
        var values = LENIENT;
        int doubts = 0;
        for (int i = 0; i < ROUNDS; i++) {
            var message = random(random);
            try {
                var value = WireReader.read(ALL, message, values, false);
                assertThat(json(values, value))
                        .as(REPLAY)
                        .isEqualTo(outcome(BY_JSON, message, values, true));
                assertThat(WireWriter.write(ALL, values, value))
                        .as(REPLAY)
                        .isEqualTo(BY_JSON.write(ALL, values, value));
            } catch (Doubt doubt) {
                doubts++;
            }
        }
        // The character that stands for what is no UTF-8 is sent now and then.
        assertThat(doubts).as(REPLAY).isLessThan(ROUNDS / 20);
    }

    @Test
    void fieldsInAnotherOrderThanTheirNumbersAreWrittenDirectlyInThatOfTheirNumbers() {
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            var value = BY_JSON.readAnswer(ALL, random(random), LENIENT, new Problems());
            assertThat(WireWriter.write(ALL, STRICT, value))
                    .as(REPLAY)
                    .isEqualTo(BY_JSON.write(ALL, LENIENT, value));
        }
    }

    @Test
    void whatCannotBeWrittenIsRefusedAlike() {
        for (var wrong :
                List.<Map<String, Object>>of(
                        Map.of("ONE_DOUBLE", Double.NaN),
                        Map.of("OPTIONAL_FLOAT", Float.NEGATIVE_INFINITY),
                        Map.of("ONE_ENUM", "PURPLE"),
                        Map.of("ONE_MESSAGE", deep(100)),
                        Map.of("ONE_DECIMAL", new BigDecimal("1".repeat(2000))))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BY_JSON.write(ALL, LENIENT, wrong));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DIRECT.write(ALL, LENIENT, wrong));
        }
    }

    @Test
    void textsOfAllKindsHaveTheSameBytes() {
        for (var text : List.of("", "a", "\0", "\u00e9", "\ufffd", PAIR, PAIR.substring(1))) {
            for (int count : new int[] {1, 127, 128, 20_000}) {
                var value = Map.<String, Object>of("ONE_STRING", text.repeat(count) + "x");
                var message = DIRECT.write(ALL, LENIENT, value);
                assertThat(message).isEqualTo(BY_JSON.write(ALL, LENIENT, value));
                assertAlike(message);
            }
        }
    }

    /** Trees in each other: two levels of JSON each. */
    private static Map<String, Object> deep(int depth) {
        var tree = Map.<String, Object>of("trees", List.of());
        for (int i = 1; i < depth; i++) {
            tree = Map.of("trees", List.of(tree));
        }
        return tree;
    }

    /** A field whose content is a message. */
    private static byte[] field(int number, byte[] content) {
        var out = new ByteOutput();
        out.varint(number << 3 | ProtobufWire.LENGTH);
        out.varint(content.length);
        out.put(content);
        return out.toByteArray();
    }

    @Test
    void messagesMayNestAsDeepAsJson() {
        var field = requireNonNull(ALL.field("ONE_MESSAGE"));
        int one = field.number();
        int trees = requireNonNull(field.message().field("trees")).number();
        var tree = new byte[0];
        for (int depth = 0; depth < 70; depth++) {
            assertAlike(field(one, tree));
            tree = field(trees, tree);
        }
    }

    @Test
    void shortMessagesDoNotBecomeManyValues() {
        var shapes = ServiceShapes.of("wide").record("Wide");
        for (int i = 0; i < 200; i++) {
            shapes.field("list" + i, Cardinality.MANY, FieldKind.INT32);
        }
        shapes.record("Wides").field("all", Cardinality.MANY, "Wide");
        var shape = shapes.procedure("Wides", "Wides", "Wides").build();
        var wides = shape.procedure("Wides").orElseThrow().request();
        var values = new TreeCodec(false).of(wides);
        var many = new ByteOutput();
        for (int i = 0; i < 100_000; i++) {
            many.varint(1 << 3 | ProtobufWire.LENGTH);
            many.varint(0);
        }
        assertThatExceptionOfType(Doubt.class)
                .isThrownBy(() -> WireReader.read(wides, many.toByteArray(), values, true));
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(
                        () ->
                                DIRECT.read(
                                        wides, many.toByteArray(), "wides", values, new Problems()))
                .withMessageContaining("bytes of JSON");
    }

    @Test
    void messagesOfAllKindsHaveTheSameValuesAndProblems() {
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            assertAlike(random(random));
        }
    }

    @Test
    void spoiledMessagesHaveTheSameValuesProblemsAndRefusals() {
        var random = new Random(SEED);
        for (int i = 0; i < 2 * ROUNDS; i++) {
            var bytes = random(random);
            for (int j = random.nextInt(3); j >= 0 && bytes.length > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertAlike(bytes);
        }
    }

    @Test
    void messagesInPiecesHaveTheSameValues() {
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            var one = random(random);
            var other = random(random);
            var both = ByteBuffer.allocate(one.length + other.length);
            assertAlike(both.put(one).put(other).array());
        }
    }

    @Test
    void messagesThatAreCutOffAreRefusedAlike() {
        var message = random(new Random(SEED));
        for (int i = 0; i < message.length; i++) {
            assertAlike(java.util.Arrays.copyOf(message, i));
        }
    }
}
