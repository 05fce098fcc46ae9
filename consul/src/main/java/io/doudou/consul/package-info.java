/**
 * The registry in Consul, in the tag encoding of go-micro, so that its programs find ours and ours
 * find them.
 *
 * <p>{@code ConsulAgent} is the conversation with the agent, {@code Tags} and {@code Instances} its
 * language, {@code Upkeep} keeps what is registered here, {@code Followed} asks for changes. Sees
 * the contracts of {@code core}. Begin with {@link io.doudou.consul.ConsulRegistry}.
 */
@NullMarked
package io.doudou.consul;

import org.jspecify.annotations.NullMarked;
