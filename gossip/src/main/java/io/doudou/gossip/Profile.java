package io.doudou.gossip;

import java.time.Duration;

/**
 * The numbers of the protocol: how often a node probes, gossips and exchanges everything, and how
 * long it doubts before it gives a member up.
 *
 * <p>They are local: members of one cluster need not agree on them, but behave best if they do. n
 * is the number of all entries of the table.
 *
 * @param probeInterval how often one other member is probed, and how long a probe may take
 * @param probeTimeout how long to wait for the direct answer before others are asked for help
 * @param indirectChecks how many others are asked
 * @param suspicionMultiplier a suspicion lasts at least this * max(1, log10 n) * probeInterval;
 *     this - 2 other members have to confirm it before the shortest time counts
 * @param suspicionMaxMultiplier without any confirmation it lasts this many times as long
 * @param awarenessMax how many scores of health there are; a node of score s waits s + 1 times as
 *     long
 * @param gossipInterval how often news are sent while there are any
 * @param gossipNodes to how many random members they are sent each time
 * @param retransmitMultiplier each piece of news is sent this * ceil(log10(n + 1)) times
 * @param gossipToTheDead how long a dead member still gets news, so that it can object; after that
 *     its entry is dropped and its address remembered
 * @param pushPullInterval how often everything is exchanged with one random member, up to 32
 *     members; each doubling adds one interval
 * @param deadNodeReclaim after this time a dead member's name may come back at another address;
 *     zero: only once the entry is dropped
 * @param streamTimeout the time for one exchange over a connection
 * @param reunionInterval how often one remembered address or seed without a live member is tried
 * @param quickEvidence whether a member whose process refuses connections twice, and answers
 *     nobody's pings meanwhile, is given up before its suspicion ran out
 */
public record Profile(
        Duration probeInterval,
        Duration probeTimeout,
        int indirectChecks,
        int suspicionMultiplier,
        int suspicionMaxMultiplier,
        int awarenessMax,
        Duration gossipInterval,
        int gossipNodes,
        int retransmitMultiplier,
        Duration gossipToTheDead,
        Duration pushPullInterval,
        Duration deadNodeReclaim,
        Duration streamTimeout,
        Duration reunionInterval,
        boolean quickEvidence) {

    /** memberlist's numbers for one local network. */
    public static final Profile LAN = new Builder().build();

    /** memberlist's numbers for members that are far from each other. */
    public static final Profile WAN =
            LAN.with()
                    .streamTimeout(Duration.ofSeconds(30))
                    .suspicionMultiplier(6)
                    .pushPullInterval(Duration.ofSeconds(60))
                    .probeTimeout(Duration.ofSeconds(3))
                    .probeInterval(Duration.ofSeconds(5))
                    .gossipNodes(4)
                    .gossipInterval(Duration.ofMillis(500))
                    .gossipToTheDead(Duration.ofSeconds(60))
                    .build();

    /** memberlist's numbers for members on one machine. */
    public static final Profile LOOPBACK =
            LAN.with()
                    .streamTimeout(Duration.ofSeconds(1))
                    .indirectChecks(1)
                    .retransmitMultiplier(2)
                    .suspicionMultiplier(3)
                    .pushPullInterval(Duration.ofSeconds(15))
                    .probeTimeout(Duration.ofMillis(200))
                    .gossipInterval(Duration.ofMillis(100))
                    .gossipToTheDead(Duration.ofSeconds(15))
                    .build();

    /** What go-doudou runs with. */
    public static final Profile GO_DOUDOU =
            WAN.with()
                    .pushPullInterval(Duration.ofSeconds(5))
                    .gossipToTheDead(Duration.ofSeconds(30))
                    .deadNodeReclaim(Duration.ofSeconds(3))
                    .build();

    /**
     * The default: a crash is known to all within 5 s in a cluster of 100 even while a tenth of all
     * packets gets lost, a process that stands still for 3 s is kept, and such a cluster sends
     * fewer bytes at rest than with {@link #LAN}.
     *
     * <p>At rest a node sends pings and full exchanges. Half of a probe's bytes are headers, so
     * their number counts: with an interval of 0.5 s headers alone outweigh what the original
     * sends. The time until a crash is known grows little with the interval, because most of it is
     * spent on being sure, and quick evidence ends that after timeouts and not after intervals:
     * with 100 members and a tenth of packets lost all know after 2.0 s (99 of 100 times after 4.7
     * s); an interval of 1 s would make that 2.2 s (6.0 s). Full exchanges come half as often as
     * with {@link #LAN}, because one comes unasked when much changed and news miss next to nobody:
     * a retransmit multiplier of 6 leaves the chance that some member misses one below 1 in 10,000.
     *
     * <p>The multiplier of 4 keeps the shortest suspicion at 3 s. Two and a half timeouts are less
     * than the interval, so that the nacks of helpers arrive before a probe is judged.
     */
    public static final Profile STANDARD =
            LAN.with()
                    .probeInterval(Duration.ofMillis(750))
                    .probeTimeout(Duration.ofMillis(200))
                    .suspicionMultiplier(4)
                    .retransmitMultiplier(6)
                    .pushPullInterval(Duration.ofSeconds(60))
                    .gossipInterval(Duration.ofMillis(100))
                    .deadNodeReclaim(Duration.ofSeconds(3))
                    .quickEvidence(true)
                    .build();

    public Profile {
        requirePositive("probeInterval", probeInterval);
        requirePositive("probeTimeout", probeTimeout);
        requirePositive("gossipInterval", gossipInterval);
        requirePositive("pushPullInterval", pushPullInterval);
        requirePositive("streamTimeout", streamTimeout);
        requirePositive("reunionInterval", reunionInterval);
        require(probeTimeout.compareTo(probeInterval) <= 0, "probeTimeout", probeTimeout);
        require(!gossipToTheDead.isNegative(), "gossipToTheDead", gossipToTheDead);
        require(!deadNodeReclaim.isNegative(), "deadNodeReclaim", deadNodeReclaim);
        require(indirectChecks >= 0, "indirectChecks", indirectChecks);
        require(gossipNodes >= 1, "gossipNodes", gossipNodes);
        require(suspicionMultiplier >= 1, "suspicionMultiplier", suspicionMultiplier);
        require(suspicionMaxMultiplier >= 1, "suspicionMaxMultiplier", suspicionMaxMultiplier);
        require(retransmitMultiplier >= 1, "retransmitMultiplier", retransmitMultiplier);
        require(awarenessMax >= 1, "awarenessMax", awarenessMax);
    }

    /** A builder that begins with these numbers. */
    public Builder with() {
        return new Builder(this);
    }

    private static void requirePositive(String name, Duration duration) {
        require(duration.isPositive(), name, duration);
    }

    private static void require(boolean holds, String name, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " cannot be " + value);
        }
    }

    /** Collects the numbers of a profile; each method sets the one it is named after. */
    public static final class Builder {

        private Duration probeInterval = Duration.ofSeconds(1);
        private Duration probeTimeout = Duration.ofMillis(500);
        private int indirectChecks = 3;
        private int suspicionMultiplier = 4;
        private int suspicionMaxMultiplier = 6;
        private int awarenessMax = 8;
        private Duration gossipInterval = Duration.ofMillis(200);
        private int gossipNodes = 3;
        private int retransmitMultiplier = 4;
        private Duration gossipToTheDead = Duration.ofSeconds(30);
        private Duration pushPullInterval = Duration.ofSeconds(30);
        private Duration deadNodeReclaim = Duration.ZERO;
        private Duration streamTimeout = Duration.ofSeconds(10);
        private Duration reunionInterval = Duration.ofSeconds(5);
        private boolean quickEvidence;

        private Builder() {}

        private Builder(Profile from) {
            probeInterval = from.probeInterval;
            probeTimeout = from.probeTimeout;
            indirectChecks = from.indirectChecks;
            suspicionMultiplier = from.suspicionMultiplier;
            suspicionMaxMultiplier = from.suspicionMaxMultiplier;
            awarenessMax = from.awarenessMax;
            gossipInterval = from.gossipInterval;
            gossipNodes = from.gossipNodes;
            retransmitMultiplier = from.retransmitMultiplier;
            gossipToTheDead = from.gossipToTheDead;
            pushPullInterval = from.pushPullInterval;
            deadNodeReclaim = from.deadNodeReclaim;
            streamTimeout = from.streamTimeout;
            reunionInterval = from.reunionInterval;
            quickEvidence = from.quickEvidence;
        }

        public Builder probeInterval(Duration probeInterval) {
            this.probeInterval = probeInterval;
            return this;
        }

        public Builder probeTimeout(Duration probeTimeout) {
            this.probeTimeout = probeTimeout;
            return this;
        }

        public Builder indirectChecks(int indirectChecks) {
            this.indirectChecks = indirectChecks;
            return this;
        }

        public Builder suspicionMultiplier(int suspicionMultiplier) {
            this.suspicionMultiplier = suspicionMultiplier;
            return this;
        }

        public Builder suspicionMaxMultiplier(int suspicionMaxMultiplier) {
            this.suspicionMaxMultiplier = suspicionMaxMultiplier;
            return this;
        }

        public Builder awarenessMax(int awarenessMax) {
            this.awarenessMax = awarenessMax;
            return this;
        }

        public Builder gossipInterval(Duration gossipInterval) {
            this.gossipInterval = gossipInterval;
            return this;
        }

        public Builder gossipNodes(int gossipNodes) {
            this.gossipNodes = gossipNodes;
            return this;
        }

        public Builder retransmitMultiplier(int retransmitMultiplier) {
            this.retransmitMultiplier = retransmitMultiplier;
            return this;
        }

        public Builder gossipToTheDead(Duration gossipToTheDead) {
            this.gossipToTheDead = gossipToTheDead;
            return this;
        }

        public Builder pushPullInterval(Duration pushPullInterval) {
            this.pushPullInterval = pushPullInterval;
            return this;
        }

        public Builder deadNodeReclaim(Duration deadNodeReclaim) {
            this.deadNodeReclaim = deadNodeReclaim;
            return this;
        }

        public Builder streamTimeout(Duration streamTimeout) {
            this.streamTimeout = streamTimeout;
            return this;
        }

        public Builder reunionInterval(Duration reunionInterval) {
            this.reunionInterval = reunionInterval;
            return this;
        }

        public Builder quickEvidence(boolean quickEvidence) {
            this.quickEvidence = quickEvidence;
            return this;
        }

        /**
         * The profile.
         *
         * @throws IllegalArgumentException when a number cannot be, with its name and value
         */
        public Profile build() {
            return new Profile(
                    probeInterval,
                    probeTimeout,
                    indirectChecks,
                    suspicionMultiplier,
                    suspicionMaxMultiplier,
                    awarenessMax,
                    gossipInterval,
                    gossipNodes,
                    retransmitMultiplier,
                    gossipToTheDead,
                    pushPullInterval,
                    deadNodeReclaim,
                    streamTimeout,
                    reunionInterval,
                    quickEvidence);
        }
    }
}
