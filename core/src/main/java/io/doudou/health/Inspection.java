package io.doudou.health;

/** Looks once whether something works. */
@FunctionalInterface
public interface Inspection {

    /**
     * Returns when it works. Runs on a platform thread of its own, at most once at a time, and may
     * block; when its limit is over nobody waits any more, and the thread is interrupted.
     *
     * @throws Exception whose message says what does not work, for the operator
     */
    void look(Surroundings surroundings) throws Exception;
}
