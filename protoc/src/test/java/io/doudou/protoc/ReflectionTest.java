package io.doudou.protoc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.sun.source.util.JavacTask;

import io.doudou.generator.ProtoFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.tools.ToolProvider;

/**
 * A server describes over gRPC what the {@code .proto} file says: the one from which its interfaces
 * were written, or the one that is written of them.
 */
@Timeout(120)
class ReflectionTest {

    private static final Path EXAMPLE = Path.of("../examples/protofirst/src/main/protobuf");
    private static final Path GOOD = Path.of("src/test/resources/good");

    @TempDir private Path output;

    @Test
    void theExampleIsDescribedAsItsFileSays() throws Exception {
        var protoc = Protoc.require();
        var files = List.of("parcels/v1/parcels.proto");
        var classes = Compiled.of(protoc, EXAMPLE, output, files);
        var said =
                Reflected.files(
                        classes,
                        List.of("parcels.v1.Parcels"),
                        "parcels.v1.proto",
                        "google/protobuf/timestamp.proto");
        assertThat(said.getFirst().getDependencyList())
                .containsExactly("google/protobuf/timestamp.proto");
        var understood = protoc.understood(EXAMPLE, output, files).getFileList();
        assertThat(Reflected.lines(said))
                .containsExactlyInAnyOrderElementsOf(Reflected.lines(understood));
    }

    /** Every type, messages and enums within others, a file of another Java package, Empty. */
    @Test
    void twoServicesOfOnePackageAreDescribedAsTheirFilesSay() throws Exception {
        var protoc = Protoc.require();
        var files = List.of("shop/v1/money.proto", "shop/v1/orders.proto", "shop/v1/routes.proto");
        var classes = Compiled.of(protoc, GOOD, output, files);
        var said =
                Reflected.files(
                        classes, List.of("shop.v1.Orders", "shop.v1.Articles"), "shop.v1.proto");
        var understood =
                protoc.understood(GOOD, output, files).getFileList().stream()
                        .filter(file -> file.getPackage().equals("shop.v1"))
                        .toList();
        var lines = Reflected.lines(said);
        var expected = Reflected.lines(understood);
        // A server knows a field by its name in JSON, which the file may say by itself.
        assertThat(lines.removeIf(line -> line.startsWith(".shop.v1.Order.is_open"))).isTrue();
        assertThat(expected.removeIf(line -> line.startsWith(".shop.v1.Order.open"))).isTrue();
        assertThat(lines).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Under names and numbers that only the locks know. */
    @Test
    void interfacesThatShareRecordsAreDescribedAsTheWrittenFilesSay() throws Exception {
        var protoc = Protoc.require();
        var sources = Files.createDirectories(output.resolve("sources/desk"));
        write(sources, "Person", "public record Person(String name, Role role) {}");
        write(sources, "Role", "public enum Role { CLERK, CHIEF }");
        write(sources, "Users", service("Users", "Person getOne(int id); void clear();"));
        var one = "@io.doudou.service.Get(\"/desks/{desk}\") Person getOne(long desk);";
        var clear = "@io.doudou.service.Post(\"/desks/clear\") void clear();";
        write(sources, "Desks", service("Desks", one + clear));
        var folder = Files.createDirectories(output.resolve("classes/desk"));
        var texts = protoFiles(sources, Map.of("messages.proto.lock", "Person.name = 7 string\n"));
        for (var text : texts.entrySet()) {
            Files.writeString(folder.resolve(text.getKey()), text.getValue());
        }
        var classes = Compiled.of(sources.getParent(), folder.getParent());
        var said = Reflected.files(classes, List.of("desk.Users", "desk.Desks"), "desk.proto");
        var files = Protoc.files(folder.getParent());
        assertThat(files)
                .containsExactly("desk/Desks.proto", "desk/Users.proto", "desk/messages.proto");
        var understood = protoc.understood(folder.getParent(), output, files).getFileList();
        assertThat(Reflected.lines(said))
                .containsExactlyInAnyOrderElementsOf(Reflected.lines(understood))
                .contains(".desk.UsersGetOneRequest is a message")
                .anyMatch(line -> line.startsWith(".desk.Person.name = 7"));
        assertThat(said).extracting(FileDescriptorProto::getPackage).containsExactly("desk");
    }

    private static String service(String name, String methods) {
        return "@io.doudou.service.Service public interface " + name + " { " + methods + " }";
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".java"), "package desk;\n" + text + "\n");
    }

    /** What {@code doudou svc proto} writes. */
    private static Map<String, String> protoFiles(Path sources, Map<String, String> locks)
            throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var tree = Files.list(sources)) {
            var units = files.getJavaFileObjectsFromPaths(tree.toList());
            var options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
            var task = (JavacTask) compiler.getTask(null, files, null, options, null, units);
            task.analyze();
            var elements = task.getElements();
            var types =
                    List.of(
                            elements.getTypeElement("desk.Users"),
                            elements.getTypeElement("desk.Desks"));
            var made =
                    ProtoFiles.of(
                            elements,
                            types,
                            Map.of(),
                            name -> Optional.ofNullable(locks.get(name)));
            assertThat(made.problems()).isEmpty();
            return made.texts();
        }
    }
}
