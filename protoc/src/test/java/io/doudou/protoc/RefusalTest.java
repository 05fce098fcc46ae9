package io.doudou.protoc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Each file in {@code bad} is refused with all that the text beside it says: what has no form here,
 * with file, line and column, and nothing is written.
 */
class RefusalTest {

    private static final Path BAD = Path.of("src/test/resources/bad");
    private static final boolean UPDATE = "1".equals(System.getenv("UPDATE_GOLDEN"));

    @TempDir private Path output;

    static Stream<String> files() throws IOException {
        return Protoc.files(BAD).stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everythingThatHasNoFormIsNamedWithItsLine(String file) throws Exception {
        var answer = Protoc.require().answer(BAD, output, List.of(file));
        var expected = BAD.resolve(file.replace(".proto", ".txt"));
        if (UPDATE) {
            Files.writeString(expected, answer.getError() + "\n");
        }
        assertThat(answer.getFileList()).isEmpty();
        assertThat(answer.getError() + "\n").isEqualTo(Files.readString(expected));
    }

    @Test
    void theCompilerSaysAllOfItAndFails() throws Exception {
        var plugin = plugin();
        var arguments =
                List.of(
                        "--plugin=protoc-gen-doudou=" + plugin.toAbsolutePath(),
                        "--doudou_out=" + output.toAbsolutePath(),
                        "proto2.proto");
        var said = Protoc.require().run(BAD, arguments);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains(Files.readString(BAD.resolve("proto2.txt")).strip());
        try (var files = Files.list(output)) {
            assertThat(files).containsExactly(plugin);
        }
    }

    /** The program as {@code protoc} calls it; as this JVM was, with the classes of this test. */
    private Path plugin() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var plugin = output.resolve("protoc-gen-doudou");
        Files.writeString(
                plugin,
                """
                #!/bin/sh
                exec "%s" --sun-misc-unsafe-memory-access=allow -cp "%s" %s
                """
                        .formatted(
                                java,
                                System.getProperty("java.class.path"),
                                ProtocPlugin.class.getName()));
        assertThat(plugin.toFile().setExecutable(true)).isTrue();
        return plugin;
    }
}
