package io.doudou.cli;

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
 * What people type and what they see, word for word. {@code UPDATE_GOLDEN=1} rewrites the files.
 */
class TranscriptTest {

    private static final Path FOLDER = Path.of("src/test/resources/transcripts");

    static List<String> transcripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void everyCommandDoesAndSaysWhatItsTranscriptShows(String name, @TempDir Path folder)
            throws IOException, InterruptedException {
        var file = FOLDER.resolve(name);
        var expected = Files.readString(file);
        var happened = Transcript.played(expected, folder.toRealPath());
        if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
            Files.writeString(file, happened);
        } else {
            assertThat(happened).isEqualTo(expected);
        }
    }
}
