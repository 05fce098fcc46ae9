package io.doudou.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.selector.Selector.Outcome;
import io.doudou.testkit.ManualTicker;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class BreakerTest {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ManualTicker ticker = new ManualTicker();
    private final Breaker breaker = new Breaker(new Breaker.Rules(3, PAUSE), ticker);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.ended(Outcome.FAILED);
        }
    }

    @Test
    void aHealthyNodeIsAsked() {
        breaker.ended(Outcome.ANSWERED);
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.enter()).isTrue();
    }

    @Test
    void failuresInARowOpenItAndAnAnswerBetweenThemDoesNot() {
        fail(2);
        breaker.ended(Outcome.ANSWERED);
        fail(2);
        assertThat(breaker.admits()).isTrue();
        breaker.ended(Outcome.UNREACHABLE);
        assertThat(breaker.admits()).isFalse();
        assertThat(breaker.enter()).isFalse();
    }

    @Test
    void afterThePauseOneCallTriesTheNode() {
        fail(3);
        ticker.advance(PAUSE);
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.enter()).isTrue();
        assertThat(breaker.admits()).isFalse();
        assertThat(breaker.enter()).isFalse();
    }

    @Test
    void theTrialDecides() {
        fail(3);
        ticker.advance(PAUSE);
        breaker.enter();
        breaker.ended(Outcome.FAILED);
        assertThat(breaker.admits()).isFalse();

        ticker.advance(PAUSE);
        breaker.enter();
        breaker.ended(Outcome.ANSWERED);
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.enter()).isTrue();
    }

    @Test
    void aTrialThatNothingIsHeardOfIsFollowedByAnother() {
        fail(3);
        ticker.advance(PAUSE);
        breaker.enter();
        ticker.advance(PAUSE);
        assertThat(breaker.enter()).isTrue();
    }

    @Test
    void anAnswerToAnEarlierCallClosesIt() {
        fail(3);
        breaker.ended(Outcome.ANSWERED);
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void aNodeThatCannotBeReachedIsShunnedAtOnceAndForLongerEachTime() {
        assertThat(breaker.isShunned()).isFalse();
        breaker.ended(Outcome.UNREACHABLE);
        assertThat(breaker.isShunned()).isTrue();
        assertThat(breaker.admits()).isTrue();

        ticker.advance(PAUSE);
        assertThat(breaker.isShunned()).isFalse();
        breaker.ended(Outcome.UNREACHABLE);
        ticker.advance(PAUSE);
        assertThat(breaker.isShunned()).isTrue();
        ticker.advance(PAUSE);
        assertThat(breaker.isShunned()).isFalse();
    }

    @Test
    void anAnswerEndsTheShunning() {
        breaker.ended(Outcome.UNREACHABLE);
        breaker.ended(Outcome.ANSWERED);
        assertThat(breaker.isShunned()).isFalse();
    }

    @Test
    void withoutALimitItNeverOpens() {
        var never = new Breaker(new Breaker.Rules(0, PAUSE), ticker);
        for (int i = 0; i < 100; i++) {
            never.ended(Outcome.FAILED);
        }
        assertThat(never.admits()).isTrue();
    }
}
