package io.doudou.http.client;

import io.doudou.selector.Selector.Outcome;
import io.doudou.time.Ticker;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Spares the caller a node that keeps failing: says whether it may be asked. Serves all threads.
 *
 * <p>Closed, it lets every call through. Failures in a row open it, and the node is left alone for
 * a pause. Then it is half open: one call tries the node, and decides.
 */
final class Breaker {

    private final Rules rules;
    private final Ticker ticker;
    private final AtomicReference<State> state = new AtomicReference<>(Closed.CLEAN);

    Breaker(Rules rules, Ticker ticker) {
        this.rules = rules;
        this.ticker = ticker;
    }

    /** Whether a call may go to the node now; asking changes nothing. */
    boolean admits() {
        var now = state.get();
        return now == Closed.CLEAN || now.admits(ticker.nanos());
    }

    /**
     * Enters a call that {@link #admits} allowed.
     *
     * @return false when another call was faster and is trying the node already
     */
    boolean enter() {
        var now = state.get();
        if (now == Closed.CLEAN) {
            return true;
        }
        var nanos = ticker.nanos();
        return now.admits(nanos) && state.compareAndSet(now, now.entered(nanos, rules));
    }

    /** Notes how a call ended. */
    void ended(Outcome outcome) {
        if (outcome == Outcome.ANSWERED) {
            answered();
        } else {
            var nanos = ticker.nanos();
            state.updateAndGet(now -> now.failed(nanos, rules));
        }
    }

    /** A sign of life ends all doubt, also that of a call which was under way before. */
    private void answered() {
        if (state.get() != Closed.CLEAN) {
            state.set(Closed.CLEAN);
        }
    }

    /**
     * When it opens.
     *
     * @param failuresMax failures in a row; 0: it never opens
     * @param pause how long it stays open
     */
    record Rules(int failuresMax, Duration pause) {

        private long pauseEnd(long nowNanos) {
            return nowNanos + pause.toNanos();
        }
    }

    /** What is known of the node. Immutable. */
    private sealed interface State {
        boolean admits(long nowNanos);

        State entered(long nowNanos, Rules rules);

        State failed(long nowNanos, Rules rules);
    }

    /** So many failures in a row, but not enough to open. */
    private record Closed(int failures) implements State {
        static final Closed CLEAN = new Closed(0);

        @Override
        public boolean admits(long nowNanos) {
            return true;
        }

        @Override
        public State entered(long nowNanos, Rules rules) {
            return this;
        }

        @Override
        public State failed(long nowNanos, Rules rules) {
            var more = new Closed(failures + 1);
            return rules.failuresMax > 0 && more.failures >= rules.failuresMax
                    ? new Open(rules.pauseEnd(nowNanos))
                    : more;
        }
    }

    /** The node is left alone. Calls that were under way before say nothing new by failing. */
    private record Open(long untilNanos) implements State {
        @Override
        public boolean admits(long nowNanos) {
            return nowNanos - untilNanos >= 0;
        }

        @Override
        public State entered(long nowNanos, Rules rules) {
            return new HalfOpen(rules.pauseEnd(nowNanos));
        }

        @Override
        public State failed(long nowNanos, Rules rules) {
            return this;
        }
    }

    /** One call tries the node; when nothing is heard of it for a pause, another one may. */
    private record HalfOpen(long untilNanos) implements State {
        @Override
        public boolean admits(long nowNanos) {
            return nowNanos - untilNanos >= 0;
        }

        @Override
        public State entered(long nowNanos, Rules rules) {
            return new HalfOpen(rules.pauseEnd(nowNanos));
        }

        @Override
        public State failed(long nowNanos, Rules rules) {
            return new Open(rules.pauseEnd(nowNanos));
        }
    }
}
