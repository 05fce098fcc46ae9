package io.doudou.gossip.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.registry.Node;
import io.doudou.registry.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class NodeMetaTest {

    /** The sample of go-doudou.md 12.4, as a Go node writes it. */
    private static final String FROM_GO =
            "{\"_meta\":{\"service\":\"usersvc\",\"routeRootPath\":\"\",\"port\":6061,"
                    + "\"registerAt\":\"2021-10-01T09:00:00.5+08:00\",\"goVer\":\"go1.16.6\","
                    + "\"gddVer\":\"v0.7.2\",\"buildUser\":\"\",\"buildTime\":\"\"}}";

    private static final NodeMeta USERS =
            new NodeMeta(
                    "usersvc",
                    "",
                    6061,
                    "2021-10-01T09:00:00.5+08:00",
                    new Build("go1.16.6", "v0.7.2", "", ""),
                    0,
                    Offer.NONE);

    @Test
    void whatAGoNodeSaysIsRead() {
        assertThat(NodeMeta.read(bytes(FROM_GO), "10.0.0.5")).contains(USERS);
    }

    @Test
    void theEightKeysAreWrittenAsAGoNodeWritesThem() {
        assertThat(new String(USERS.json("10.0.0.5"), StandardCharsets.UTF_8)).isEqualTo(FROM_GO);
    }

    @Test
    void anOfferTravelsAndTheNodesOwnAddressTakesNoRoom() {
        var node = new Node("a", "http://10.0.0.5:6061", Map.of("weight", "5"));
        var other = new Node("b", "https://users.example.com", Map.of());
        var offer = new Offer(List.of(Service.of("usersvc", List.of(node, other))), 7);
        var json = USERS.offering(offer).json("10.0.0.5");
        assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("http://10.0.0.5");
        assertThat(NodeMeta.read(json, "10.0.0.5")).contains(USERS.offering(offer));
    }

    @Test
    void theBaseUrlIsThatOfTheAdvertisedHost() {
        assertThat(USERS.baseUrl("10.0.0.5")).isEqualTo("http://10.0.0.5:6061");
        assertThat(USERS.baseUrl("users-0.users")).isEqualTo("http://users-0.users:6061");
        assertThat(USERS.baseUrl("fd00::5")).isEqualTo("http://[fd00::5]:6061");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"a note\"", "17", "[1,2]", "null", "{\"services\":5}", "{\"note\":1}"})
    void whatOthersKeepInDataIsTheirOwnAffair(String data) {
        var json = FROM_GO.substring(0, FROM_GO.length() - 1) + ",\"data\":" + data + "}";
        assertThat(NodeMeta.read(bytes(json), "10.0.0.5")).contains(USERS);
    }

    @Test
    void missingAndUnknownKeysAreNoError() {
        var json = "{\"_meta\":{\"service\":\"usersvc\",\"zone\":{\"a\":1}},\"x\":[]}";
        var meta = NodeMeta.read(bytes(json), "10.0.0.5").orElseThrow();
        assertThat(meta.service()).isEqualTo("usersvc");
        assertThat(meta.port()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{\"_meta\":[]}",
                "{\"_meta\":{\"port\":\"6061\"}}",
                "{\"_meta\":{\"port\":6061.5}}",
                "{\"_meta\":{\"service\":5}}",
                "{\"_meta\":{}}x",
                "{\"_meta\":{\"port\":-1}}",
                "{\"_meta\":{\"port\":65536}}"
            })
    void whatIsNoMetadataIsEmpty(String json) {
        assertThat(NodeMeta.read(bytes(json), "10.0.0.5")).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
