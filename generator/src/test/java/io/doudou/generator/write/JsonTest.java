package io.doudou.generator.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

class JsonTest {

    @Test
    void membersKeepTheirOrderAndObjectsAreIndented() {
        var json =
                Json.object()
                        .put("b", 1)
                        .put("a", Json.object().put("c", true).put("d", Json.object()))
                        .put("e", List.of(Json.object().put("f", new BigDecimal("1E+3"))));

        assertThat(json.print())
                .isEqualTo(
                        """
                        {
                          "b": 1,
                          "a": {
                            "c": true,
                            "d": {}
                          },
                          "e": [
                            {
                              "f": 1000
                            }
                          ]
                        }
                        """);
    }

    @Test
    void listsOfPlainValuesStandOnOneLine() {
        var json = Json.object().put("enum", Json.texts(List.of("RED", "GREEN")));

        assertThat(json.print()).contains("\"enum\": [\"RED\", \"GREEN\"]");
    }

    @Test
    void textThatJsonOrUtf8CannotHoldIsEscaped() {
        var json = Json.object().put("text", "\" \\ \n \t \u0001 \uD800 ü 😀");

        assertThat(json.print())
                .contains("\"text\": \"\\\" \\\\ \\n \\t \\u0001 \\ud800 ü \\ud83d\\ude00\"");
    }

    @Test
    void emptyTextsAndListsCanBeLeftOut() {
        var json = Json.object().putText("description", "").putAny("required", List.of());

        assertThat(json.isEmpty()).isTrue();
    }
}
