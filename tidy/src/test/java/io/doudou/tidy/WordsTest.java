package io.doudou.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Words and names that this house does without. */
class WordsTest {

    @Test
    void noBannedWordIsUsed() {
        var found = SourceTree.texts().stream().flatMap(WordsTest::banned).toList();

        assertThat(found).as("words to replace").isEmpty();
    }

    private static Stream<String> banned(Path file) {
        var path = SourceTree.relative(file);
        var text = SourceTree.read(file);
        return Words.BANNED.stream()
                .filter(words -> words.where().test(path))
                .flatMap(words -> found(path, text, words));
    }

    private static Stream<String> found(String path, String text, Words words) {
        return words.pattern()
                .matcher(text)
                .results()
                .map(
                        hit ->
                                "%s:%d %s: %s"
                                        .formatted(
                                                path,
                                                SourceTree.line(text, hit.start()),
                                                hit.group(1),
                                                words.instead()));
    }
}
