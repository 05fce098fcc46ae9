package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;

/** Nodes in Java and members in Go find each other, whoever was there first. */
class JoinTest {

    private static final String UNREST = "(suspect|leave|conflict|update)\t.*";

    private final Cast cast = new Cast();

    @AfterEach
    void end() {
        cast.close();
    }

    @ParameterizedTest
    @EnumSource
    void aJavaNodeJoinsAMemberInGo(GoLibrary library) {
        var go = cast.go(library, "go");
        var java = cast.java("java", "GDD_MEM_SEED", go.address());

        Cast.awaitTogether(go, java);
        assertThat(java.members()).isEqualTo(go.members());
    }

    @ParameterizedTest
    @EnumSource
    void aMemberInGoJoinsAJavaNode(GoLibrary library) {
        var java = cast.java("java");
        var go = cast.go(library, "go");
        go.join(java);

        Cast.awaitTogether(go, java);
        assertThat(java.members()).isEqualTo(go.members());
    }

    @Test
    void aSeedThatComesLateIsJoinedAllTheSame() {
        var late = cast.address();
        var java = cast.java("java", "GDD_MEM_SEED", late);
        assertThat(java.names()).containsExactly("java");
        var go = cast.goAt(late, GoLibrary.DOUDOU, "go");

        Cast.awaitTogether(go, java);
    }

    @Test
    void aJavaNodeOfTheOtherDialectSaysSoAndNeitherListsTheOther() {
        var go = cast.go(GoLibrary.DOUDOU, "go");
        var java = cast.java("java", "GDD_MEM_DIALECT", "memberlist", "GDD_MEM_SEED", go.address());

        java.expect("log\t.*127\\.10\\..*go-doudou.*GDD_MEM_DIALECT.*");
        assertThat(java.names()).containsExactly("java");
        assertThat(go.names()).containsExactly("go");
    }

    @Test
    void threeOfEachSeeSixAndNobodyIsSuspected() {
        var first = cast.java("java1");
        var seed = new String[] {"GDD_MEM_SEED", first.address()};
        var join = new String[] {"-join", first.address()};
        var all =
                new Peer[] {
                    first,
                    cast.java("java2", seed),
                    cast.java("java3", seed),
                    cast.go(GoLibrary.CURRENT, "go1", join),
                    cast.go(GoLibrary.CURRENT, "go2", join),
                    cast.go(GoLibrary.OLD, "go3", join)
                };
        Cast.awaitTogether(all);

        Cast.expectCalm(UNREST, Lane.calm(), all);
        Cast.awaitTogether(all);
    }

    @Test
    void threeOfEachSeeSixInTheDialectOfGoDoudou() {
        var first = cast.go(GoLibrary.DOUDOU, "go1");
        var seed = new String[] {"GDD_MEM_SEED", first.address()};
        var join = new String[] {"-join", first.address()};
        var all =
                new Peer[] {
                    first,
                    cast.java("java1", seed),
                    cast.java("java2", seed),
                    cast.java("java3", seed),
                    cast.go(GoLibrary.DOUDOU, "go2", join),
                    cast.go(GoLibrary.DOUDOU, "go3", join)
                };

        Cast.awaitTogether(all);

        var quiet = Lane.isSoak() ? Duration.ofMinutes(10) : Duration.ofSeconds(5);
        Cast.expectCalm(UNREST, quiet, all);
    }
}
