package io.doudou.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.health.Check;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(60)
class StandingTest {

    @Test
    void whoeverAsksWhileACheckRunsSharesWhatItFinds() throws Exception {
        var runs = new AtomicInteger();
        var released = new CountDownLatch(1);
        var check = Check.ping("db", () -> {});
        var standing =
                new Standing(
                        check,
                        () -> {
                            runs.incrementAndGet();
                            released.await();
                        },
                        Ticker.system());

        var first = standing.begun();
        var second = standing.begun();
        released.countDown();

        assertThat(second).isSameAs(first);
        assertThat(first.await().isUp()).isTrue();
        assertThat(runs).hasValue(1);
    }
}
