package io.doudou.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

class CallScopeTest {

    private static final Ticker TIME = Ticker.system();

    @Test
    void theScopeIsThatOfTheCallAndEndsWithIt() {
        var scope =
                new CallScope(
                        "r1", OptionalLong.empty(), Optional.empty(), Optional.empty(), Map.of());
        assertThat(scope.call(CallScope::current)).isSameAs(scope);
        assertThat(CallScope.current()).isSameAs(CallScope.NONE);
    }

    @Test
    void theDeadlineNearestToNowHolds() {
        var hour = CallScope.NONE.within(Duration.ofHours(1), TIME);
        assertThat(CallScope.NONE.remaining(TIME)).isEmpty();
        assertThat(hour.remaining(TIME)).hasValueSatisfying(left -> assertThat(left).isPositive());
        assertThat(hour.within(Duration.ofHours(2), TIME)).isSameAs(hour);
        assertThat(hour.within(Duration.ofMinutes(1), TIME).remaining(TIME))
                .hasValueSatisfying(left -> assertThat(left).isLessThan(Duration.ofMinutes(2)));
    }

    @Test
    void aDeadlineThatHasPassedLeavesNoTime() {
        var past = CallScope.NONE.within(Duration.ofSeconds(-1), TIME);
        assertThat(past.remaining(TIME)).contains(Duration.ZERO);
    }
}
