package io.doudou.simulation;

import io.doudou.gossip.Profile;

/**
 * What the papers compute for a cluster of n members, to stand beside what was measured.
 *
 * <p>SWIM: Das, Gupta, Motivala, "SWIM: Scalable Weakly-consistent Infection-style Life Group
 * Membership Protocol", DSN 2002. Lifeguard: Dadgar, Phillips, Currey, "Lifeguard: Local Health
 * Awareness for More Accurate Failure Detection", DSN Workshops 2018.
 */
record Papers(Profile profile, int members) {

    /**
     * SWIM 3.1: a crashed member is probed by somebody in a period with probability 1 - e^-1, so
     * the first probe of it comes after e / (e - 1) periods on average; it fails one period later.
     */
    double detectionSeconds() {
        return (Math.E / (Math.E - 1) + 1) * seconds(profile.probeInterval().toNanos());
    }

    /** Lifeguard 4.2: multiplier * max(1, log10 n) * probe period, if enough members confirm. */
    double suspicionMinSeconds() {
        return profile.suspicionMultiplier()
                * Math.max(1, Math.log10(members))
                * seconds(profile.probeInterval().toNanos());
    }

    /** Lifeguard 4.2: the same times another multiplier, if nobody confirms. */
    double suspicionMaxSeconds() {
        return profile.suspicionMaxMultiplier() * suspicionMinSeconds();
    }

    /**
     * SWIM 4.1: news that every informed member tells b others in each period reach all after about
     * log n / log(1 + b) periods.
     */
    double disseminationSeconds() {
        double periods = Math.log(members) / Math.log(1.0 + profile.gossipNodes());
        return periods * seconds(profile.gossipInterval().toNanos());
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
