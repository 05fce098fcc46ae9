package io.doudou.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Each folder of {@code good} is compiled without a warning, and what was generated for it is what
 * its folder of {@code golden} holds. {@code UPDATE_GOLDEN=1} rewrites those; read the diff.
 */
class GoldenTest {

    private static final Path GOOD = Path.of("src/test/resources/good");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/java");
    private static final boolean UPDATE = "1".equals(System.getenv("UPDATE_GOLDEN"));

    @TempDir private Path output;

    static Stream<Path> cases() throws IOException {
        try (var folders = Files.list(GOOD)) {
            return folders.map(GOOD::relativize).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatedCodeIsWhatWasReviewed(Path name) throws IOException {
        var compilation = compile(Compilation.Compiler.JAVAC, name);
        assertThat(compilation.problems()).isEmpty();
        if (UPDATE) {
            update(compilation, name);
        }
        assertThat(texts(output)).isEqualTo(texts(GOLDEN.resolve(name)));
    }

    /** It does not tell constructors that are written from those that are not: all may refuse. */
    @ParameterizedTest
    @MethodSource("cases")
    void theEclipseCompilerTakesItToo(Path name) throws IOException {
        var compilation = compile(Compilation.Compiler.ECLIPSE, name);
        assertThat(compilation.problems()).isEmpty();
        assertThat(compilation.generated())
                .extracting(Path::getFileName)
                .isEqualTo(fileNames(GOLDEN.resolve(name)));
    }

    private static List<Path> fileNames(Path folder) {
        return Compilation.files(folder, ".java").stream().map(Path::getFileName).toList();
    }

    private Compilation compile(Compilation.Compiler compiler, Path name) throws IOException {
        var folder = GOOD.resolve(name);
        var options = folder.resolve("options");
        return Compilation.of(
                compiler,
                folder,
                output,
                Files.exists(options) ? Files.readAllLines(options) : List.of());
    }

    private static void update(Compilation compilation, Path name) throws IOException {
        Files.createDirectories(GOLDEN.resolve(name));
        for (var old : Compilation.files(GOLDEN.resolve(name), ".java")) {
            Files.delete(old);
        }
        for (var file : compilation.generated()) {
            var golden = GOLDEN.resolve(name).resolve(file.getFileName());
            Files.copy(file, golden);
        }
    }

    /** The names and texts of the sources in a folder, in one text, so that a diff shows both. */
    private static String texts(Path folder) throws IOException {
        var texts = new StringBuilder();
        for (var file : Compilation.files(folder, ".java")) {
            texts.append("// ").append(file.getFileName()).append('\n');
            texts.append(Files.readString(file));
        }
        return texts.toString();
    }
}
