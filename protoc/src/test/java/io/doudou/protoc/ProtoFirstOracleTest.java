package io.doudou.protoc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.MessageShape;
import io.doudou.codec.ServiceShapes;
import io.doudou.codec.binary.Encodings;
import io.doudou.fault.Problems;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * What the plugin writes is compiled with the processor, without a warning, and its records have,
 * byte for byte, the messages that Google's library writes after the same {@code .proto} file. A
 * failure says how to replay it.
 */
class ProtoFirstOracleTest {

    private static final Path GOOD = Path.of("src/test/resources/good");
    private static final List<String> FILES =
            List.of(
                    "shop/v1/money.proto",
                    "shop/v1/orders.proto",
                    "shop/v1/routes.proto",
                    "words/v2/words.proto",
                    "words/v1/facade.proto",
                    "words/v1/words.proto");
    private static final int ROUNDS = Integer.getInteger("doudou.fuzz.rounds", 50);
    private static final long SEED = Long.getLong("doudou.fuzz.seed", System.nanoTime());
    private static final String REPLAY = "replay with -Ddoudou.fuzz.seed=" + SEED;

    @TempDir private Path output;

    @Test
    void recordsHaveTheBytesOfGooglesLibrary() throws Exception {
        var protoc = Protoc.require();
        var classes = compiled(protoc);
        var orders = descriptor(protoc, "shop/v1/orders.proto");
        var words = descriptor(protoc, "words/v1/words.proto");
        assertRecordsHaveTheBytes(classes, "shop.v1.Orders", orders, "Order");
        assertRecordsHaveTheBytes(classes, "shop.v1.Orders", orders, "Receipt");
        assertRecordsHaveTheBytes(classes, "words.v1.WordsService", words, "Words");
    }

    private static void assertRecordsHaveTheBytes(
            ClassLoader classes, String service, FileDescriptor file, String... names)
            throws Exception {
        var shapes = shapes(classes, service + "Shapes");
        var random = new Random(SEED);
        for (var name : names) {
            var shape = message(shapes, name);
            var codec = codec(classes, service + "Json", name);
            var descriptor = file.findMessageTypeByName(name);
            for (int i = 0; i < ROUNDS; i++) {
                var theirs = RandomMessages.of(descriptor, random).toByteArray();
                assertThat(throughRecords(shape, codec, theirs)).as(REPLAY).isEqualTo(theirs);
            }
        }
    }

    /** Parameters in path and query travel as the fields of the message that they are from. */
    @Test
    void spreadRequestsHaveTheBytesOfGooglesLibrary() throws Exception {
        var protoc = Protoc.require();
        var shapes = shapes(compiled(protoc), "shop.v1.ArticlesShapes");
        var articles = descriptor(protoc, "shop/v1/routes.proto");
        var random = new Random(SEED);
        for (var procedure : List.of("Find", "Search", "Keep")) {
            var shape = shapes.procedure("Articles." + procedure).orElseThrow().request();
            var descriptor = request(articles, procedure);
            for (int i = 0; i < ROUNDS; i++) {
                var theirs = RandomMessages.of(descriptor, random).toByteArray();
                var json = Encodings.protobuf().toJson(shape, theirs);
                var ours = Encodings.protobuf().fromJson(shape, json);
                assertThat(ours).as(REPLAY).isEqualTo(theirs);
            }
        }
    }

    private static Descriptor request(FileDescriptor file, String procedure) {
        return file.findServiceByName("Articles").findMethodByName(procedure).getInputType();
    }

    private static <T> byte[] throughRecords(
            MessageShape shape, JsonCodec<T> codec, byte[] message) {
        var json = Encodings.protobuf().toJson(shape, message);
        var problems = new Problems();
        var record = JsonReader.read(json, "record", codec, problems);
        assertThat(problems.count()).as(REPLAY).isZero();
        return Encodings.protobuf().fromJson(shape, JsonWriter.write(codec, record));
    }

    private static MessageShape message(ServiceShapes shapes, String name) {
        return shapes.messages().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private FileDescriptor descriptor(Protoc protoc, String file) throws Exception {
        var linked = new HashMap<String, FileDescriptor>();
        for (var each : protoc.understood(GOOD, output, FILES).getFileList()) {
            var imports =
                    each.getDependencyList().stream()
                            .map(linked::get)
                            .toArray(FileDescriptor[]::new);
            linked.put(each.getName(), FileDescriptor.buildFrom(each, imports));
        }
        return Map.copyOf(linked).get(file);
    }

    private ClassLoader compiled(Protoc protoc) throws Exception {
        return Compiled.of(protoc, GOOD, output, FILES);
    }

    private static ServiceShapes shapes(ClassLoader classes, String name) throws Exception {
        var method = classes.loadClass(name).getDeclaredMethod("shapes");
        method.setAccessible(true);
        return (ServiceShapes) method.invoke(null);
    }

    private static JsonCodec<?> codec(ClassLoader classes, String name, String type)
            throws Exception {
        var field = classes.loadClass(name).getDeclaredField(type.toUpperCase(Locale.ROOT));
        field.setAccessible(true);
        return (JsonCodec<?>) field.get(null);
    }
}
