package io.doudou.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;

import io.doudou.codec.Codec;
import io.doudou.codec.MessageShape;
import io.doudou.codec.ServiceShapes;
import io.doudou.codec.binary.Encodings;
import io.doudou.testkit.RequiredTool;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * What {@code protoc} and Google's library make of the written {@code .proto} files is, byte for
 * byte, what the generated shapes make of the same messages. A failure says how to replay it.
 */
class ProtoOracleTest {

    private static final RequiredTool PROTOC =
            new RequiredTool("protoc", "apt-get install protobuf-compiler");
    private static final int ROUNDS = Integer.getInteger("doudou.fuzz.rounds", 50);
    private static final long SEED = Long.getLong("doudou.fuzz.seed", System.nanoTime());
    private static final String REPLAY = "replay with -Ddoudou.fuzz.seed=" + SEED;

    @TempDir private Path output;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "types.TypeService",
                "choices.ShapeService",
                "names.NameService",
                "places.PlaceService",
                "streams.StreamService",
                "shop.UserService",
                "inherited.ChildService",
                "limits.LimitService",
                "locked.OrderService",
                "events.OrderEvents"
            })
    void theBytesOfRandomMessagesAreThoseOfGooglesLibrary(String service) throws Exception {
        var protoc = PROTOC.require();
        var proto = ProtoSources.file(service);
        assertThat(proto.problems()).isEmpty();
        var file = ProtoSources.descriptor(protoc, proto.proto(), output);
        var shapes = shapes(service);
        assertThat(file.getMessageTypes()).hasSameSizeAs(shapes.messages());
        var codec = Encodings.protobuf();
        var random = new Random(SEED);
        for (var shape : shapes.messages()) {
            assertNamesAreEqual(shape, file);
            for (int i = 0; i < ROUNDS; i++) {
                var descriptor = file.findMessageTypeByName(shape.name());
                assertAlike(codec, shape, RandomMessage.of(shape, descriptor, random));
            }
        }
    }

    /** So that other libraries read and write the JSON that we do. */
    private static void assertNamesAreEqual(MessageShape shape, FileDescriptor file) {
        for (var field : file.findMessageTypeByName(shape.name()).getFields()) {
            var ours = shape.fields().get(shape.index(field.getNumber()));
            assertThat(field.getJsonName()).isEqualTo(ours.name());
        }
    }

    private static void assertAlike(Codec codec, MessageShape shape, DynamicMessage message)
            throws Exception {
        var theirs = message.toByteArray();
        var ours = codec.fromJson(shape, codec.toJson(shape, theirs));
        assertThat(ours).as("%s, %s", shape, REPLAY).isEqualTo(theirs);
        assertThat(DynamicMessage.parseFrom(message.getDescriptorForType(), ours))
                .as("%s, %s", shape, REPLAY)
                .isEqualTo(message);
    }

    private ServiceShapes shapes(String service) throws Exception {
        var folder = ProtoSources.folder(service);
        var classes = output.resolve("classes");
        Files.createDirectories(classes);
        var compilation = Compilation.of(Compilation.Compiler.JAVAC, folder, classes, List.of());
        assertThat(compilation.errors()).isEmpty();
        var method = compilation.load().loadClass(service + "Shapes").getDeclaredMethod("shapes");
        method.setAccessible(true);
        return (ServiceShapes) method.invoke(null);
    }
}
