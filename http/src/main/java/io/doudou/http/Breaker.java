package io.doudou.http;

import io.doudou.selector.Selector.Outcome;
import io.doudou.time.Ticker;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Remembers how a node has behaved, and says whether it may be asked. Serves all threads.
 *
 * <p>Closed, it lets every call through. Failures in a row, or one failed connection, open it: the
 * node is left alone for a pause. Then it is half open: one call tries the node, and decides.
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
     * Whether the node was left alone because it could not be reached. Asking such a node costs
     * next to nothing, so it is asked nevertheless when there is no other.
     */
    boolean isLastResort() {
        return state.get() instanceof Open open && open.unreachable();
    }

    /**
     * Enters a call that {@link #admits} or {@link #isLastResort} allowed.
     *
     * @return false when another call was faster and is trying the node already
     */
    boolean enter() {
        var now = state.get();
        if (now == Closed.CLEAN) {
            return true;
        }
        var nanos = ticker.nanos();
        return !now.admits(nanos) || state.compareAndSet(now, now.entered(nanos, rules));
    }

    /** Notes how a call ended. */
    void ended(Outcome outcome) {
        if (outcome == Outcome.ANSWERED && state.get() == Closed.CLEAN) {
            return;
        }
        var nanos = ticker.nanos();
        state.updateAndGet(now -> now.ended(outcome, nanos, rules));
    }

    /**
     * When it opens.
     *
     * @param failuresMax failures in a row; 0: never for failures
     * @param pause how long it stays open
     */
    record Rules(int failuresMax, Duration pause) {

        State afterFailures(int count, long nowNanos) {
            return failuresMax > 0 && count >= failuresMax
                    ? new Open(nowNanos + pause.toNanos(), false)
                    : new Closed(count);
        }
    }

    /** What is known of the node. */
    sealed interface State {
        boolean admits(long nowNanos);

        State entered(long nowNanos, Rules rules);

        State ended(Outcome outcome, long nowNanos, Rules rules);

        static State opened(Outcome outcome, long nowNanos, Rules rules) {
            return new Open(nowNanos + rules.pause().toNanos(), outcome == Outcome.UNREACHABLE);
        }
    }

    /** All is well, or {@code failures} in a row were not many enough. */
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
        public State ended(Outcome outcome, long nowNanos, Rules rules) {
            return switch (outcome) {
                case ANSWERED -> CLEAN;
                case FAILED -> rules.afterFailures(failures + 1, nowNanos);
                case UNREACHABLE -> State.opened(outcome, nowNanos, rules);
            };
        }
    }

    /** The node is left alone. A call that was under way before may still end well. */
    private record Open(long untilNanos, boolean unreachable) implements State {
        @Override
        public boolean admits(long nowNanos) {
            return nowNanos - untilNanos >= 0;
        }

        @Override
        public State entered(long nowNanos, Rules rules) {
            return new HalfOpen(nowNanos + rules.pause().toNanos());
        }

        @Override
        public State ended(Outcome outcome, long nowNanos, Rules rules) {
            return outcome == Outcome.ANSWERED ? Closed.CLEAN : this;
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
            return new HalfOpen(nowNanos + rules.pause().toNanos());
        }

        @Override
        public State ended(Outcome outcome, long nowNanos, Rules rules) {
            return outcome == Outcome.ANSWERED
                    ? Closed.CLEAN
                    : State.opened(outcome, nowNanos, rules);
        }
    }
}
