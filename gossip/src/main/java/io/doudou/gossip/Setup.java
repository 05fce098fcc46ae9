package io.doudou.gossip;

import io.doudou.gossip.wire.Dialect;

/**
 * Everything that is chosen before a node starts.
 *
 * @param self who it is
 * @param dialect how addresses are written in its cluster
 * @param profile the numbers of the protocol
 * @param limits what it puts up with
 */
public record Setup(Identity self, Dialect dialect, Profile profile, Limits limits) {}
