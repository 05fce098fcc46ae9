package io.doudou.simulation;

import io.doudou.gossip.Profile;

/**
 * How long things may take at most, computed from the formulas of the protocol; what takes longer
 * is a mistake.
 *
 * <p>n is the number of members. Some steps depend on chance (who meets whom), so their share is a
 * multiple large enough that a wrong alarm is less likely than one in a million runs.
 */
record Bounds(Profile profile) {

    private static final int MEETINGS = 25;

    /**
     * From a crash until a probe of it failed: in two rounds everybody is probed by each, and a
     * probe takes longest while a node doubts itself.
     */
    long detectionNanos(int n) {
        return 2L * n * profile.awarenessMax() * profile.probeInterval().toNanos();
    }

    /** The longest suspicion: nobody confirms it. */
    long suspicionNanos(int n) {
        double factor = Math.max(1, Math.log10(n));
        long interval = profile.probeInterval().toNanos();
        return (long)
                (profile.suspicionMultiplier()
                        * profile.suspicionMaxMultiplier()
                        * factor
                        * interval);
    }

    /** Until gossip told all. */
    long disseminationNanos(int n) {
        int limit = profile.retransmitMultiplier() * (int) Math.ceil(Math.log10(n + 1));
        return 2L * limit * profile.gossipInterval().toNanos();
    }

    /** Until two parts that lost each other met again, over whatever old address. */
    long reunionNanos() {
        return MEETINGS * profile.reunionInterval().toNanos();
    }

    /** Until exchanges told those whom gossip missed. */
    long exchangeNanos(int n) {
        int doublings = 32 - Integer.numberOfLeadingZeros(Math.max(1, n - 1));
        return Math.max(1, doublings - 4) * 4L * profile.pushPullInterval().toNanos();
    }

    /** From the end of all trouble until all tables agree. */
    long agreementNanos(int n) {
        return profile.streamTimeout().toNanos()
                + reunionNanos()
                + detectionNanos(n)
                + suspicionNanos(n)
                + disseminationNanos(n)
                + exchangeNanos(n);
    }

    /** How long a member that is well may be taken for dead. */
    long correctionNanos(int n) {
        return reunionNanos() + disseminationNanos(n) + exchangeNanos(n);
    }

    /** After trouble, suspicions of that time may still end in deaths. */
    long calmNanos() {
        return suspicionNanos(10) + detectionNanos(10);
    }
}
