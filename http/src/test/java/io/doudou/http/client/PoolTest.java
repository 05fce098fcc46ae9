package io.doudou.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.fault.ServiceException;
import io.doudou.fault.Unreachable;
import io.doudou.testkit.ManualTicker;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

class PoolTest {

    private static final String LEFT = "left";
    private static final String RIGHT = "right";
    private static final long LATER = Duration.ofMinutes(1).toNanos();

    private final ManualTicker ticker = new ManualTicker();
    private final Connections connections = new Connections();
    private final Pool<String> pool = pool(Lifetime.ENDLESS);

    private Pool<String> pool(Lifetime lifetime) {
        return new Pool<>("usersvc at test", 2, lifetime, connections, ticker);
    }

    /** Opens connections at once, or never, as the test says. */
    private static final class Connections implements Pool.Connector<String> {
        final List<String> opened = new ArrayList<>();
        final List<String> closed = new ArrayList<>();
        final Deque<ServiceException> failures = new ArrayDeque<>();
        int capacity = 1;

        @Override
        public void open(
                @Nullable Object home,
                Consumer<Pool.Opened<String>> good,
                Consumer<ServiceException> bad) {
            if (!failures.isEmpty()) {
                bad.accept(failures.remove());
                return;
            }
            var place = home == null ? LEFT : home;
            var connection = place + " " + opened.size();
            opened.add(connection);
            good.accept(new Pool.Opened<>(connection, place, capacity));
        }

        @Override
        public void whenSpent(String connection, Runnable told) {}

        @Override
        public void close(String connection) {
            closed.add(connection);
        }
    }

    @Test
    void theConnectionUsedLastIsTakenFirst() throws Exception {
        var first = pool.take(null, LATER);
        var second = pool.take(null, LATER);
        pool.give(first);
        pool.give(second);
        assertThat(pool.take(null, LATER)).isSameAs(second);
    }

    @Test
    void aConnectionAtHomeIsPreferredAndAnotherTakenOnlyWhenNoMoreMayBeOpened() throws Exception {
        pool.give(pool.take(LEFT, LATER));
        var right = pool.take(RIGHT, LATER);
        assertThat(right.connection()).isEqualTo("right 1");
        assertThat(pool.take(RIGHT, LATER).connection()).isEqualTo("left 0");
        assertThat(connections.opened).hasSize(2);
    }

    @Test
    void whoWaitsGetsTheNextThatBecomesFree() throws Exception {
        var one = pool.take(null, LATER);
        pool.take(null, LATER);
        var got = new LinkedBlockingQueue<String>();
        var waiting =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        got.add(pool.take(null, LATER).connection());
                                    } catch (InterruptedException interrupted) {
                                        got.add("interrupted");
                                    }
                                });
        awaitParked(waiting);
        pool.give(one);
        assertThat(got.poll(10, TimeUnit.SECONDS)).isEqualTo(one.connection());
    }

    @Test
    void whoWaitsGetsANewOneWhenAnotherIsLost() throws Exception {
        var one = pool.take(null, LATER);
        pool.take(null, LATER);
        var got = new LinkedBlockingQueue<String>();
        var waiting =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        got.add(pool.take(null, LATER).connection());
                                    } catch (InterruptedException interrupted) {
                                        got.add("interrupted");
                                    }
                                });
        awaitParked(waiting);
        pool.drop(one);
        assertThat(got.poll(10, TimeUnit.SECONDS)).isEqualTo("left 2");
        assertThat(connections.closed).containsExactly(one.connection());
    }

    @Test
    void whoWaitsWhenItIsClosedIsToldAtOnce() throws Exception {
        pool.take(null, LATER);
        pool.take(null, LATER);
        var told = new LinkedBlockingQueue<String>();
        var waiting =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        told.add(pool.take(null, LATER).connection());
                                    } catch (Unreachable closed) {
                                        told.add(closed.getMessage());
                                    } catch (InterruptedException interrupted) {
                                        told.add("interrupted");
                                    }
                                });
        awaitParked(waiting);
        pool.close();
        assertThat(told.poll(10, TimeUnit.SECONDS)).contains("the client is closed");
    }

    private static void awaitParked(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aConnectionThatCannotBeOpenedIsToldAndLeavesItsPlace() throws Exception {
        connections.failures.add(new Unreachable("refused"));
        assertThatThrownBy(() -> pool.take(null, LATER)).hasMessage("refused");
        assertThat(pool.connections()).isZero();
        pool.take(null, LATER);
        pool.take(null, LATER);
        assertThat(pool.connections()).isEqualTo(2);
    }

    @Test
    void waitingEndsWithItsLimitAndTheMessageSaysWhatWasInUse() throws Exception {
        pool.take(null, LATER);
        pool.take(null, LATER);
        assertThatThrownBy(() -> pool.take(null, ticker.nanos()))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("all of 2 are in use");
    }

    @Test
    void oneConnectionCarriesSeveralCallersWhenItCan() throws Exception {
        connections.capacity = 3;
        var seats = List.of(pool.take(null, LATER), pool.take(null, LATER), pool.take(null, LATER));
        assertThat(seats).containsOnly(seats.getFirst());
        assertThat(pool.take(null, LATER)).isNotSameAs(seats.getFirst());
        pool.drop(seats.getFirst());
        assertThat(connections.closed).isEmpty();
    }

    @Test
    void whatNobodyUsesIsClosed() throws Exception {
        var used = pool.take(null, LATER);
        pool.give(pool.take(null, LATER));
        ticker.advance(Duration.ofSeconds(50));
        pool.closeIdle(ticker.nanos() - Duration.ofSeconds(49).toNanos());
        assertThat(connections.closed).containsExactly("left 1");
        pool.give(used);
        assertThat(pool.connections()).isEqualTo(1);
    }

    @Test
    void aConnectionIsReplacedAfterItsTimeAndNeverWhileItIsUsed() throws Exception {
        var minute = pool(new Lifetime(Duration.ofMinutes(1), 100));
        var used = minute.take(null, LATER);
        minute.give(minute.take(null, LATER));
        ticker.advance(Duration.ofMinutes(1));
        assertThat(connections.closed).isEmpty();
        minute.give(used);
        assertThat(connections.closed).containsExactly("left 0");
        assertThat(minute.take(null, LATER).connection()).isEqualTo("left 2");
        assertThat(connections.closed).containsExactly("left 0", "left 1");
    }

    @Test
    void aConnectionIsReplacedAfterItsCalls() throws Exception {
        var three = pool(new Lifetime(Duration.ofMinutes(1), 3));
        for (int i = 0; i < 7; i++) {
            three.give(three.take(null, LATER));
        }
        assertThat(connections.opened).containsExactly("left 0", "left 1", "left 2");
        assertThat(connections.closed).containsExactly("left 0", "left 1");
    }

    @Test
    void oneThatCarriesSeveralCallersIsClosedWhenTheLastOneIsDone() throws Exception {
        connections.capacity = 3;
        var two = pool(new Lifetime(Duration.ofMinutes(1), 1));
        var first = two.take(null, LATER);
        var second = two.take(null, LATER);
        two.give(first);
        assertThat(two.take(null, LATER)).isNotSameAs(first);
        assertThat(connections.closed).isEmpty();
        two.give(second);
        assertThat(connections.closed).containsExactly("left 0");
    }

    @Test
    void whatNobodyUsesIsClosedWhenItsTimeIsOver() throws Exception {
        var minute = pool(new Lifetime(Duration.ofMinutes(1), 100));
        minute.give(minute.take(null, LATER));
        ticker.advance(Duration.ofMinutes(1));
        minute.closeIdle(ticker.nanos() - Duration.ofHours(1).toNanos());
        assertThat(connections.closed).containsExactly("left 0");
    }

    @Test
    void afterTheCloseNothingIsLeftOpen() throws Exception {
        var used = pool.take(null, LATER);
        pool.give(pool.take(null, LATER));
        pool.close();
        pool.close();
        assertThat(connections.closed).containsExactly("left 1");
        pool.give(used);
        assertThat(connections.closed).containsExactly("left 1", "left 0");
        assertThatThrownBy(() -> pool.take(null, LATER)).isInstanceOf(Unreachable.class);
    }
}
