package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Map;

/** Nodes in Java and members in Go find each other, whoever was there first. */
class JoinTest {

    private final Loopback cluster = Loopback.cluster();

    @ParameterizedTest
    @EnumSource
    void aJavaNodeJoinsAMemberInGo(GoLibrary library) {
        try (var go = Peer.go(library, "go", cluster.next(), library.profile());
                var java = Peer.java("java", cluster.next(), Map.of("GDD_MEM_SEED", go.address()))) {
            assertBothListBoth(go, java);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMemberInGoJoinsAJavaNode(GoLibrary library) {
        try (var java = Peer.java("java", cluster.next(), Map.of());
                var go = Peer.go(library, "go", cluster.next(), library.profile())) {
            go.join(java);

            assertBothListBoth(go, java);
        }
    }

    private static void assertBothListBoth(Peer one, Peer other) {
        one.awaitNames("go", "java");
        other.awaitNames("go", "java");
        assertThat(one.members()).isEqualTo(other.members());
    }
}
