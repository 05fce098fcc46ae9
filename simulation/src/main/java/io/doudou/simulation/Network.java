package io.doudou.simulation;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What lies between the processes: every packet asks it whether it arrives, and when.
 *
 * <p>Delays are a fixed part and an exponential one, so packets overtake each other; now and then
 * one takes much longer. A partition is a group number per process: different groups do not hear
 * each other.
 */
final class Network {

    private static final double MUCH_LONGER = 50;

    private final RandomGenerator random;
    private final Set<Link> cuts = new HashSet<>();

    double loss;
    double duplication;
    double stragglers;
    long delayMinNanos = 300_000;
    long jitterNanos = 300_000;
    boolean partitioned;

    /** One direction between two processes. */
    private record Link(String from, String to) {}

    Network(RandomGenerator random) {
        this.random = random;
    }

    /** Whether anything can get from one to the other now. */
    boolean connects(Life from, Life to) {
        boolean sameGroup = !partitioned || from.group == to.group;
        return sameGroup && (cuts.isEmpty() || !cuts.contains(new Link(from.name(), to.name())));
    }

    /** Whether one packet gets lost on the way. */
    boolean loses() {
        return loss > 0 && random.nextDouble() < loss;
    }

    boolean duplicates() {
        return duplication > 0 && random.nextDouble() < duplication;
    }

    /** How long one packet takes. */
    long delayNanos() {
        double jitter = -Math.log(1 - random.nextDouble()) * jitterNanos;
        boolean straggles = stragglers > 0 && random.nextDouble() < stragglers;
        return delayMinNanos + (long) (straggles ? jitter * MUCH_LONGER : jitter);
    }

    /** Lets nothing through in this direction any more. */
    void cut(Life from, Life to) {
        cuts.add(new Link(from.name(), to.name()));
    }

    /** Lets everything through in this direction again. */
    void mend(Life from, Life to) {
        cuts.remove(new Link(from.name(), to.name()));
    }

    boolean isCalm() {
        return !partitioned && cuts.isEmpty();
    }

    /** Takes all trouble away. */
    void heal() {
        cuts.clear();
        partitioned = false;
        loss = 0;
        duplication = 0;
        stragglers = 0;
    }
}
