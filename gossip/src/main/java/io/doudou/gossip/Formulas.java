package io.doudou.gossip;

/**
 * How the protocol's times and counts grow with the cluster (specification sections 12.2, 13.2 and
 * 14.1). The number of members always counts every entry of the table: the own one, dead and left.
 */
final class Formulas {

    /** Up to here push/pull keeps its interval; each doubling adds one interval. */
    private static final int PUSH_PULL_UNSCALED_MAX = 32;

    private static final double MILLIS = 1000;

    private Formulas() {}

    /** How often one change is sent: multiplier * ceil(log10(n + 1)). */
    static int retransmitLimit(int multiplier, int members) {
        return multiplier * (int) Math.ceil(Math.log10(members + 1.0));
    }

    /**
     * The shortest time between suspecting a member and giving it up: multiplier * max(1, log10 n)
     * * probe interval, with the logarithm cut to three decimals.
     */
    static long suspicionMinNanos(int multiplier, int members, long probeIntervalNanos) {
        double factor = Math.max(1, Math.log10(Math.max(1, members)));
        return multiplier * (long) (factor * MILLIS) * probeIntervalNanos / (long) MILLIS;
    }

    /**
     * How many other members must agree before the shortest time counts: multiplier - 2, or none.
     */
    static int confirmationsWanted(int multiplier, int members) {
        int wanted = multiplier - 2;
        return members - 2 < wanted ? 0 : wanted;
    }

    /**
     * How long a suspicion lasts from its start, given how many members confirmed it: from max down
     * to min with the logarithm of the confirmations, in whole milliseconds.
     */
    static long suspicionNanos(int confirmations, int wanted, long minNanos, long maxNanos) {
        double share = Math.log(confirmations + 1.0) / Math.log(wanted + 1.0);
        double maxSeconds = maxNanos / 1e9;
        double seconds = maxSeconds - share * (maxSeconds - minNanos / 1e9);
        return Math.max(minNanos, (long) Math.floor(MILLIS * seconds) * 1_000_000);
    }

    /** The time between two exchanges of everything: the interval * (ceil(log2 n) - 4) above 32. */
    static long pushPullNanos(long intervalNanos, int members) {
        if (members <= PUSH_PULL_UNSCALED_MAX) {
            return intervalNanos;
        }
        int doublings = Integer.SIZE - Integer.numberOfLeadingZeros(members - 1);
        return intervalNanos * (doublings - 4);
    }
}
