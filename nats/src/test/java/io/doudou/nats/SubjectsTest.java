package io.doudou.nats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** How topics look as subjects, streams and consumers. */
class SubjectsTest {

    @Test
    void aTopicThatIsASubjectStaysAsItIs() {
        for (var topic : List.of("orders", "shop.orders.dead", "a-b_c/d:e", "x$y")) {
            assertThat(Subjects.of(topic)).isEqualTo(topic);
        }
    }

    @Test
    void whatMeansSomethingToNatsIsEncoded() {
        assertThat(Subjects.of("all > *")).isEqualTo("all%20%3E%20%2A");
        assertThat(Subjects.of(".a..b.")).isEqualTo("%2Ea.%2Eb%2E");
        assertThat(Subjects.of("$SYS.x")).isEqualTo("%24SYS.x");
        assertThat(Subjects.of("_INBOX")).isEqualTo("%5FINBOX");
        assertThat(Subjects.of("50%")).isEqualTo("50%25");
        assertThat(Subjects.of("gr\u00fcn")).isEqualTo("gr%C3%BCn");
    }

    @Test
    void aNameHasNoDots() {
        assertThat(Subjects.name("shop.orders")).isEqualTo("shop=2Eorders");
        assertThat(Subjects.name("shop=2Eorders")).isNotEqualTo(Subjects.name("shop.orders"));
    }
}
