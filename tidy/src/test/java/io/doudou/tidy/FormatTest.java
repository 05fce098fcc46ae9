package io.doudou.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/** One formatter decides how sources look, so that nobody argues about it. */
class FormatTest {

    private final Formatter formatter =
            new Formatter(
                    JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());

    @Test
    void everySourceIsFormatted() {
        var wrong =
                SourceTree.java().parallelStream()
                        .filter(path -> !isFormatted(path))
                        .map(SourceTree::relative)
                        .sorted()
                        .toList();

        assertThat(wrong).as("not formatted: run dev/format").isEmpty();
    }

    private boolean isFormatted(Path path) {
        var source = SourceTree.read(path);
        try {
            return formatter.formatSourceAndFixImports(source).equals(source);
        } catch (FormatterException e) {
            throw new AssertionError(SourceTree.relative(path) + ": " + e.getMessage(), e);
        }
    }
}
