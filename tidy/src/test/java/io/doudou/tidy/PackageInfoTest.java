package io.doudou.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A package says what lives there and where to begin reading, and promises what nulls mean. */
class PackageInfoTest {

    private static final Pattern PROSE = Pattern.compile("(?s)^/\\*\\*.*?\\*/");
    private static final int PROSE_LINES_MAX = 17;

    @Test
    void everyPackageIsDescribedAndNullMarked() {
        var wrong =
                SourceTree.java().stream()
                        .filter(path -> SourceTree.relative(path).contains("/src/main/java/"))
                        .map(Path::getParent)
                        .distinct()
                        .flatMap(PackageInfoTest::problem)
                        .toList();

        assertThat(wrong)
                .as(
                        "package-info.java: a comment of 5 to 15 lines (what lives here, what it"
                                + " may see, where to begin reading) and @NullMarked")
                .isEmpty();
    }

    private static Stream<String> problem(Path folder) {
        var info = folder.resolve("package-info.java");
        var name = SourceTree.relative(folder);
        if (name.endsWith("/java")) {
            // The unnamed package of a module, which holds at most module-info.java.
            return Stream.empty();
        }
        if (!Files.exists(info)) {
            return Stream.of(name + " has none");
        }
        var text = SourceTree.read(info);
        var prose = PROSE.matcher(text);
        if (!prose.find() || prose.group().lines().count() > PROSE_LINES_MAX) {
            return Stream.of(name + " is not described, or at length");
        }
        return text.contains("@NullMarked")
                ? Stream.empty()
                : Stream.of(name + " says not @NullMarked");
    }
}
