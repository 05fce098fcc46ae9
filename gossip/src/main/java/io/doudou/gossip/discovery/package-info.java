/**
 * The registry that needs no server: services travel as the metadata of cluster members.
 *
 * <p>The only package of this room that knows what a service is; sees {@code gossip} and the
 * contracts of {@code core}. Begin with {@link io.doudou.gossip.discovery.GossipRegistry}.
 */
@NullMarked
package io.doudou.gossip.discovery;

import org.jspecify.annotations.NullMarked;
