package io.doudou.selector;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.registry.Node;
import io.doudou.selector.Selector.Outcome;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

class EjectingTest {

    private static final Node A = new Node("a", "http://a", Map.of());
    private static final Node B = new Node("b", "http://b", Map.of());
    private static final List<Node> BOTH = List.of(A, B);

    private final HandMoved time = new HandMoved();
    private final Selector selector = Selector.ejecting(Selector.roundRobin(), time);

    @Test
    void aNodeThatCannotBeReachedIsLeftOutAtOnce() {
        selector.finished(A, Outcome.UNREACHABLE);
        assertThat(choices(4)).containsOnly("b");
    }

    @Test
    void aNodeThatFailsIsLeftOutAfterSeveralFailuresInARow() {
        for (int i = 1; i < Ejecting.FAILURES_MAX; i++) {
            selector.finished(A, Outcome.FAILED);
        }
        assertThat(choices(4)).contains("a", "b");
        selector.finished(A, Outcome.FAILED);
        assertThat(choices(4)).containsOnly("b");
    }

    @Test
    void anAnswerBetweenFailuresStartsTheCountAnew() {
        for (int i = 0; i < 3 * Ejecting.FAILURES_MAX; i++) {
            selector.finished(A, i % 2 == 0 ? Outcome.FAILED : Outcome.ANSWERED);
        }
        assertThat(choices(4)).contains("a", "b");
    }

    @Test
    void afterThePauseOneAttemptAtATimeTriesTheNode() {
        selector.finished(A, Outcome.UNREACHABLE);
        time.move(Ejecting.PAUSE_MIN);
        assertThat(choices(20)).containsOnlyOnce("a");
        time.move(Ejecting.PAUSE_MIN);
        assertThat(choices(20)).containsOnlyOnce("a");
        selector.finished(A, Outcome.ANSWERED);
        assertThat(choices(20)).filteredOn("a"::equals).hasSize(10);
    }

    @Test
    void eachEjectionInARowLastsTwiceAsLongUpToALimit() {
        selector.finished(A, Outcome.UNREACHABLE);
        for (var pause = Ejecting.PAUSE_MIN; pause.compareTo(Ejecting.PAUSE_MAX) < 0; ) {
            time.move(pause.minusMillis(1));
            assertThat(choices(4)).containsOnly("b");
            time.move(Duration.ofMillis(1));
            assertThat(choices(4)).contains("a");
            selector.finished(A, Outcome.FAILED);
            pause = pause.multipliedBy(2);
        }
        time.move(Ejecting.PAUSE_MAX.minusMillis(1));
        assertThat(choices(4)).containsOnly("b");
        time.move(Duration.ofMillis(1));
        assertThat(choices(4)).contains("a");
    }

    @Test
    void attemptsThatFailTogetherAreOneEjection() {
        for (int i = 0; i < 100; i++) {
            selector.finished(A, Outcome.UNREACHABLE);
        }
        time.move(Ejecting.PAUSE_MIN);
        assertThat(choices(4)).contains("a");
    }

    @Test
    void whileAllNodesAreEjectedNoneIs() {
        selector.finished(A, Outcome.UNREACHABLE);
        selector.finished(B, Outcome.UNREACHABLE);
        assertThat(choices(4)).contains("a", "b");
    }

    @Test
    void anEjectedNodeIsBetterThanOneThatJustFailedForThisCall() {
        selector.finished(A, Outcome.UNREACHABLE);
        assertThat(selector.select(BOTH, Set.of("b"))).contains(A);
    }

    @Test
    void theStrategyHearsOfEveryAttempt() {
        var leastLoaded = Selector.ejecting(Selector.leastLoaded(), time);
        leastLoaded.started(A);
        assertThat(leastLoaded.select(BOTH, Set.of())).contains(B);
        leastLoaded.finished(A, Outcome.ANSWERED);
        leastLoaded.started(B);
        assertThat(leastLoaded.select(BOTH, Set.of())).contains(A);
    }

    @Test
    void aNodeThatVanishedIsForgotten() {
        selector.finished(A, Outcome.UNREACHABLE);
        selector.finished(B, Outcome.UNREACHABLE);
        var onlyB = List.of(B);
        assertThat(selector.select(onlyB, Set.of())).contains(B);
        selector.finished(B, Outcome.ANSWERED);
        assertThat(choices(4)).contains("a");
    }

    private List<String> choices(int count) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            ids.add(selector.select(BOTH, Set.of()).orElseThrow().id());
        }
        return ids;
    }

    /** The test kit has a better one, which this room cannot see. */
    private static final class HandMoved implements Ticker {
        private long nanos = Long.MAX_VALUE - 1000;

        void move(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void sleep(Duration duration) {
            move(duration);
        }
    }
}
