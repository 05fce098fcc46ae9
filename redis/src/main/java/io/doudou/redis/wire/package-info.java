/**
 * The conversation with a server that speaks the protocol of Redis (RESP, version 2): bytes, one
 * connection, and a few connections that callers share.
 *
 * <p>Knows nothing of lists, streams or services. Sees {@code redis.option}, {@code fault}, {@code
 * option}, {@code plugin} and {@code time}. Begin with {@link io.doudou.redis.wire.Redis}.
 */
@NullMarked
package io.doudou.redis.wire;

import org.jspecify.annotations.NullMarked;
