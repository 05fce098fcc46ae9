package io.doudou.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.LongStream;

/** Small clusters survive whatever 200 seeds do to them. */
class ScenarioTest {

    private static final int SEEDS = 200;

    @Test
    void afterAllTroubleEverybodyAgreesAndNothingWrongHappenedOnTheWay() {
        var failed =
                LongStream.range(0, SEEDS)
                        .parallel()
                        .mapToObj(seed -> Scenario.run(seed, Timeline.SILENT))
                        .filter(outcome -> !outcome.isWell())
                        .map(
                                outcome ->
                                        "dev/sim replay "
                                                + outcome.seed()
                                                + ": "
                                                + outcome.violations().getFirst())
                        .toList();

        assertThat(failed).isEmpty();
    }

    @Test
    void oneSeedIsOneHistory() {
        assertThat(history(42)).isEqualTo(history(42)).isNotEmpty();
    }

    private static String history(long seed) {
        var lines = new StringBuilder();
        Scenario.run(
                seed, (nanos, line) -> lines.append(nanos).append(' ').append(line).append('\n'));
        return lines.toString();
    }
}
