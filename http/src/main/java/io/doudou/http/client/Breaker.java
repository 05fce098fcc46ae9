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
 *
 * <p>A node that cannot be reached is shunned at once, for a pause that doubles with each failure:
 * it is asked only when there is no other. That alone does not open the breaker, since a service of
 * one node that is just starting anew should be found again as soon as it is back.
 */
final class Breaker {

    private final Rules rules;
    private final Ticker ticker;
    private final AtomicReference<State> state = new AtomicReference<>(Closed.CLEAN);

    Breaker(Rules rules, Ticker ticker) {
        this.rules = rules;
        this.ticker = ticker;
    }

    /** Whether others should be asked first; asking changes nothing. */
    boolean isShunned() {
        return state.get() instanceof Closed closed
                && closed.shunned
                && ticker.nanos() - closed.untilNanos < 0;
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
            state.updateAndGet(now -> now.failed(outcome, nanos, rules));
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

        /** A shunned node costs others nothing, so its pauses may grow. */
        private static final int DOUBLINGS_MAX = 5;

        private long pauseEnd(long nowNanos) {
            return nowNanos + pause.toNanos();
        }

        private long shunnedUntil(long nowNanos, int failures) {
            return nowNanos + (pause.toNanos() << Math.min(failures - 1, DOUBLINGS_MAX));
        }
    }

    /** What is known of the node. Immutable. */
    private sealed interface State {
        boolean admits(long nowNanos);

        State entered(long nowNanos, Rules rules);

        State failed(Outcome outcome, long nowNanos, Rules rules);
    }

    /**
     * So many failures in a row, but not enough to open.
     *
     * @param shunned whether the last of them was that it could not be reached
     * @param untilNanos until when it is shunned
     */
    private record Closed(int failures, boolean shunned, long untilNanos) implements State {
        static final Closed CLEAN = new Closed(0, false, 0);

        @Override
        public boolean admits(long nowNanos) {
            return true;
        }

        @Override
        public State entered(long nowNanos, Rules rules) {
            return this;
        }

        @Override
        public State failed(Outcome outcome, long nowNanos, Rules rules) {
            if (rules.failuresMax > 0 && failures + 1 >= rules.failuresMax) {
                return new Open(rules.pauseEnd(nowNanos));
            }
            return outcome == Outcome.UNREACHABLE
                    ? new Closed(failures + 1, true, rules.shunnedUntil(nowNanos, failures + 1))
                    : new Closed(failures + 1, shunned, untilNanos);
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
        public State failed(Outcome outcome, long nowNanos, Rules rules) {
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
        public State failed(Outcome outcome, long nowNanos, Rules rules) {
            return new Open(rules.pauseEnd(nowNanos));
        }
    }
}
