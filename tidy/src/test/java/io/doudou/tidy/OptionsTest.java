package io.doudou.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page of options says what the code declares: the same names, defaults, limits and sentences.
 */
class OptionsTest {

    private static final Path PAGE = SourceTree.ROOT.resolve("docs/options.md");
    private static final String BEGIN = "<!-- begin of the declared options -->\n";
    private static final String END = "<!-- end of the declared options -->\n";

    private static final String HEAD =
            """
            | variable | default | must be | what it does |
            | --- | --- | --- | --- |
            """;

    @Test
    void thePageListsEveryOption() {
        var page = SourceTree.read(PAGE);
        var begin = page.indexOf(BEGIN) + BEGIN.length();
        var wanted = page.substring(0, begin) + table() + page.substring(page.indexOf(END));
        if (SourceTree.isUpdating()) {
            SourceTree.write(PAGE, wanted);
        }

        var written = rows(SourceTree.read(PAGE));
        assertThat(missing(written, rows(wanted)))
                .as("rows that docs/options.md lacks: run dev/golden tidy and read the diff")
                .isEmpty();
        assertThat(missing(rows(wanted), written))
                .as("rows of docs/options.md that no option has: run dev/golden tidy")
                .isEmpty();
    }

    @Test
    void everyOptionHasASentence() {
        assertThat(DeclaredOption.all())
                .as("a documentation comment above the constant")
                .noneMatch(option -> option.comment().isEmpty());
    }

    @Test
    void noTwoOptionsShareAName() {
        assertThat(DeclaredOption.all())
                .extracting(declared -> declared.option().key())
                .doesNotHaveDuplicates();
    }

    private static List<String> rows(String page) {
        return page.lines().filter(line -> line.startsWith("| `")).toList();
    }

    private static List<String> missing(List<String> from, List<String> wanted) {
        return wanted.stream().filter(row -> !from.contains(row)).toList();
    }

    private static String table() {
        var all = DeclaredOption.all();
        return all.stream()
                .map(option -> option.row(all))
                .collect(Collectors.joining("\n", HEAD, "\n"));
    }
}
