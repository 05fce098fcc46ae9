package io.doudou.gossip;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * What happens when: all waiting of one membership in one heap, so that a single number says when
 * it has to be woken next.
 */
final class Timers {

    private final List<Timer> heap = new ArrayList<>();

    /** Something that happens at a time; it can be set, moved and cancelled again and again. */
    static final class Timer {

        private static final int RESTING = -1;

        private final LongConsumer action;
        private long atNanos;
        private int place = RESTING;

        /**
         * @param action is handed the time at which it happens, which may be later than asked for
         */
        Timer(LongConsumer action) {
            this.action = action;
        }

        boolean isSet() {
            return place != RESTING;
        }

        /** When it happens, or happened last. */
        long atNanos() {
            return atNanos;
        }
    }

    /** Lets the timer happen at this time instead of any earlier choice. */
    void set(Timer timer, long atNanos) {
        timer.atNanos = atNanos;
        if (!timer.isSet()) {
            timer.place = heap.size();
            heap.add(timer);
        }
        settle(timer);
    }

    /** Lets the timer not happen; one that was not set stays so. */
    void cancel(Timer timer) {
        if (timer.isSet()) {
            remove(timer);
        }
    }

    /** When something happens next; {@link Long#MAX_VALUE} if nothing does. */
    long nextNanos() {
        return heap.isEmpty() ? Long.MAX_VALUE : heap.getFirst().atNanos;
    }

    /** Lets everything happen that is due, in the order of time. */
    void run(long nowNanos) {
        while (nextNanos() <= nowNanos) {
            var due = heap.getFirst();
            remove(due);
            due.action.accept(nowNanos);
        }
    }

    private void remove(Timer timer) {
        int hole = timer.place;
        timer.place = Timer.RESTING;
        var last = heap.removeLast();
        if (last != timer) {
            put(last, hole);
            settle(last);
        }
    }

    private void settle(Timer timer) {
        rise(timer);
        sink(timer);
    }

    private void rise(Timer timer) {
        int parent = (timer.place - 1) / 2;
        while (timer.place > 0 && timer.atNanos < heap.get(parent).atNanos) {
            swap(timer, heap.get(parent));
            parent = (timer.place - 1) / 2;
        }
    }

    private void sink(Timer timer) {
        var next = earlierChild(timer);
        while (next.atNanos < timer.atNanos) {
            swap(timer, next);
            next = earlierChild(timer);
        }
    }

    private Timer earlierChild(Timer timer) {
        int left = 2 * timer.place + 1;
        if (left >= heap.size()) {
            return timer;
        }
        boolean rightIsEarlier =
                left + 1 < heap.size() && heap.get(left + 1).atNanos < heap.get(left).atNanos;
        return heap.get(rightIsEarlier ? left + 1 : left);
    }

    private void swap(Timer one, Timer other) {
        int place = one.place;
        put(one, other.place);
        put(other, place);
    }

    private void put(Timer timer, int place) {
        heap.set(place, timer);
        timer.place = place;
    }
}
