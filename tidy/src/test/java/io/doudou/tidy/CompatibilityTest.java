package io.doudou.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** A promise that names a test which is gone is no promise. */
class CompatibilityTest {

    private static final Pattern TEST =
            Pattern.compile("`([A-Z][A-Za-z0-9]*Test)\\.([a-zA-Z0-9]+)`");

    @Test
    void everyTestThatThePageNamesExists() {
        var page = SourceTree.read(SourceTree.ROOT.resolve("docs/compatibility.md"));

        var missing =
                TEST.matcher(page)
                        .results()
                        .filter(test -> !exists(test.group(1), test.group(2)))
                        .map(test -> test.group(1) + "." + test.group(2))
                        .toList();

        assertThat(missing).as("tests that docs/compatibility.md names and nobody wrote").isEmpty();
    }

    private static boolean exists(String type, String method) {
        return SourceTree.java().stream()
                .filter(file -> file.getFileName().equals(Path.of(type + ".java")))
                .anyMatch(file -> SourceTree.read(file).contains("void " + method + "("));
    }
}
