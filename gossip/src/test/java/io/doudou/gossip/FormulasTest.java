package io.doudou.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** Times and counts grow with the cluster as they do in the original. */
class FormulasTest {

    static List<Vectors> retransmitLimits() {
        return Vectors.part("formulas").get("retransmitLimit").list();
    }

    static List<Vectors> suspicionTimeouts() {
        return Vectors.part("formulas").get("suspicionTimeout").list();
    }

    static List<Vectors> pushPullScales() {
        return Vectors.part("formulas").get("pushPullScale").list();
    }

    static List<Vectors> remainingTimes() {
        return Vectors.part("formulas").get("remainingSuspicionTime").list();
    }

    @ParameterizedTest
    @MethodSource("retransmitLimits")
    void newsAreSentAsOftenAsByTheOriginal(Vectors row) {
        assertThat(Formulas.retransmitLimit(integer(row, "mult"), integer(row, "n")))
                .isEqualTo(integer(row, "limit"));
    }

    @ParameterizedTest
    @MethodSource("suspicionTimeouts")
    void aSuspicionLastsAsLongAsInTheOriginal(Vectors row) {
        long interval = row.get("interval_ns").number();
        assertThat(Formulas.suspicionMinNanos(integer(row, "mult"), integer(row, "n"), interval))
                .isEqualTo(row.get("timeout_ns").number());
    }

    @ParameterizedTest
    @MethodSource("pushPullScales")
    void exchangesAreAsRareAsInTheOriginal(Vectors row) {
        long interval = row.get("interval_ns").number();
        assertThat(Formulas.pushPullNanos(interval, integer(row, "n")))
                .isEqualTo(row.get("scaled_ns").number());
    }

    @ParameterizedTest
    @MethodSource("remainingTimes")
    void confirmationsShortenASuspicionAsInTheOriginal(Vectors row) {
        long min = row.get("min_ns").number();
        long max = row.get("max_ns").number();
        var suspicion =
                new Suspicion(new Timers.Timer(now -> {}), "first", 0, integer(row, "k"), min, max);
        for (int i = 0; i < integer(row, "n"); i++) {
            assertThat(suspicion.confirm("node" + i)).isTrue();
        }
        assertThat(suspicion.endNanos() - row.get("elapsed_ns").number())
                .isEqualTo(row.get("remaining_ns").number());
    }

    private static int integer(Vectors row, String key) {
        return (int) row.get(key).number();
    }
}
