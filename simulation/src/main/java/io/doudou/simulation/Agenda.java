package io.doudou.simulation;

import java.util.Arrays;

/** What happens next in a world: a heap of events by time; the same calls give the same order. */
final class Agenda {

    private static final int CAPACITY_AT_FIRST = 1024;

    private long[] times = new long[CAPACITY_AT_FIRST];
    private Event[] events = new Event[CAPACITY_AT_FIRST];
    private int size;

    /** Something that happens. */
    interface Event {
        void happen(long nowNanos);
    }

    void add(long atNanos, Event event) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            events = Arrays.copyOf(events, 2 * size);
        }
        int hole = size++;
        while (hole > 0 && times[(hole - 1) / 2] > atNanos) {
            move((hole - 1) / 2, hole);
            hole = (hole - 1) / 2;
        }
        put(hole, atNanos, event);
    }

    boolean isEmpty() {
        return size == 0;
    }

    long nextNanos() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** Takes the next event. */
    Event take() {
        var first = events[0];
        long time = times[--size];
        var last = events[size];
        int hole = 0;
        int child = earlierChild(hole);
        while (child < size && times[child] < time) {
            move(child, hole);
            hole = child;
            child = earlierChild(hole);
        }
        put(hole, time, last);
        return first;
    }

    private int earlierChild(int parent) {
        int left = 2 * parent + 1;
        return left + 1 < size && times[left + 1] < times[left] ? left + 1 : left;
    }

    private void move(int from, int to) {
        put(to, times[from], events[from]);
    }

    private void put(int place, long time, Event event) {
        times[place] = time;
        events[place] = event;
    }
}
