package io.doudou.http.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.time.Ticker;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

class HandlerThreadsTest {

    private final HandTicker ticker = new HandTicker();
    private final HandLoop loop = new HandLoop();
    private final HandlerThreads threads = new HandlerThreads(HandlerThreads.Mode.LOOP, ticker);
    private final RoutePace pace = threads.pace("GetUser");
    private final List<String> events = new ArrayList<>();

    @Test
    void aHandlerThatDoesNotWaitIsDoneAtOnceOnAVirtualThread() {
        threads.run(
                pace,
                loop,
                () -> events.add("handled, virtual " + Thread.currentThread().isVirtual()),
                () -> events.add("after, virtual " + Thread.currentThread().isVirtual()));
        assertThat(events).containsExactly("handled, virtual true", "after, virtual false");
        assertThat(loop.isIdle()).isTrue();
    }

    @Test
    void theLoopGoesOnWhileAHandlerWaits() throws Exception {
        var answer = new CountDownLatch(1);
        var waiting = threads.run(pace, loop, () -> await(answer), () -> events.add("first"));
        threads.run(pace, loop, () -> {}, () -> events.add("second"));
        assertThat(waiting.isAlive()).isTrue();

        Thread.ofPlatform().start(answer::countDown);
        loop.turn();
        assertThat(events).containsExactly("second", "first");
    }

    @Test
    void aHandlerWokenByALoopThatHoldsALockWaitsUntilTheLoopHasLetGo() throws Exception {
        var lock = new Object();
        var answer = new CountDownLatch(1);
        threads.run(
                pace,
                loop,
                () -> {
                    await(answer);
                    synchronized (lock) {
                        events.add("locked by the handler");
                    }
                },
                () -> events.add("after"));
        synchronized (lock) {
            answer.countDown();
            events.add("locked by the loop");
        }
        loop.turn();
        assertThat(events).containsExactly("locked by the loop", "locked by the handler", "after");
    }

    @Test
    void aHandlerThatYieldsQueuesBehindTheOthers() throws Exception {
        threads.run(
                pace,
                loop,
                () -> {
                    events.add("one");
                    Thread.yield();
                    events.add("two");
                },
                () -> events.add("after"));
        assertThat(events).containsExactly("one");
        loop.turn();
        assertThat(events).containsExactly("one", "two", "after");
    }

    @Test
    void aHandlerThatSleepsComesBackOnItsLoop() throws Exception {
        var carriedByLoop = new AtomicReference<Boolean>();
        threads.run(
                pace,
                loop,
                () -> {
                    nap();
                    carriedByLoop.set(loop.isTurning);
                },
                () -> events.add("after"));
        loop.turn();
        assertThat(carriedByLoop.get()).isTrue();
        assertThat(events).containsExactly("after");
    }

    @Test
    void aHandlerThatWaitsForAMonitorFreesTheLoop() throws Exception {
        var monitor = new Object();
        var taken = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var owner =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    synchronized (monitor) {
                                        taken.countDown();
                                        await(release);
                                    }
                                });
        taken.await();
        threads.run(
                pace,
                loop,
                () -> {
                    synchronized (monitor) {
                        events.add("in the monitor");
                    }
                },
                () -> events.add("after"));
        assertThat(events).isEmpty();
        release.countDown();
        owner.join();
        loop.turn();
        assertThat(events).containsExactly("in the monitor", "after");
    }

    @Test
    void threadsStartedByAHandlerAreNotCarriedByItsLoop() throws Exception {
        var go = new CountDownLatch(1);
        threads.run(
                pace,
                loop,
                () -> {
                    var child =
                            Thread.ofVirtual()
                                    .start(
                                            () -> {
                                                await(go);
                                                events.add("child, turning " + loop.isTurning);
                                            });
                    join(child);
                },
                () -> events.add("after"));
        go.countDown();
        loop.turn();
        assertThat(events).containsExactly("child, turning false", "after");
    }

    @Test
    void aHandlerThatFailsIsFollowedByItsAnswerAllTheSame() {
        threads.run(
                pace,
                loop,
                () -> {
                    Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {});
                    throw new IllegalStateException("meant");
                },
                () -> events.add("after"));
        assertThat(events).containsExactly("after");
    }

    @Test
    void aWaitingHandlerCanBeInterrupted() throws Exception {
        var never = new CountDownLatch(1);
        var waiting =
                threads.run(
                        pace,
                        loop,
                        () -> {
                            try {
                                never.await();
                            } catch (InterruptedException expected) {
                                events.add("interrupted");
                            }
                        },
                        () -> events.add("after"));
        waiting.interrupt();
        while (waiting.isAlive()) {
            loop.turn();
        }
        assertThat(events).containsExactly("interrupted", "after");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aHandlerWhoseLoopIsClosedStillComesToItsEnd() throws Exception {
        var answer = new CountDownLatch(1);
        var waiting = threads.run(pace, loop, () -> await(answer), () -> events.add("after"));
        loop.close();
        Thread.ofPlatform().start(answer::countDown);
        assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
        assertThat(events).isEmpty();
    }

    @Test
    void aRouteThatHoldsItsLoopForTooLongLeavesItForAWhile() throws Exception {
        threads.run(pace, loop, () -> ticker.forward(RoutePace.DEBT_MAX.plusMillis(1)), () -> {});
        assertThat(isCarriedByLoop()).isFalse();
        ticker.forward(RoutePace.FIRST_AWAY);
        assertThat(isCarriedByLoop()).isTrue();
    }

    private boolean isCarriedByLoop() throws InterruptedException {
        var before = events.size();
        threads.run(pace, loop, () -> {}, () -> events.add("after"));
        var atOnce = events.size() > before;
        if (!atOnce) {
            loop.turn();
        }
        return atOnce;
    }

    @Test
    void timeSpentWaitingIsNotHeldAgainstARoute() {
        var answer = new CountDownLatch(1);
        threads.run(pace, loop, () -> await(answer), () -> {});
        ticker.forward(RoutePace.DEBT_MAX.multipliedBy(2));
        answer.countDown();
        assertThat(pace.isAway()).isFalse();
    }

    @Test
    void withoutTheLoopTheAnswerStillComesOnTheLoop() throws Exception {
        var pooled = new HandlerThreads(HandlerThreads.Mode.VIRTUAL, ticker);
        pooled.run(
                pace,
                loop,
                () -> events.add("handled, virtual " + Thread.currentThread().isVirtual()),
                () -> events.add("after, turning " + loop.isTurning));
        loop.turn();
        assertThat(events).containsExactly("handled, virtual true", "after, turning true");
    }

    @Test
    void aHandlerGoesOnThoughItsLoopWaitsForALockBehindIt() throws Exception {
        var lock = new ReentrantLock(true);
        var taken = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        Thread.ofPlatform().start(() -> hold(lock, taken, release));
        taken.await();
        var handler =
                threads.run(
                        pace,
                        loop,
                        () -> hold(lock, new CountDownLatch(0), new CountDownLatch(0)),
                        () -> events.add("after"));
        var time = Thread.ofPlatform().start(() -> forwardWhileAlive(handler));

        release.countDown();
        // The handler is first in the queue for the lock; this is the loop, waiting behind it.
        lock.lock();
        time.join();
        while (events.isEmpty()) {
            loop.turn();
        }
        assertThat(events).containsExactly("after");
    }

    private static void hold(ReentrantLock lock, CountDownLatch taken, CountDownLatch release) {
        lock.lock();
        taken.countDown();
        await(release);
        lock.unlock();
    }

    private void forwardWhileAlive(Thread thread) {
        while (thread.isAlive()) {
            ticker.forward(LoopWatch.PAUSE);
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /** What a handler may do; the test itself waits for the loop's queue. */
    private static void nap() {
        LockSupport.parkNanos(1_000_000);
    }

    /** A loop whose thread is the test, turned by hand. */
    private static final class HandLoop implements Executor {
        private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        private volatile boolean closed;
        private volatile boolean isTurning;

        @Override
        public void execute(Runnable task) {
            if (closed) {
                throw new RejectedExecutionException("closed");
            }
            tasks.add(task);
        }

        /** Runs the next task, waiting for it when there is none yet. */
        void turn() throws InterruptedException {
            var task = tasks.poll(10, TimeUnit.SECONDS);
            assertThat(task).isNotNull();
            isTurning = true;
            task.run();
            isTurning = false;
        }

        boolean isIdle() {
            return tasks.isEmpty();
        }

        void close() {
            closed = true;
        }
    }

    /** A clock that stands until it is moved; whoever sleeps on it waits for that. */
    private static final class HandTicker implements Ticker {
        private long nanos;

        synchronized void forward(Duration duration) {
            nanos += duration.toNanos();
            notifyAll();
        }

        @Override
        public synchronized long nanos() {
            return nanos;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH.plusNanos(nanos());
        }

        @Override
        public synchronized void sleep(Duration duration) throws InterruptedException {
            var end = nanos + duration.toNanos();
            while (nanos < end) {
                wait();
            }
        }
    }
}
