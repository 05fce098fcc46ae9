package io.doudou.generator;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import io.doudou.codec.Codec;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.MessageShape;
import io.doudou.codec.ServiceShapes;
import io.doudou.codec.binary.Encodings;
import io.doudou.fault.Problems;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGeneratorFactory;

/** What generated codecs write they read again unchanged, whatever the type. */
class RoundTripTest {

    private static final long SEED = 20261122;
    private static final int VALUES = 50;

    @TempDir private Path output;

    @ParameterizedTest
    @CsvSource({"types, types.TypeServiceJson", "choices, choices.ShapeServiceJson"})
    void whatACodecWritesItReadsAgain(String folder, String codecs) throws Exception {
        var samples = new Samples(RandomGeneratorFactory.of("L64X128MixRandom").create(SEED));
        for (var field : codecs(folder, codecs)) {
            var argument = ((AnnotatedParameterizedType) field.getAnnotatedType());
            var type = argument.getAnnotatedActualTypeArguments()[0];
            var codec = codec(field);
            for (int i = 0; i < VALUES; i++) {
                checkRoundTrip(field.getName() + " " + i, codec, samples.of(type));
            }
        }
    }

    /** In protobuf, a list that is null and one that is empty are the same. */
    @ParameterizedTest
    @CsvSource({"types, types.TypeService", "choices, choices.ShapeService"})
    void whatACodecWritesComesBackFromOtherEncodings(String folder, String service)
            throws Exception {
        var samples = new Samples(RandomGeneratorFactory.of("L64X128MixRandom").create(SEED));
        var codecs = codecs(folder, service + "Json");
        var loader = codecs.getFirst().getDeclaringClass().getClassLoader();
        var messages = messages(loader.loadClass(service + "Shapes"));
        for (var field : codecs) {
            var type =
                    ((AnnotatedParameterizedType) field.getAnnotatedType())
                            .getAnnotatedActualTypeArguments()[0];
            var shape = messages.get(field.getName());
            assertThat(shape).as(field.getName()).isNotNull();
            for (int i = 0; i < VALUES; i++) {
                var value = samples.of(type);
                var json = JsonWriter.write(codec(field), value);
                var packed = thereAndBack(Encodings.messagePack(), shape, json);
                checkEqual(field, json, packed, value, "nothing");
                var numbered = thereAndBack(Encodings.protobuf(), shape, json);
                checkEqual(field, json, numbered, value, "(.*\\.)?(colors|strings)");
                assertThat(thereAndBack(Encodings.protobuf(), shape, numbered)).isEqualTo(numbered);
            }
        }
    }

    /** A codec that is asked once was not asked again by way of JSON. */
    @ParameterizedTest
    @CsvSource({"types, types.TypeService", "choices, choices.ShapeService"})
    void protobufIsReadAndWrittenWithoutJsonInBetween(String folder, String service)
            throws Exception {
        var samples = new Samples(RandomGeneratorFactory.of("L64X128MixRandom").create(SEED));
        var codecs = codecs(folder, service + "Json");
        var loader = codecs.getFirst().getDeclaringClass().getClassLoader();
        var messages = messages(loader.loadClass(service + "Shapes"));
        for (var field : codecs) {
            var type =
                    ((AnnotatedParameterizedType) field.getAnnotatedType())
                            .getAnnotatedActualTypeArguments()[0];
            var shape = requireNonNull(messages.get(field.getName()));
            for (int i = 0; i < VALUES; i++) {
                checkDirect(field.getName() + " " + i, shape, codec(field), samples.of(type));
            }
        }
    }

    private static void checkDirect(
            String name, MessageShape shape, JsonCodec<Object> codec, Object value) {
        var protobuf = Encodings.protobuf();
        var uses = new AtomicInteger();
        var counting =
                JsonCodec.<Object>of(
                        in -> {
                            uses.incrementAndGet();
                            return codec.read(in);
                        },
                        (out, each) -> {
                            uses.incrementAndGet();
                            codec.write(out, each);
                        });
        var message = protobuf.write(shape, counting, value);
        assertThat(message)
                .as(name)
                .isEqualTo(protobuf.fromJson(shape, JsonWriter.write(codec, value)));
        var problems = new Problems();
        var direct = protobuf.read(shape, message, "value", counting, problems);
        assertThat(problems.list()).as(name).isEmpty();
        var json = protobuf.toJson(shape, message);
        assertThat(direct)
                .as(name)
                .usingRecursiveComparison()
                .isEqualTo(JsonReader.read(json, "value", codec, problems));
        assertThat(uses).as(name).hasValue(2);
    }

    private static byte[] thereAndBack(Codec codec, MessageShape shape, byte[] json) {
        return codec.toJson(shape, codec.fromJson(shape, json));
    }

    private static void checkEqual(
            Field field, byte[] before, byte[] json, Object value, String ignored)
            throws IllegalAccessException {
        var problems = new Problems();
        var read = JsonReader.read(json, "value", codec(field), problems);
        var name =
                "%s with seed %d: %s became %s"
                        .formatted(field.getName(), SEED, text(before), text(json));
        assertThat(problems.list()).as(name).isEmpty();
        assertThat(read)
                .as(name)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(ignored)
                .isEqualTo(value);
    }

    /** The messages of a service by the names of the constants that hold their codecs. */
    private static Map<String, MessageShape> messages(Class<?> shapes) throws Exception {
        var method = shapes.getDeclaredMethod("shapes");
        method.setAccessible(true);
        var messages = new HashMap<String, MessageShape>();
        for (var message : ((ServiceShapes) method.invoke(null)).messages()) {
            var words = message.name().replaceAll("\\d$", "").replaceAll("([a-z])([A-Z])", "$1_$2");
            messages.put(words.toUpperCase(Locale.ROOT), message);
        }
        return messages;
    }

    @Test
    void allProblemsOfADocumentAreFoundAndNoValueIsMade() throws Exception {
        var problems = new Problems();
        var json =
                """
                {"aBoolean": 1, "a_byte": 128, "aShort": "1", "anInt": 99999999999, "aLong": 1.5,
                 "aFloat": 1e99, "aDouble": null, "unknown": {}}
                """;
        var codec =
                codec(
                        codecs("types", "types.TypeServiceJson").stream()
                                .filter(field -> field.getName().equals("PRIMITIVES"))
                                .findFirst()
                                .orElseThrow());
        var value = JsonReader.read(bytes(json), "value", codec, problems);
        assertThat(value).isNull();
        assertThat(problems.list())
                .extracting(problem -> problem.name())
                .containsExactly(
                        "value.aBoolean",
                        "value.a_byte",
                        "value.aShort",
                        "value.anInt",
                        "value.aLong",
                        "value.aFloat",
                        "value.aDouble",
                        "value.aChar");
    }

    private static void checkRoundTrip(String name, JsonCodec<Object> codec, Object value) {
        var json = JsonWriter.write(codec, value);
        var problems = new Problems();
        var read = JsonReader.read(json, "value", codec, problems);
        assertThat(problems.list())
                .as("%s with seed %d: %s", name, SEED, new String(json, StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(read)
                .as("%s with seed %d: %s", name, SEED, new String(json, StandardCharsets.UTF_8))
                .usingRecursiveComparison()
                .isEqualTo(value);
    }

    private List<Field> codecs(String folder, String className) throws ClassNotFoundException {
        var compilation =
                Compilation.of(
                        Compilation.Compiler.JAVAC,
                        Path.of("src/test/resources/good", folder),
                        output,
                        List.of());
        return Arrays.stream(compilation.load().loadClass(className).getDeclaredFields())
                .filter(field -> field.getType() == JsonCodec.class)
                .toList();
    }

    /** Codecs are for the package of the service only. */
    @SuppressWarnings("unchecked")
    private static JsonCodec<Object> codec(Field field) throws IllegalAccessException {
        field.setAccessible(true);
        return (JsonCodec<Object>) field.get(null);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
