/**
 * What an operator may choose about Redis.
 *
 * <p>Sees {@code option}. Begin with {@link io.doudou.redis.option.RedisOptions}.
 */
@NullMarked
package io.doudou.redis.option;

import org.jspecify.annotations.NullMarked;
