package io.doudou.http.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.broker.Message;
import io.doudou.broker.MessageJson;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Random;

/** The vectors are those of the go-micro specification, section 7. */
class MessageJsonTest {

    private static final String VECTOR =
            "{\"Header\":{\":topic\":\"t\",\"Content-Type\":\"application/json\","
                    + "\"X-User-Id\":\"john\"},\"Body\":\"eyJzYXkiOiJoaSJ9\"}";

    private static final Message MESSAGE =
            Message.of(
                    Map.of("Content-Type", "application/json", "X-User-Id", "john"),
                    "{\"say\":\"hi\"}".getBytes(UTF_8));

    @Test
    void aMessageIsWrittenAsInTheVector() {
        assertThat(new String(Form.FIRST.body("t", MESSAGE), UTF_8)).isEqualTo(VECTOR);
    }

    @Test
    void aMessageIsReadFromTheVector() {
        var read = MessageJson.read(VECTOR.getBytes(UTF_8));
        assertThat(Form.topic(read)).isEqualTo("t");
        assertThat(Form.bare(read).header()).isEqualTo(MESSAGE.header());
        assertThat(read.body()).isEqualTo(MESSAGE.body());
    }

    @Test
    void eachFormLabelsTheTopicInItsFields() {
        assertThat(text(Form.SECOND))
                .contains("\":topic\":\"t\"")
                .contains("\"Micro-Topic\":\"t\"");
        assertThat(text(Form.THIRD)).doesNotContain(":topic").contains("\"Micro-Topic\":\"t\"");
    }

    private static String text(Form form) {
        return new String(form.body("t", MESSAGE), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Header\":null,\"Body\":null}",
                "{\"header\":{},\"body\":\"\"}",
                "{\"More\":[{}],\"Header\":{}}"
            })
    void whatIsAbsentIsEmpty(String json) {
        var read = MessageJson.read(json.getBytes(UTF_8));
        assertThat(read.header()).isEmpty();
        assertThat(read.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "[]",
                "{",
                "{\"Header\":{\"a\":7}}",
                "{\"Header\":[]}",
                "{\"Body\":\"%\"}",
                "{\"Body\":7}",
                "{} {}"
            })
    void whatIsNoMessageIsRefused(String json) {
        assertThatThrownBy(() -> MessageJson.read(json.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("message");
    }

    @Test
    void controlCharactersInFieldsBecomeBlanks() {
        var read =
                MessageJson.read(
                        "{\"Header\":{\"a\":\"b\\r\\nc\",\"\\u0000\":\"x\"}}".getBytes(UTF_8));
        assertThat(read.header()).containsExactly(Map.entry("a", "b  c"));
    }

    @Test
    void anyMutationIsAMessageOrRefused() {
        var random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            var bytes = VECTOR.getBytes(UTF_8);
            for (int j = random.nextInt(4); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                MessageJson.read(bytes);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageStartingWith("message");
            }
        }
    }
}
