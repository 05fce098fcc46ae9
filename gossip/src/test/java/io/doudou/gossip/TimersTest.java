package io.doudou.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.gossip.Timers.Timer;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Everything happens once, in the order of time, unless it was moved or cancelled. */
class TimersTest {

    private final Timers timers = new Timers();
    private final List<Long> happened = new ArrayList<>();

    @Test
    void timersHappenInTheOrderOfTimeHoweverTheyWereSetMovedAndCancelled() {
        var random = new Random(5);
        var all = new ArrayList<Timer>();
        for (int i = 0; i < 500; i++) {
            var self = new Timer[1];
            self[0] = new Timer(now -> happened.add(self[0].atNanos()));
            all.add(self[0]);
        }
        for (int i = 0; i < 5_000; i++) {
            var timer = all.get(random.nextInt(all.size()));
            if (random.nextInt(3) == 0) {
                timers.cancel(timer);
            } else {
                timers.set(timer, random.nextInt(1_000));
            }
        }
        long set = all.stream().filter(Timer::isSet).count();

        timers.run(499);
        assertThat(timers.nextNanos()).isGreaterThan(499);
        timers.run(1_000);

        assertThat(happened).hasSize((int) set).isSorted();
        assertThat(timers.nextNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aTimerMaySetItselfAgain() {
        var self = new Timer[1];
        self[0] =
                new Timer(
                        now -> {
                            happened.add(now);
                            timers.set(self[0], self[0].atNanos() + 10);
                        });
        timers.set(self[0], 5);

        timers.run(30);

        assertThat(happened).hasSize(3);
        assertThat(timers.nextNanos()).isEqualTo(35);
    }
}
