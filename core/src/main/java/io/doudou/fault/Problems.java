package io.doudou.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is wrong with one request, gathered while it is decoded so that the caller hears
 * of all problems at once. Belongs to one thread. At most {@link #PROBLEMS_MAX} are kept: a hostile
 * body with a million wrong elements costs no memory.
 */
public final class Problems {

    /** Problems kept for one request; later ones only count. */
    public static final int PROBLEMS_MAX = 64;

    private final List<Problem> kept = new ArrayList<>(0);
    private int count;

    /** None yet. */
    public Problems() {}

    /** Notes that {@code name} is wrong; {@code detail} reads on from the name: "must be ...". */
    public void add(String name, String detail) {
        if (count++ < PROBLEMS_MAX) {
            kept.add(new Problem(name, detail));
        }
    }

    /**
     * How many were noted so far; a decoder compares it before and after to see whether it failed.
     */
    public int count() {
        return count;
    }

    /** Those that were kept, in the order in which they were found. */
    public List<Problem> list() {
        return List.copyOf(kept);
    }

    /**
     * Ends decoding.
     *
     * @throws Fault with status 400 and code {@code request.invalid} when there is any problem
     */
    public void throwIfAny() {
        if (count > 0) {
            throw Fault.invalid(list());
        }
    }
}
