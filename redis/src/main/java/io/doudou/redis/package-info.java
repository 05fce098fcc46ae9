/**
 * Redis, or Valkey, behind the contracts: a registry in the list of gosd and a broker on streams.
 *
 * <p>{@code RedisRegistry} shows what {@code redis.list} keeps up to date; {@code RedisBroker} has
 * messages of {@code redis.stream} delivered. Sees {@code redis.list}, {@code redis.option}, {@code
 * redis.stream}, {@code redis.wire}, and the contracts of {@code core}: {@code broker}, {@code
 * codec}, {@code fault}, {@code figure}, {@code option}, {@code plugin}, {@code registry} and
 * {@code time}. Begin with {@link io.doudou.redis.RedisRegistry}.
 */
@NullMarked
package io.doudou.redis;

import org.jspecify.annotations.NullMarked;
