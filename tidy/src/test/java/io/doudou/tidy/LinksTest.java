package io.doudou.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A link that leads nowhere costs a reader more than no link. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern OUTSIDE = Pattern.compile("[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

    @Test
    void everyRelativeLinkLeadsSomewhere() {
        var broken = SourceTree.documents().stream().flatMap(this::broken).toList();

        assertThat(broken).as("links that lead nowhere").isEmpty();
    }

    private Stream<String> broken(Path document) {
        return LINK.matcher(SourceTree.read(document))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !OUTSIDE.matcher(link).matches())
                .filter(link -> !exists(document, link))
                .map(link -> SourceTree.relative(document) + ": " + link);
    }

    private static boolean exists(Path document, String link) {
        var hash = link.indexOf('#');
        var file = hash < 0 ? link : link.substring(0, hash);
        var target = file.isEmpty() ? document : document.resolveSibling(file).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || anchors(target).contains(link.substring(hash + 1));
    }

    /** The names that readers of Markdown give to headings. */
    private static List<String> anchors(Path document) {
        return HEADING.matcher(SourceTree.read(document)).results().map(LinksTest::anchor).toList();
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
