package io.doudou.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Each folder of {@code bad} says behind {@code // !} what is wrong with the line; exactly that is
 * reported there, and nothing is generated.
 */
class ProblemTest {

    private static final Path BAD = Path.of("src/test/resources/bad");
    private static final String MARK = "// ! ";

    @TempDir private Path output;

    static Stream<Path> cases() throws IOException {
        try (var folders = Files.list(BAD)) {
            return folders.map(BAD::relativize).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allProblemsOfOneCompilationAreReportedAtTheirLines(Path name) throws IOException {
        var compilation = compile(Compilation.Compiler.JAVAC, name);
        assertThat(String.join("\n", compilation.errors()))
                .isEqualTo(String.join("\n", expected(name)));
        assertThat(compilation.generated()).isEmpty();
    }

    /** It knows no line of a component, so the sentence begins with the name. */
    @ParameterizedTest
    @MethodSource("cases")
    void theEclipseCompilerReportsTheSame(Path name) throws IOException {
        var compilation = compile(Compilation.Compiler.ECLIPSE, name);
        assertThat(compilation.errors()).allMatch(line -> line.matches("\\w+.java:[1-9].*"));
        assertThat(sentences(compilation.errors())).isEqualTo(sentences(expected(name)));
        assertThat(compilation.generated()).isEmpty();
    }

    private static String sentences(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("\\S+ (\\w+\\.\\w+: )?", ""))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private Compilation compile(Compilation.Compiler compiler, Path name) {
        return Compilation.of(compiler, BAD.resolve(name), output, List.of());
    }

    private static List<String> expected(Path name) throws IOException {
        var expected = new ArrayList<String>();
        for (var file : Compilation.files(BAD.resolve(name), ".java")) {
            var lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                int mark = lines.get(i).indexOf(MARK);
                if (mark >= 0) {
                    var sentence = lines.get(i).substring(mark + MARK.length());
                    expected.add("%s:%d %s".formatted(file.getFileName(), i + 1, sentence));
                }
            }
        }
        return expected.stream().sorted().toList();
    }
}
