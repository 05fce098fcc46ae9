package io.doudou.protoc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The sources of the files in {@code good} are those of {@code golden}. {@code UPDATE_GOLDEN=1}
 * rewrites these; read the diff.
 */
class WrittenSourcesTest {

    private static final Path GOOD = Path.of("src/test/resources/good");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final boolean UPDATE = "1".equals(System.getenv("UPDATE_GOLDEN"));

    @TempDir private Path output;

    @Test
    void interfacesAreWhatWasReviewed() throws Exception {
        var answer = Protoc.require().answer(GOOD, output, files());
        assertThat(answer.getError()).isEmpty();
        var written = new TreeMap<String, String>();
        answer.getFileList().forEach(file -> written.put(file.getName(), file.getContent()));
        if (UPDATE) {
            update(written);
        }
        assertThat(written).isEqualTo(golden());
    }

    private static List<String> files() throws IOException {
        return Protoc.files(GOOD);
    }

    private static void update(TreeMap<String, String> written) throws IOException {
        for (var old : golden().keySet()) {
            Files.delete(GOLDEN.resolve(old));
        }
        for (var file : written.entrySet()) {
            var path = GOLDEN.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static TreeMap<String, String> golden() throws IOException {
        var golden = new TreeMap<String, String>();
        try (Stream<Path> tree = Files.walk(GOLDEN)) {
            for (var file : tree.filter(Files::isRegularFile).toList()) {
                golden.put(GOLDEN.relativize(file).toString(), Files.readString(file));
            }
        }
        return golden;
    }
}
