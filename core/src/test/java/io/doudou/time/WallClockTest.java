package io.doudou.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

class WallClockTest {

    private static final Clock MOON_LANDING =
            Clock.fixed(Instant.parse("1969-07-20T20:17:40Z"), ZoneOffset.UTC);

    @Test
    void aBoundClockHoldsWithinAndNotThereafter() {
        var date = WallClock.bound(MOON_LANDING, () -> LocalDate.now(WallClock.current()));
        assertThat(date).isEqualTo("1969-07-20");
        assertThat(WallClock.current()).isEqualTo(Clock.system(ZoneId.systemDefault()));
    }

    @Test
    void withoutOneItIsTheMachinesClockInTheMachinesZone() {
        assertThat(WallClock.current().getZone()).isEqualTo(ZoneId.systemDefault());
    }
}
