package io.doudou.gossip;

/**
 * What one membership counted since it was made, and how it is now; a plain value.
 *
 * @param alive members that are well, this node included
 * @param suspect members that did not answer
 * @param dead members that were given up and are still in the table
 * @param left members that said good-bye and are still in the table
 * @param remembered addresses of gone members that are still tried
 * @param healthScore 0 is healthy; see {@link Profile#awarenessMax}
 * @param queued news that are still to be sent
 * @param probes probes that ended
 * @param probesFailed those without any answer
 * @param roundTripNanos the sum of all round trips of direct answers
 * @param roundTrips how many direct answers there were
 * @param suspicions how often a member became suspect
 * @param refutations how often this node had to object to being gone
 * @param packetsSent datagrams
 * @param packetsSentBytes their bytes
 * @param packetsReceived datagrams
 * @param packetsReceivedBytes their bytes
 * @param refusals datagrams, or parts of them, that could not be read
 * @param exchanges full exchanges that went well
 * @param exchangesFailed those that did not
 * @param unanswered pings of strangers left unanswered because there were too many
 * @param incompatible messages about members that this node does not take in
 */
public record MembershipStats(
        int alive,
        int suspect,
        int dead,
        int left,
        int remembered,
        int healthScore,
        int queued,
        long probes,
        long probesFailed,
        long roundTripNanos,
        long roundTrips,
        long suspicions,
        long refutations,
        long packetsSent,
        long packetsSentBytes,
        long packetsReceived,
        long packetsReceivedBytes,
        long refusals,
        long exchanges,
        long exchangesFailed,
        long unanswered,
        long incompatible) {}
