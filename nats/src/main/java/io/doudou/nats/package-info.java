/**
 * NATS behind the contracts: a transport over requests and replies, a broker over JetStream or over
 * plain subjects, and a registry of questions that all nodes hear, as go-micro asks them.
 *
 * <p>{@code Link} is the one connection of each of them; it comes back by itself. {@code Subjects}
 * and {@code Letters} say how topics and messages look in NATS. Sees the contracts of {@code core}
 * and the library of NATS, which no public signature shows. Begin with {@link
 * io.doudou.nats.NatsBroker}.
 */
@NullMarked
package io.doudou.nats;

import org.jspecify.annotations.NullMarked;
