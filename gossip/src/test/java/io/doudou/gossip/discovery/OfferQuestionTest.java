package io.doudou.gossip.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class OfferQuestionTest {

    private Instant now = Instant.EPOCH;

    @Test
    void aQuestionIsReadAsItWasWritten() {
        var question = new OfferQuestion("node \"1\"");
        assertThat(OfferQuestion.read(question.json())).contains(question);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"offersFor\":7}", "{\"offersFor\":\"a\"", "serf"})
    void whatOtherProgramsSayIsNoQuestion(String message) {
        assertThat(OfferQuestion.read(message.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void soManyInASecondAndNotOneMore() {
        var allowance = new Allowance(2, () -> now);
        now = now.plusSeconds(60);
        assertThat(new boolean[] {allowance.take(), allowance.take(), allowance.take()})
                .containsExactly(true, true, false);
        now = now.plusSeconds(1);
        assertThat(allowance.take()).isTrue();
    }
}
