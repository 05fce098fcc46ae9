/**
 * Publish and subscribe: the contract of all brokers, its in-memory reference, and what every
 * implementation needs to keep the promises.
 *
 * <p>{@link io.doudou.broker.Broker} is the contract, {@link io.doudou.broker.Terms} says how a
 * subscription wants its messages. {@link io.doudou.broker.Courier} repeats, limits and gives up
 * deliveries for any implementation. Sees {@code call}, {@code codec}, {@code codec.binary}, {@code
 * fault} and {@code time}. Begin with {@code Broker}.
 */
@NullMarked
package io.doudou.broker;

import org.jspecify.annotations.NullMarked;
