/**
 * Membership of a cluster: who is there, who is suspected, who left, as all members agree on it.
 *
 * <p>The protocol is memberlist's (SWIM with the refinements of Lifeguard), so members written in
 * Go and members written in Java form one cluster. The state machine is plain and single-owned: a
 * packet or the time goes in; packets, changes and the next time to wake come out. Sockets sit at
 * the edge. Sees {@code gossip.wire}, {@code option}, {@code fault} and {@code time}, and never
 * learns what a service is.
 */
@NullMarked
package io.doudou.gossip;

import org.jspecify.annotations.NullMarked;
