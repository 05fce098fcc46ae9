package io.doudou.gossip;

import io.doudou.gossip.wire.Dialect;
import io.doudou.gossip.wire.Refusal;

import java.util.Map;

/**
 * The figures of one member for pages and metrics: a plain value, taken at one moment.
 *
 * @param membership what the protocol counted
 * @param dialect how this cluster writes addresses
 * @param connectionsAccepted connections that others have opened now
 * @param connectionsOpened connections that this member has opened now
 * @param drops what was let go around the protocol, by reason; every reason is there
 * @param refusals what could not be read, by reason; every reason is there
 */
public record ClusterStats(
        MembershipStats membership,
        Dialect dialect,
        int connectionsAccepted,
        int connectionsOpened,
        Map<Drop, Long> drops,
        Map<Refusal, Long> refusals) {

    public ClusterStats {
        drops = Map.copyOf(drops);
        refusals = Map.copyOf(refusals);
    }
}
