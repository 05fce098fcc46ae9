package io.doudou.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;

@Timeout(60)
class ManualTickerTest {

    private final ManualTicker ticker = new ManualTicker();

    @Test
    void timeStandsStillUntilItIsMoved() {
        var nanos = ticker.nanos();
        var now = ticker.now();
        assertThat(ticker.nanos()).isEqualTo(nanos);
        ticker.advance(Duration.ofSeconds(3));
        assertThat(ticker.nanos() - nanos).isEqualTo(3_000_000_000L);
        assertThat(ticker.now()).isEqualTo(now.plusSeconds(3));
    }

    @Test
    void aSleeperWakesWhenItsTimeHasCome() throws InterruptedException {
        var sleeper = Thread.ofVirtual().start(() -> sleep(Duration.ofSeconds(10)));
        ticker.awaitSleepers(1);
        ticker.advance(Duration.ofSeconds(9));
        assertThat(sleeper.isAlive()).isTrue();
        ticker.advance(Duration.ofSeconds(1));
        sleeper.join();
    }

    @Test
    void anInterruptedSleeperWakesAtOnce() throws InterruptedException {
        var sleeper = Thread.ofVirtual().start(() -> sleep(Duration.ofDays(1)));
        ticker.awaitSleepers(1);
        sleeper.interrupt();
        sleeper.join();
    }

    @Test
    void sleepingNoTimeAtAllReturnsAtOnce() throws InterruptedException {
        ticker.sleep(Duration.ZERO);
        ticker.sleep(Duration.ofSeconds(-1));
    }

    @Test
    void timeDoesNotGoBack() {
        assertThatThrownBy(() -> ticker.advance(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void sleep(Duration duration) {
        try {
            ticker.sleep(duration);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
