package io.doudou.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.figure.Figure;
import io.doudou.registry.Sighting;
import io.doudou.registry.Sighting.Status;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(30)
class RosterEventsTest {

    private static final Duration ALWAYS = Duration.ofDays(1);

    private final LeapingTicker ticker = new LeapingTicker();
    private final StagedRoster roster = new StagedRoster();
    private final AtomicInteger closed = new AtomicInteger();
    private Duration openUntil = ALWAYS;
    private final InputStream events =
            new RosterEvents(
                    () -> RosterSnapshot.of(roster, ticker.now()),
                    ticker,
                    () -> ticker.passed.compareTo(openUntil) < 0,
                    closed::incrementAndGet);

    @AfterEach
    void close() throws Exception {
        events.close();
        events.close();
        assertThat(closed).as("closing twice is harmless").hasValue(1);
    }

    @Test
    void theFirstEventSaysEverything() throws Exception {
        roster.sees(StagedRoster.node("usersvc", "users-1", Status.ALIVE));
        roster.counts(Figure.gauge("doudou_gossip_health_score", "Help.", 0));
        assertThat(next())
                .startsWith("retry: 1000\nevent: nodes\ndata: {\"at\":\"2026-01-01T00:00:00Z\",")
                .contains("\"status\":\"up\"", "\"uptimeSeconds\":121")
                .contains("\n\nevent: figures\ndata: {\"figures\":[{\"name\":\"doudou_gossip_")
                .endsWith("}\n\n");
    }

    @Test
    void anEmptyRosterIsSaidToBeEmpty() throws Exception {
        assertThat(next()).contains("event: nodes\n", "\"cluster\":false,\"nodes\":[]");
    }

    @Test
    void onlyWhatChangedIsSentAgain() throws Exception {
        roster.sees(StagedRoster.node("usersvc", "users-1", Status.ALIVE));
        roster.counts(Figure.gauge("doudou_gossip_health_score", "Help.", 0));
        next();
        roster.counts(Figure.gauge("doudou_gossip_health_score", "Help.", 1));
        assertThat(next()).startsWith("event: figures").doesNotContain("event: nodes");
        roster.sees(StagedRoster.node("usersvc", "users-1", Status.SUSPECT));
        assertThat(next())
                .startsWith("event: nodes")
                .contains("\"status\":\"suspect\"")
                .doesNotContain("event: figures");
        roster.forgets("users-1");
        assertThat(next()).contains("\"nodes\":[]");
        assertThat(ticker.passed).isEqualTo(RosterEvents.POLL.multipliedBy(3));
    }

    @Test
    void whenNothingHappensACommentComesBeforeProxiesLosePatience() throws Exception {
        next();
        assertThat(next()).isEqualTo(":\n\n");
        assertThat(ticker.passed).isEqualTo(RosterEvents.HEARTBEAT);
        assertThat(next()).isEqualTo(":\n\n");
    }

    @Test
    void aRegistryThatDoesNotAnswerIsSaidOnceAndSoIsItsReturn() throws Exception {
        roster.fails("no connection to 10.0.0.9");
        assertThat(next()).contains("event: problem").contains("no connection to 10.0.0.9");
        assertThat(next()).isEqualTo(":\n\n");
        roster.fails("");
        assertThat(next()).contains("event: nodes");
    }

    @Test
    void aLineBreakFromAnotherMachineEndsNoEvent() throws Exception {
        var name = "x\n\nevent: nodes\ndata: {}\r\n\n";
        roster.sees(new Sighting(name, "n", "", Status.ALIVE, Map.of()));
        assertThat(next().lines().filter(line -> line.startsWith("event:")))
                .containsExactly("event: nodes");
    }

    @Test
    void itEndsWithinOnePauseWhenTheApplicationStops() throws Exception {
        next();
        openUntil = Duration.ofMillis(1234);
        assertThat(events.read()).isEqualTo(-1);
        assertThat(ticker.passed).isBetween(openUntil, openUntil.plus(RosterEvents.PAUSE));
        assertThat(events.read()).isEqualTo(-1);
    }

    @Test
    void anInterruptEndsItBecauseTheClientIsGone() throws Exception {
        next();
        Thread.currentThread().interrupt();
        assertThatThrownBy(events::read).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).as("the thread is told, too").isTrue();
    }

    private String next() throws Exception {
        var bytes = new byte[65_536];
        var count = events.read(bytes, 0, bytes.length);
        return new String(bytes, 0, count, UTF_8);
    }

    /** A clock on which sleeping takes no time: it leaps to the end of the sleep. */
    private static final class LeapingTicker implements Ticker {
        private Duration passed = Duration.ZERO;

        @Override
        public long nanos() {
            return passed.toNanos();
        }

        @Override
        public Instant now() {
            return Instant.parse("2026-01-01T00:00:00Z").plus(passed);
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            passed = passed.plus(duration);
        }
    }
}
