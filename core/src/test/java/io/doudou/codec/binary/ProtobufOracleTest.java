package io.doudou.codec.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;

import io.doudou.codec.Codec;
import io.doudou.codec.MessageShape;
import io.doudou.fault.Malformed;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Random messages have the bytes that Google's library gives them, and whatever bytes it reads are
 * read alike. A failure says how to replay it.
 */
class ProtobufOracleTest {

    private static final int ROUNDS = Integer.getInteger("doudou.fuzz.rounds", 1_000);
    private static final long SEED = Long.getLong("doudou.fuzz.seed", System.nanoTime());
    private static final String REPLAY = "replay with -Ddoudou.fuzz.seed=" + SEED;

    /**
     * What is refused here and read there, on purpose: numbers that JSON cannot say, and numbers
     * and tags whose upper bits that library drops, while the one for Go refuses them.
     */
    private static final List<String> STRICTER =
            List.of(
                    "where a number must be",
                    "has a tag of more than 32 bits",
                    "has a number of more than 64 bits");

    private static final Codec CODEC = Encodings.protobuf();
    private static final MessageShape ALL = OracleShapes.ALL;
    private static final Descriptor DESCRIPTOR = OracleShapes.DESCRIPTOR;

    private static String json(byte[] message) {
        return new String(CODEC.toJson(ALL, message), StandardCharsets.UTF_8);
    }

    @Test
    void randomMessagesHaveTheSameBytes() {
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            var value = Protos.random(ALL, DESCRIPTOR, random);
            var json = value.json().getBytes(StandardCharsets.UTF_8);
            var bytes = value.message().toByteArray();
            assertThat(CODEC.fromJson(ALL, json)).as(REPLAY).isEqualTo(bytes);
            assertThat(CODEC.fromJson(ALL, CODEC.toJson(ALL, bytes))).as(REPLAY).isEqualTo(bytes);
        }
    }

    @Test
    void fieldsInAnyOrderAndMessagesInPiecesAreMerged() throws InvalidProtocolBufferException {
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            var one = Protos.random(ALL, DESCRIPTOR, random).message().toByteArray();
            var other = Protos.random(ALL, DESCRIPTOR, random).message().toByteArray();
            var both = ByteBuffer.allocate(one.length + other.length);
            var merged = both.put(one).put(other).array();
            var theirs = DynamicMessage.parseFrom(DESCRIPTOR, merged).toByteArray();
            assertThat(json(merged)).as(REPLAY).isEqualTo(json(theirs));
        }
    }

    @Test
    void tagsOfMoreThan32BitsAreRefusedInsteadOfCutOff() {
        // Field 1 of All in its first five bytes, were it not for a bit above the 32nd.
        byte[] message = {(byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x10, 1};
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> json(message))
                .withMessageContaining("has a tag of more than 32 bits");
        message[4] = 0;
        assertThat(json(message)).isNotEmpty();
    }

    @Test
    void numbersOfMoreThan64BitsAreRefusedInsteadOfCutOff() {
        byte[] message = {8, -1, -1, -1, -1, -1, -1, -1, -1, -1, 2};
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> json(message))
                .withMessageContaining("has a number of more than 64 bits");
        message[10] = 1;
        assertThat(json(message)).contains("true");
    }

    @Test
    void aTextThatStandsForSomethingIsAbsentWhenItIsEmpty() {
        int number = requireNonNull(ALL.field("ONE_TEXT")).number();
        byte[] message = {(byte) (number << 3 | ProtobufWire.LENGTH), 0};
        assertThat(json(message)).isEqualTo(json(new byte[0])).doesNotContain("ONE_TEXT");
    }

    @Test
    void spoiledMessagesAreNeverReadDifferently() {
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            var bytes = Protos.random(ALL, DESCRIPTOR, random).message().toByteArray();
            for (int j = random.nextInt(3); j >= 0 && bytes.length > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertAlike(bytes);
        }
    }

    private static void assertAlike(byte[] bytes) {
        String ours;
        try {
            ours = json(bytes);
        } catch (Malformed refused) {
            var reason = String.valueOf(refused.getMessage());
            if (STRICTER.stream().noneMatch(reason::contains)) {
                assertThat(theirs(bytes)).as(REPLAY + " " + reason).isNull();
            }
            return;
        }
        var theirs = theirs(bytes);
        // A value that another one of its field hides is not looked at here.
        if (theirs != null) {
            assertThat(ours).as(REPLAY).isEqualTo(json(theirs));
        }
    }

    /**
     * What the library makes of it, written anew; null when it refuses it. It sees nine bytes at
     * once: of ten it takes the mark of the ninth, that another one follows, for the upper bit of
     * the number.
     */
    private static byte[] theirs(byte[] bytes) {
        var in = CodedInputStream.newInstance(new ByteArrayInputStream(bytes), 9);
        try {
            return DynamicMessage.parseFrom(DESCRIPTOR, in).toByteArray();
        } catch (IOException refused) {
            return null;
        }
    }
}
