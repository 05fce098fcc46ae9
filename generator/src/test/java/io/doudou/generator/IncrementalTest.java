package io.doudou.generator;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A build tool may run the processor for those interfaces only that have changed: everything that
 * is written for an interface says so, and depends on no other interface.
 */
class IncrementalTest {

    private static final String USER =
            """
            package shop;
            /** Users. */
            @io.doudou.service.Service
            public interface UserService { Person getUser(long id); }
            """;

    private static final String ORDER =
            """
            package shop;
            /** Orders. */
            @io.doudou.service.Service
            public interface OrderService { Person getBuyer(long order); }
            """;

    private static final String PERSON =
            """
            package shop;
            public record Person(String name) {}
            """;

    private static final Set<String> OF_USER =
            Set.of(
                    "UserServiceRoutes.java",
                    "UserServiceClient.java",
                    "UserServiceJson.java",
                    "UserServiceShapes.java",
                    "UserService.openapi.json",
                    "UserService.openapi31.json",
                    "UserService.endpoints.json");

    @TempDir private Path sources;
    @TempDir private Path output;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(sources.resolve("UserService.java"), USER);
        Files.writeString(sources.resolve("OrderService.java"), ORDER);
        Files.writeString(sources.resolve("Person.java"), PERSON);
    }

    @Test
    void theProcessorIsDeclaredAsIsolating() throws IOException {
        var name = "/META-INF/gradle/incremental.annotation.processors";
        try (var in = DoudouProcessor.class.getResourceAsStream(name)) {
            assertThat(new String(in.readAllBytes(), UTF_8).strip())
                    .isEqualTo(DoudouProcessor.class.getName() + ",isolating");
        }
    }

    @Test
    void everyFileNamesTheOneInterfaceThatItCameFrom() throws IOException {
        var written = compile("UserService.java", "OrderService.java", "Person.java");

        assertThat(written).hasSize(14);
        written.forEach(
                (file, origins) -> {
                    var owner = OF_USER.contains(file) ? "UserService.java" : "OrderService.java";
                    assertThat(origins).as(file).containsExactly(owner);
                });
    }

    @Test
    void onlyTheFilesOfAChangedInterfaceAreWrittenAgain() throws IOException {
        compile("UserService.java", "OrderService.java", "Person.java");
        var before = contents();
        var changed = USER.replace("getUser(long id);", "getUser(long id); void deleteUser();");
        Files.writeString(sources.resolve("UserService.java"), changed);

        var written = compile("UserService.java");
        var after = contents();

        assertThat(written.keySet()).isEqualTo(OF_USER);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.get("UserServiceRoutes.java")).contains("deleteUser");
        assertThat(after.get("UserService.openapi.json")).contains("deleteUser");
        after.keySet().stream()
                .filter(file -> file.startsWith("Order"))
                .forEach(file -> assertThat(after.get(file)).isEqualTo(before.get(file)));
    }

    @Test
    void theOrderOfTheInterfacesDoesNotMatter() throws IOException {
        compile("UserService.java", "OrderService.java", "Person.java");
        var before = contents();

        compile("Person.java", "OrderService.java", "UserService.java");

        assertThat(contents()).isEqualTo(before);
    }

    /** Compiles some of the sources and says what was generated from which. */
    private Map<String, List<String>> compile(String... names) throws IOException {
        var javac = ToolProvider.getSystemJavaCompiler();
        var classPath = System.getProperty("java.class.path") + java.io.File.pathSeparator + output;
        var arguments = List.of("-d", output.toString(), "-classpath", classPath);
        try (var files = new Origins(javac.getStandardFileManager(null, Locale.ENGLISH, UTF_8))) {
            var units = Arrays.stream(names).map(sources::resolve).toList();
            var task =
                    javac.getTask(
                            Writer.nullWriter(),
                            files,
                            null,
                            arguments,
                            null,
                            files.standard.getJavaFileObjectsFromPaths(units));
            task.setProcessors(List.of(new DoudouProcessor()));
            assertThat(task.call()).isTrue();
            return files.written;
        }
    }

    /** The texts of all generated files. */
    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        for (var ending : List.of(".java", ".json")) {
            for (var file : Compilation.files(output, ending)) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    /** Notes from which sources each generated file came: what a build tool sees, too. */
    private static final class Origins extends ForwardingJavaFileManager<JavaFileManager> {

        private final StandardJavaFileManager standard;
        private final Map<String, List<String>> written = new HashMap<>();

        Origins(StandardJavaFileManager standard) {
            super(standard);
            this.standard = standard;
        }

        @Override
        public JavaFileObject getJavaFileForOutputForOriginatingFiles(
                Location location, String className, Kind kind, FileObject... origins)
                throws IOException {
            if (kind == Kind.SOURCE) {
                note(className.substring(className.lastIndexOf('.') + 1) + ".java", origins);
            }
            return standard.getJavaFileForOutputForOriginatingFiles(
                    location, className, kind, origins);
        }

        @Override
        public FileObject getFileForOutputForOriginatingFiles(
                Location location, String packageName, String name, FileObject... origins)
                throws IOException {
            note(name, origins);
            return standard.getFileForOutputForOriginatingFiles(
                    location, packageName, name, origins);
        }

        private void note(String file, FileObject... origins) {
            if (file.endsWith(ProtoFiles.LOCK_SUFFIX)) {
                return; // is asked for to be read, and never written
            }
            written.put(
                    file,
                    Arrays.stream(origins)
                            .map(origin -> Path.of(origin.toUri()).getFileName().toString())
                            .toList());
        }
    }
}
