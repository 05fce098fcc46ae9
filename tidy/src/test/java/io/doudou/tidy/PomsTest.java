package io.doudou.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.Pattern;

/** What users inherit names the same versions as what we build and test with. */
class PomsTest {

    private static final Pattern LIBRARY =
            Pattern.compile("<artifactId>([\\w.-]+)</artifactId>\\s*<version>([^<]+)</version>");
    private static final List<String> OWN = List.of("${project.version}", "${doudou.version}");

    @Test
    void usersGetTheVersionsThatWeTest() {
        var ours = SourceTree.read(SourceTree.ROOT.resolve("pom.xml"));
        var wrong =
                List.of("bom/pom.xml", "parent/pom.xml").stream()
                        .map(SourceTree.ROOT::resolve)
                        .map(SourceTree::read)
                        .flatMap(pom -> LIBRARY.matcher(pom).results())
                        .filter(library -> !library.group(1).startsWith("doudou"))
                        .filter(library -> !OWN.contains(library.group(2)))
                        .filter(library -> ours.contains("<artifactId>" + library.group(1) + "<"))
                        .filter(
                                library ->
                                        !version(ours, library.group(1)).equals(library.group(2)))
                        .map(library -> library.group(1) + " " + library.group(2))
                        .toList();

        assertThat(wrong).as("versions in bom and parent that the root does not have").isEmpty();
    }

    private static String version(String pom, String artifact) {
        var found =
                LIBRARY.matcher(pom)
                        .results()
                        .filter(one -> one.group(1).equals(artifact))
                        .findFirst();
        var version = found.map(one -> one.group(2)).orElse("");
        return version.startsWith("${") ? property(pom, version) : version;
    }

    private static String property(String pom, String reference) {
        var name = reference.substring(2, reference.length() - 1);
        var found = Pattern.compile("<" + Pattern.quote(name) + ">([^<]*)<").matcher(pom);
        return found.find() ? found.group(1) : "";
    }
}
