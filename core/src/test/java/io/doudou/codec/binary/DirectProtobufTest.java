package io.doudou.codec.binary;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;

import io.doudou.codec.Codec;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.MessageShape;
import io.doudou.fault.Malformed;
import io.doudou.fault.Problems;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * The direct way has the results of the way by JSON: values, bytes, problems and refusals. A
 * failure says how to replay it.
 */
class DirectProtobufTest {

    private static final int ROUNDS = Integer.getInteger("doudou.fuzz.rounds", 200);
    private static final long SEED = Long.getLong("doudou.fuzz.seed", System.nanoTime());
    private static final String REPLAY = "replay with -Ddoudou.fuzz.seed=" + SEED;

    private static final Codec DIRECT = Encodings.protobuf();
    private static final Codec BY_JSON = new ByJson(DIRECT);
    private static final MessageShape ALL = OracleShapes.ALL;
    private static final JsonCodec<@Nullable Object> LENIENT = new TreeCodec(false).of(ALL);
    private static final JsonCodec<@Nullable Object> STRICT = new TreeCodec(true).of(ALL);
    private static final Descriptor DESCRIPTOR = OracleShapes.DESCRIPTOR;

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
    void messagesOfAllKindsHaveTheSameValuesAndProblems() {
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            assertAlike(random(random));
        }
    }

    @Test
    void spoiledMessagesHaveTheSameValuesProblemsAndRefusals() {
        var random = new Random(SEED);
        for (int i = 0; i < 4 * ROUNDS; i++) {
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
