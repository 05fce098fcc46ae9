/**
 * Calls to other services: nodes and their health, repeating what may be repeated, connections and
 * their pools, and what answers mean.
 *
 * <p>Callers block; what they wait for happens on loops. Sees {@code http}, {@code http.items},
 * {@code http.loop}, {@code http.text} and {@code http.wire}. Begin with {@link
 * io.doudou.http.client.TypedClient}, then {@code BalancedWire} and {@code SocketWire}.
 */
@NullMarked
package io.doudou.http.client;

import org.jspecify.annotations.NullMarked;
