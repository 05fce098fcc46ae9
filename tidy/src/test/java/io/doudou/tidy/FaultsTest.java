package io.doudou.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs decide by the code of a fault, so the page of faults lists each one that we make. */
class FaultsTest {

    private static final String RUNNING = "(core|http|management)/src/main/.*";
    private static final Pattern MADE =
            Pattern.compile("(?:\\b[45]\\d\\d|\\w*[sS]tatus),\\s+\"([a-z-]+(?:\\.[a-z-]+)?)\"");
    private static final Pattern COMMENT = Pattern.compile("(?m)^ *\\*.*$");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\|[^|]+\\| `([a-z.-]+)` \\| \\S");

    @Test
    void thePageListsEveryFault() {
        var page = SourceTree.read(SourceTree.ROOT.resolve("docs/faults.md"));

        assertThat(codes(LISTED, Stream.of(page)))
                .as("docs/faults.md")
                .containsExactlyInAnyOrderElementsOf(made());
    }

    private static Set<String> made() {
        var sources =
                SourceTree.java().stream()
                        .filter(path -> SourceTree.relative(path).matches(RUNNING))
                        .map(SourceTree::read)
                        .map(source -> COMMENT.matcher(source).replaceAll(""));
        return codes(MADE, sources);
    }

    private static Set<String> codes(Pattern pattern, Stream<String> texts) {
        return texts.flatMap(text -> pattern.matcher(text).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
