package io.doudou.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of code in a document is a region of an example that runs, word by word.
 *
 * <p>Above the block stands {@code <!-- region: examples/hello/src/main/java/hello/Hello.java#name
 * -->}; in the file, {@code // region: name} and {@code // endregion} stand around the lines.
 * Without a name it is the whole file below its package line.
 */
class DocBlocksTest {

    private static final Pattern BLOCK =
            Pattern.compile(
                    "(?ms)^(?:<!-- region: (?<file>[^ #]+)(?:#(?<name>[\\w-]+))? -->\\n)?"
                            + "```(?<language>java|xml)\\n(?<code>.*?)^```$");
    private static final Pattern PACKAGE = Pattern.compile("(?s)\\A.*?\\bpackage [^;]+;\\n+");
    private static final String REGION =
            "(?ms)^ *(?://|<!--) region: %s(?: -->)?\\n(.*?)^ *(?://|<!--) endregion";

    @Test
    void everyBlockIsARegionOfAnExample() {
        var wrong = SourceTree.documents().stream().flatMap(page -> check(page).stream()).toList();

        assertThat(wrong).as("blocks of code: run dev/golden tidy and read the diff").isEmpty();
    }

    private static List<String> check(Path page) {
        var problems = new ArrayList<String>();
        var text = SourceTree.read(page);
        var wanted = BLOCK.matcher(text).replaceAll(block -> wanted(page, text, block, problems));
        if (SourceTree.isUpdating()) {
            SourceTree.write(page, wanted);
        } else if (!wanted.equals(text)) {
            problems.add(SourceTree.relative(page) + " differs from its examples");
        }
        return problems;
    }

    /** The block as it should be, ready to replace the one that is there. */
    private static String wanted(Path page, String text, MatchResult block, List<String> problems) {
        var where = SourceTree.relative(page) + ":" + SourceTree.line(text, block.start());
        var code = block.group("file") == null ? "" : region(block);
        if (code.isEmpty()) {
            problems.add(where + " names no region of an example that is there");
            return Matcher.quoteReplacement(block.group());
        }
        var head = block.group().substring(0, block.start("code") - block.start());
        return Matcher.quoteReplacement(head + code + "```");
    }

    /** The lines of a region without their common indent, or nothing. */
    private static String region(MatchResult block) {
        var file = SourceTree.ROOT.resolve(block.group("file"));
        if (!Files.isRegularFile(file)) {
            return "";
        }
        var source = SourceTree.read(file);
        var name = block.group("name");
        if (name == null) {
            return PACKAGE.matcher(source).replaceFirst("");
        }
        var found = Pattern.compile(REGION.formatted(name)).matcher(source);
        // An empty last line would count as one without an indent.
        return found.find() ? found.group(1).stripTrailing().stripIndent() + "\n" : "";
    }
}
