package io.doudou.codec;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keeps a few objects that are dear to make until somebody needs one again. Serves all threads.
 *
 * <p>Virtual threads are too many to keep one each, and a queue would make them meet; here a thread
 * looks into one of a few places, chosen by its number, and makes do without when it is empty.
 */
public final class Idle<T> {

    /** A power of two, well above the number of processors of most machines. */
    private static final int PLACES = 64;

    private final AtomicReferenceArray<@Nullable T> places = new AtomicReferenceArray<>(PLACES);

    /** None yet. */
    public Idle() {}

    /** An object that is now the caller's alone, or null. */
    public @Nullable T take() {
        int place = place();
        return places.getOpaque(place) == null ? null : places.getAndSet(place, null);
    }

    /** Takes over an object that nobody else uses. */
    public void put(T object) {
        places.setRelease(place(), object);
    }

    private static int place() {
        return (int) Thread.currentThread().threadId() & (PLACES - 1);
    }
}
