package io.doudou.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A document that says which test proves a promise names one that is there. */
class NamedTestsTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void everyTestThatADocumentNamesIsThere() {
        var tests =
                SourceTree.java().stream()
                        .filter(path -> path.toString().endsWith("Test.java"))
                        .collect(
                                Collectors.toMap(
                                        NamedTestsTest::name, SourceTree::read, String::concat));
        var missing =
                SourceTree.documents().stream().flatMap(page -> missing(page, tests)).toList();

        assertThat(missing).as("tests that documents name").isEmpty();
    }

    private static Stream<String> missing(Path page, Map<String, String> tests) {
        return NAMED.matcher(SourceTree.read(page))
                .results()
                .filter(named -> !isThere(named, tests))
                .map(named -> SourceTree.relative(page) + ": " + named.group());
    }

    private static boolean isThere(MatchResult named, Map<String, String> tests) {
        return tests.getOrDefault(named.group(1), "").contains(" " + named.group(2) + "(");
    }

    private static String name(Path test) {
        return test.getFileName().toString().replace(".java", "");
    }
}
