package io.doudou.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.fault.Cancelled;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

class RetryRulesTest {

    private static final Duration BACKOFF = Duration.ofMillis(50);

    private final RetryRules rules =
            new RetryRules(2, BACKOFF, Duration.ofMillis(80), new SplittableRandom(1));

    private Optional<Duration> pause(int repeated, ServiceException failure, boolean idempotent) {
        var failed = new RetryRules.Failed(failure, idempotent);
        return rules.pause(repeated, failed, Optional.empty(), false);
    }

    @Test
    void whatNeverArrivedIsAlwaysRepeated() {
        assertThat(pause(0, new Unreachable("gone"), false)).isPresent();
    }

    @Test
    void whatMayHaveHappenedIsRepeatedOnlyWhenThatIsHarmless() {
        assertThat(pause(0, new Unknown("lost"), true)).isPresent();
        assertThat(pause(0, new Unknown("lost"), false)).isEmpty();
        assertThat(pause(0, new Fault(503, "busy", ""), true)).isPresent();
        assertThat(pause(0, new Fault(503, "busy", ""), false)).isEmpty();
    }

    @Test
    void answersThatStayTheSameAreNotAskedForAgain() {
        assertThat(pause(0, new Fault(404, "unknown", ""), true)).isEmpty();
        assertThat(pause(0, new Fault(500, "internal", ""), true)).isEmpty();
        assertThat(pause(0, new Malformed("nonsense"), true)).isEmpty();
        assertThat(pause(0, new Cancelled("nobody waits"), true)).isEmpty();
    }

    @Test
    void repetitionsEnd() {
        assertThat(pause(1, new Unreachable("gone"), true)).isPresent();
        assertThat(pause(2, new Unreachable("gone"), true)).isEmpty();
    }

    @Test
    void anotherNodeIsAskedAtOnce() {
        var failed = new RetryRules.Failed(new Unreachable("gone"), true);
        assertThat(rules.pause(0, failed, Optional.of(Duration.ofHours(1)), true))
                .contains(Duration.ZERO);
    }

    @Test
    void theWaitDoublesUpToItsLimitAndHalfOfItIsChance() {
        for (int i = 0; i < 100; i++) {
            assertThat(pause(0, new Unreachable("gone"), true).orElseThrow())
                    .isBetween(BACKOFF.dividedBy(2), BACKOFF);
            assertThat(pause(1, new Unreachable("gone"), true).orElseThrow())
                    .isBetween(Duration.ofMillis(40), Duration.ofMillis(80));
        }
    }

    @Test
    void theNodeMayAskForALongerWait() {
        var failed = new RetryRules.Failed(new Fault(503, "busy", ""), true);
        assertThat(rules.pause(0, failed, Optional.of(Duration.ofSeconds(7)), false))
                .contains(Duration.ofSeconds(7));
    }

    @Test
    void theBudgetKeepsRepetitionsAFifthOfTheCalls() {
        var budget = new RetryBudget();
        var spent = 0;
        while (budget.spend()) {
            spent++;
        }
        assertThat(spent).isEqualTo(20);
        for (int i = 0; i < 5; i++) {
            assertThat(budget.spend()).isFalse();
            budget.called();
        }
        assertThat(budget.spend()).isTrue();
        assertThat(budget.spend()).isFalse();
    }
}
