package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;

/** What members tell each other while they live, and how others hear of their end. */
class MembersTest {

    /** In which an orderly goodbye must be known. */
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final Cast cast = new Cast();

    @AfterEach
    void end() {
        cast.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatAMemberTellsAboutItselfArrivesOnTheOtherSide(GoLibrary library) {
        var go = cast.go(library, "go", "-meta", "first of go");
        var java = cast.java("java", "META", "first of java", "GDD_MEM_SEED", go.address());
        go.expect("join\tjava\t.*\tfirst of java");
        java.expect("join\tgo\t.*\tfirst of go");

        java.tell("meta second of java");
        go.expect("update\tjava\t.*\tsecond of java");
        go.tell("meta second of go");
        java.expect("update\tgo\t.*\tsecond of go");
    }

    @ParameterizedTest
    @EnumSource
    void applicationsTellEachOtherSomething(GoLibrary library) {
        var go = cast.go(library, "go");
        var java = cast.java("java", "GDD_MEM_SEED", go.address());
        Cast.awaitTogether(go, java);

        java.tell("datagram go one");
        go.expect("message\tone");
        java.tell("stream go two");
        go.expect("message\ttwo");
        java.tell("broadcast three");
        go.expect("message\tthree");

        go.tell("stream java five");
        java.expect("message\tfive");
        go.tell("broadcast six");
        java.expect("message\tsix");
        if (library != GoLibrary.OLD) {
            // That one asks for the address of the member's name before it sends a datagram.
            go.tell("datagram java four");
            java.expect("message\tfour");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverLeavesIsGoneWithinFiveSeconds(GoLibrary library) {
        var first = cast.go(library, "go1");
        var second = cast.go(library, "go2", "-join", first.address());
        var stays = cast.java("java1", "GDD_MEM_SEED", first.address());
        var leaves = cast.java("java2", "GDD_MEM_SEED", first.address());
        Cast.awaitTogether(first, second, stays, leaves);

        leaves.leave();
        Cast.awaitOnly(GOODBYE, first, second, stays);
        second.leave();
        stays.expect("leave\tgo2\tleft", GOODBYE);
        Cast.awaitOnly(GOODBYE, first, stays);
    }

    @ParameterizedTest
    @EnumSource(names = {"CURRENT", "OLD"})
    void aMemberInGoThatIsKilledIsFoundDead(GoLibrary library) {
        var killed = cast.go(library, "go1");
        var go = cast.go(library, "go2", "-join", killed.address());
        var java = cast.java("java", "GDD_MEM_SEED", killed.address());
        Cast.awaitTogether(killed, go, java);

        killed.kill();

        java.expect("leave\tgo1\tdied", Duration.ofSeconds(15));
        Cast.awaitOnly(Duration.ofSeconds(15), go, java);
    }

    @ParameterizedTest
    @EnumSource(names = {"CURRENT", "OLD"})
    void aNodeInJavaThatIsKilledIsFoundDead(GoLibrary library) {
        var go = cast.go(library, "go");
        var java = cast.java("java1", "GDD_MEM_SEED", go.address());
        var killed = cast.javaProcess("java2", "GDD_MEM_SEED", go.address());
        Cast.awaitTogether(go, java, killed);

        killed.kill();

        java.expect("leave\tjava2\tdied", Duration.ofSeconds(15));
        Cast.awaitOnly(Duration.ofSeconds(15), go, java);
    }

    @ParameterizedTest
    @EnumSource
    void aNodeInJavaComesBackUnderItsNameWhereverItIs(GoLibrary library) {
        var go = cast.go(library, "go");
        var seed = new String[] {"GDD_MEM_SEED", go.address()};
        var address = cast.address();
        var before = cast.javaProcessAt(address, "java", seed);
        Cast.awaitTogether(go, before);
        before.kill();

        // At the old address, before anybody knew that it was dead.
        var again = cast.javaProcessAt(address, "java", seed);
        Cast.awaitTogether(go, again);
        assertThat(go.program().told("leave\tjava")).isEmpty();

        // At a new address, after it has left.
        again.leave();
        go.expect("leave\tjava", GOODBYE);
        again.kill();
        var moved = cast.java("java", seed);
        Cast.awaitTogether(go, moved);
        assertThat(go.members()).contains("java=" + moved.address());
    }

    @ParameterizedTest
    @EnumSource
    void aMemberInGoComesBackUnderItsNameWhereverItIs(GoLibrary library) {
        var java = cast.java("java");
        var address = cast.address();
        var join = new String[] {"-join", java.address()};
        var before = cast.goAt(address, library, "go", join);
        Cast.awaitTogether(java, before);
        before.kill();

        var again = cast.goAt(address, library, "go", join);
        Cast.awaitTogether(java, again);
        assertThat(java.program().told("leave\tgo\t.*")).isEmpty();

        again.leave();
        java.expect("leave\tgo\tleft", GOODBYE);
        again.kill();
        var moved = cast.go(library, "go", join);
        Cast.awaitTogether(java, moved);
        assertThat(java.members()).contains("go=" + moved.address());
    }
}
