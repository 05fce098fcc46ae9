/**
 * A gossip cluster as it looks from outside: what {@code doudou cluster} shows.
 *
 * <p>{@link io.doudou.cli.cluster.ClusterDoor} asks members and turns what goes wrong into
 * sentences; {@link io.doudou.cli.cluster.ClusterView} is what one of them knows; the others write
 * it down. Names and metadata come from other machines and never reach the terminal unchecked. Sees
 * {@code project} (failures) and of other rooms {@code gossip} and {@code core}. Begin with {@code
 * ClusterDoor}.
 */
@NullMarked
package io.doudou.cli.cluster;

import org.jspecify.annotations.NullMarked;
