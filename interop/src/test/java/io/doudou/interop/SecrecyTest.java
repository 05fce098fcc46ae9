package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compression, encryption, labels and protocol versions, as both sides may have them set. */
class SecrecyTest {

    private static final String KEY = "000102030405060708090a0b0c0d0e0f";
    private static final String OTHER_KEY = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff";

    private final Cast cast = new Cast();

    @AfterEach
    void end() {
        cast.close();
    }

    @ParameterizedTest
    @CsvSource({"CURRENT,true,false", "CURRENT,false,true", "OLD,false,false", "OLD,true,true"})
    void eachSideCompressesAsItLikes(GoLibrary library, boolean inGo, boolean inJava) {
        var go = cast.go(library, "go", "-compress=" + inGo);
        var java =
                cast.java("java", "GDD_MEM_COMPRESSION", "" + inJava, "GDD_MEM_SEED", go.address());

        assertTalking(go, java);
    }

    @ParameterizedTest
    @EnumSource
    void aKeyOfEachLengthIsUnderstood(GoLibrary library) {
        for (var key : new String[] {KEY, KEY + "1011121314151617", KEY + OTHER_KEY}) {
            var go = cast.go(library, "go" + key.length(), "-keys", key);
            var java =
                    cast.java(
                            "java" + key.length(),
                            "GDD_MEM_KEY",
                            key,
                            "GDD_MEM_SEED",
                            go.address());

            assertTalking(go, java);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CURRENT", "OLD"})
    void keysAreChangedWhileTheClusterRuns(GoLibrary library) {
        var go = cast.go(library, "go", "-keys", KEY);
        var java = cast.java("java", "GDD_MEM_KEY", KEY, "GDD_MEM_SEED", go.address());
        Cast.awaitTogether(go, java);

        for (var step : new String[] {"add " + OTHER_KEY, "use " + OTHER_KEY, "remove " + KEY}) {
            go.ask("key " + step, "turned");
            assertTalking(go, java);
            java.ask("key " + step, "turned");
            assertTalking(go, java);
        }
        var late = cast.java("late", "GDD_MEM_KEY", OTHER_KEY, "GDD_MEM_SEED", go.address());
        Cast.awaitTogether(go, java, late);
    }

    @Test
    void aNodeWithAnotherKeyOrNoneIsToldSo() {
        var go = cast.go(GoLibrary.CURRENT, "go", "-keys", KEY);
        var other = cast.java("other", "GDD_MEM_KEY", OTHER_KEY, "GDD_MEM_SEED", go.address());
        var none = cast.java("none", "GDD_MEM_SEED", go.address());

        other.expect("log\t.*none of the own keys opens it \\(GDD_MEM_KEY\\)");
        none.expect("log\t.*encrypted and this member has no key \\(GDD_MEM_KEY\\)");
        assertThat(go.names()).containsExactly("go");
    }

    @Test
    void aJavaNodeTellsWhoKnocksWithAnotherKeyOrNone() {
        var java = cast.java("java", "GDD_MEM_KEY", KEY);

        cast.go(GoLibrary.CURRENT, "other", "-keys", OTHER_KEY, "-join", java.address());
        java.expect("log\t.*none of the own keys opens it \\(GDD_MEM_KEY\\)");
        cast.go(GoLibrary.CURRENT, "none", "-join", java.address());
        java.expect("log\t.*not encrypted.*GDD_MEM_KEY.*");
        assertThat(java.names()).containsExactly("java");
    }

    @Test
    void aLabelKeepsClustersApart() {
        var go = cast.go(GoLibrary.CURRENT, "go", "-label", "blue");
        var blue = cast.java("blue", "GDD_MEM_LABEL", "blue", "GDD_MEM_SEED", go.address());
        assertTalking(go, blue);

        var red = cast.java("red", "GDD_MEM_LABEL", "red", "GDD_MEM_SEED", blue.address());
        blue.expect("log\t.*label.*GDD_MEM_LABEL.*");
        red.expect("log\t.*GDD_MEM_LABEL.*");
        assertThat(blue.names()).containsExactlyInAnyOrder("blue", "go");
    }

    @Test
    void aLabelAndAKeyGoTogether() {
        var go = cast.go(GoLibrary.CURRENT, "go", "-label", "blue", "-keys", KEY);
        var java =
                cast.java(
                        "java",
                        "GDD_MEM_LABEL",
                        "blue",
                        "GDD_MEM_KEY",
                        KEY,
                        "GDD_MEM_SEED",
                        go.address());

        assertTalking(go, java);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyProtocolVersionIsSpoken(int version) {
        var library = version % 2 == 0 ? GoLibrary.CURRENT : GoLibrary.OLD;
        var go = cast.go(library, "go", "-protocol", "" + version, "-keys", KEY);
        var java =
                cast.java(
                        "java",
                        "GDD_MEM_PROTOCOL",
                        "" + version,
                        "GDD_MEM_KEY",
                        KEY,
                        "GDD_MEM_SEED",
                        go.address());

        assertTalking(go, java);
    }

    /** Joins, gossip and messages in both directions. */
    private static void assertTalking(Peer go, Peer java) {
        Cast.awaitTogether(go, java);
        java.tell("stream %s hello go".formatted(go.name()));
        go.expect("message\thello go");
        go.tell("stream %s hello java".formatted(java.name()));
        java.expect("message\thello java");
        var word = "word" + System.nanoTime();
        java.tell("meta " + word);
        go.expect("update\t.*\t" + word);
        java.tell("ping " + go.name());
        java.expect("pinged\ttrue");
    }
}
