package io.doudou.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPartsTest {

    private static byte[] json(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(byte[] part) {
        return new String(part, UTF_8);
    }

    @Test
    void eachMemberIsKeptAsItWasWritten() {
        var members =
                JsonParts.ofObject(
                        json(
                                """
                                { "a" : 1.50e3 ,"b":"x\\u0041ü \\"", "c":[1, {"d":[]}],"e":{"f" : null}
                                 , "g":true,"h":null,"i":"" }
                                """));
        assertThat(members.keySet()).containsExactly("a", "b", "c", "e", "g", "h", "i");
        assertThat(members.values().stream().map(JsonPartsTest::text))
                .containsExactly(
                        "1.50e3",
                        "\"x\\u0041ü \\\"\"",
                        "[1, {\"d\":[]}]",
                        "{\"f\" : null}",
                        "true",
                        "null",
                        "\"\"");
    }

    @Test
    void eachElementIsKeptAsItWasWritten() {
        var elements = JsonParts.ofList(json(" [ {\"a\": 1}, -2 ,\"x\", [ ] ] "));
        assertThat(elements.stream().map(JsonPartsTest::text))
                .containsExactly("{\"a\": 1}", "-2", "\"x\"", "[ ]");
        assertThat(JsonParts.ofList(json("[]"))).isEmpty();
    }

    @Test
    void aSingleValueIsTextForAScalar() {
        assertThat(JsonParts.text(json("\"a\\n\""))).isEqualTo("a\n");
        assertThat(JsonParts.text(json("-1.50"))).isEqualTo("-1.50");
        assertThat(JsonParts.text(json("true"))).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "{",
                "{\"a\"}",
                "{\"a\":1,}",
                "{\"a\":1}{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":[1}",
                "{\"a\":01}",
                "nul"
            })
    void whatIsNoObjectIsRefused(String broken) {
        assertThatThrownBy(() -> JsonParts.ofObject(json(broken)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsDeeperThanTheReaderAllows() {
        var deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThatThrownBy(() -> JsonParts.ofObject(json(deep)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not be nested deeper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "null", ""})
    void whatIsNoSingleValueIsRefused(String broken) {
        assertThatThrownBy(() -> JsonParts.text(json(broken)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
