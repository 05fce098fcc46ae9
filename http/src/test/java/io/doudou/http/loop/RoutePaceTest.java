package io.doudou.http.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class RoutePaceTest {

    private static final Duration LONG = RoutePace.HOLD_MAX.plusMillis(1);
    private static final int QUICK_RUNS_THAT_PAY_A_LONG_ONE =
            (int) LONG.dividedBy(RoutePace.PAID_BY_QUICK_RUN);

    private final RoutePace pace = new RoutePace("GetUser");
    private long nowNanos;

    @Test
    void quickRunsAreNoReasonToGo() {
        quick(100_000);
        assertThat(pace.isAway()).isFalse();
    }

    @Test
    void aColdStartIsForgiven() {
        held(RoutePace.DEBT_MAX);
        quick(10 * QUICK_RUNS_THAT_PAY_A_LONG_ONE);
        held(LONG);
        assertThat(pace.isAway()).isFalse();
    }

    @Test
    void aFewLongRunsAreForgiven() {
        for (int run = 0; run < 1_000; run++) {
            held(LONG);
            quick(2 * QUICK_RUNS_THAT_PAY_A_LONG_ONE);
        }
        assertThat(pace.isAway()).isFalse();
    }

    @Test
    void manyLongRunsSendARouteAway() {
        for (int run = 0; run < 100; run++) {
            held(LONG);
            quick(QUICK_RUNS_THAT_PAY_A_LONG_ONE / 2);
        }
        assertThat(pace.isAway()).isTrue();
    }

    @Test
    void oneVeryLongRunSendsARouteAway() {
        held(RoutePace.DEBT_MAX.plusMillis(1));
        assertThat(pace.isAway()).isTrue();
    }

    @Test
    void aRouteReturnsWhenItsTimeIsOver() {
        held(RoutePace.DEBT_MAX.plusMillis(1));
        forward(RoutePace.FIRST_AWAY.minusNanos(1));
        assertThat(pace.isAway()).isTrue();
        forward(Duration.ofNanos(1));
        assertThat(pace.isAway()).isFalse();
    }

    @Test
    void aRouteThatGoesOnIsAwayForLongerSooner() {
        held(RoutePace.DEBT_MAX.plusMillis(1));
        forward(RoutePace.FIRST_AWAY);
        held(RoutePace.DEBT_MAX.dividedBy(2));
        assertThat(pace.isAway()).isTrue();
        forward(RoutePace.FIRST_AWAY);
        assertThat(pace.isAway()).isTrue();
        forward(RoutePace.FIRST_AWAY);
        assertThat(pace.isAway()).isFalse();
    }

    private void quick(int runs) {
        for (int run = 0; run < runs; run++) {
            held(Duration.ofNanos(10_000));
        }
    }

    private void held(Duration duration) {
        pace.held(duration.toNanos(), nowNanos);
    }

    private void forward(Duration duration) {
        nowNanos += duration.toNanos();
        pace.askToReturn(nowNanos);
    }
}
