package io.doudou.nats;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.broker.Message;
import io.nats.client.impl.NatsMessage;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** How messages look to NATS and to programs of go-micro. */
class LettersTest {

    @Test
    void plainFieldsStayAsTheyAre() {
        var letter =
                Letters.write("orders", Message.of(Map.of("X-Color", "red"), bytes("7"))).build();
        assertThat(letter.getHeaders().getFirst("X-Color")).isEqualTo("red");
        assertThat(letter.getHeaders().size()).isEqualTo(1);
        assertThat(letter.getData()).isEqualTo(bytes("7"));
    }

    @Test
    void fieldsOfAnyTextAreReadAgain() {
        var message =
                Message.of(
                        Map.of("X-Color", "gr\u00fcn ", "Nats-Rollup", "all", "Doudou-Form", "%"),
                        bytes(""));
        var letter = Letters.write("orders", message).build();
        assertThat(letter.getHeaders().containsKey("Nats-Rollup")).isFalse();
        assertThat(Letters.read(letter).header()).isEqualTo(message.header());
    }

    @Test
    void whatGoMicroPublishesIsReadAndItsFormIsWritten() {
        var message = Message.of(Map.of("Content-Type", "application/json"), bytes("{}"));
        var letter = Letters.writeJson("orders", message, Map.of("Nats-Msg-Id", "1")).build();
        assertThat(new String(letter.getData(), UTF_8))
                .isEqualTo(
                        "{\"Header\":{\"Content-Type\":\"application/json\"},\"Body\":\"e30=\"}");
        assertThat(Letters.read(letter).header()).isEqualTo(message.header());
        assertThat(Letters.read(letter).text()).isEqualTo("{}");
        var bare = NatsMessage.builder().subject("orders").data(letter.getData()).build();
        assertThat(Letters.read(bare).text()).isEqualTo("{}");
    }

    @Test
    void aBodyThatLooksLikeAMessageOfGoMicroIsStillABody() {
        var message = Message.of("{\"Header\":{},\"Body\":\"e30=\"}");
        assertThat(Letters.read(Letters.write("orders", message).build()).text())
                .isEqualTo(message.text());
        var strange = NatsMessage.builder().subject("orders").data("{\"Header\": 7").build();
        assertThat(Letters.read(strange).text()).isEqualTo("{\"Header\": 7");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
