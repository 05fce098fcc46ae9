package io.doudou.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoutePaceTest {

    private final RoutePace pace = new RoutePace("GetUser");

    @Test
    void quickRunsAreNeverSlow() {
        quick(100_000);
        assertThat(pace.isSlow()).isFalse();
    }

    @Test
    void aColdStartIsForgiven() {
        for (int run = 1; run < RoutePace.STRIKES_MAX; run++) {
            pace.held(RoutePace.HOLD_NANOS_MAX + 1);
        }
        quick(RoutePace.STRIKES_MAX * RoutePace.QUICK_RUNS_PER_STRIKE);
        pace.held(RoutePace.HOLD_NANOS_MAX + 1);
        assertThat(pace.isSlow()).isFalse();
    }

    @Test
    void oneLongRunInTwoHundredIsForgiven() {
        for (int run = 0; run < 1_000; run++) {
            pace.held(RoutePace.HOLD_NANOS_MAX + 1);
            quick(2 * RoutePace.QUICK_RUNS_PER_STRIKE);
        }
        assertThat(pace.isSlow()).isFalse();
    }

    @Test
    void oneLongRunInFiftyIsSlow() {
        for (int run = 0; run < 2 * RoutePace.STRIKES_MAX; run++) {
            pace.held(RoutePace.HOLD_NANOS_MAX + 1);
            quick(RoutePace.QUICK_RUNS_PER_STRIKE / 2);
        }
        assertThat(pace.isSlow()).isTrue();
    }

    @Test
    void aRunOfMoreThanASecondIsSlowAtOnce() {
        pace.held(RoutePace.HOLD_NANOS_OUT + 1);
        assertThat(pace.isSlow()).isTrue();
    }

    private void quick(int runs) {
        for (int run = 0; run < runs; run++) {
            pace.held(10_000);
        }
    }
}
