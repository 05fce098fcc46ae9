package io.doudou.gossip.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.gossip.wire.Bytes;
import io.doudou.gossip.wire.Status;
import io.doudou.registry.Sighting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberSightingTest {

    /** Specification of go-doudou, 12.2. */
    private static final String GO =
            """
            {"_meta":{"service":"usersvc","routeRootPath":"/api","port":6061,\
            "registerAt":"2021-10-01T09:00:00.5+08:00","goVer":"go1.16.6","gddVer":"v0.7.2",\
            "buildUser":"bob","buildTime":"Fri Oct 1 09:00:00 UTC 2021"},"data":{"note":"x, \\"y\\"}"}}\
            """;

    @Test
    void aMemberWrittenInGoShowsAllThatItTells() {
        var seen = MemberSighting.of("go-1", "10.0.0.5", Status.SUSPECT, Bytes.of(GO));
        assertThat(seen.service()).isEqualTo("usersvc");
        assertThat(seen.node()).isEqualTo("go-1");
        assertThat(seen.address()).isEqualTo("http://10.0.0.5:6061/api");
        assertThat(seen.status()).isEqualTo(Sighting.Status.SUSPECT);
        assertThat(seen.details())
                .containsEntry(Sighting.REGISTERED, "2021-10-01T09:00:00.5+08:00")
                .containsEntry(Sighting.RUNTIME, "go1.16.6")
                .containsEntry(Sighting.FRAMEWORK, "v0.7.2")
                .containsEntry(Sighting.BUILD_USER, "bob")
                .containsEntry(Sighting.BUILD_TIME, "Fri Oct 1 09:00:00 UTC 2021")
                .containsEntry(Sighting.NOTE, "{\"note\":\"x, \\\"y\\\"}\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "null", "\u0000", "{\"_meta\":{\"port\":\"x\"}}"})
    void whoeverSaysSomethingElseIsSeenByNameAndStatus(String meta) {
        var seen = MemberSighting.of("serf-1", "10.0.0.5", Status.LEFT, Bytes.of(meta));
        assertThat(seen.service()).isEmpty();
        assertThat(seen.node()).isEqualTo("serf-1");
        assertThat(seen.address()).isEmpty();
        assertThat(seen.status()).isEqualTo(Sighting.Status.LEFT);
    }
}
