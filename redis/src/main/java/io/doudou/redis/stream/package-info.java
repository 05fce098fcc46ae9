/**
 * Topics as streams: what is published, and which queue has got how far.
 *
 * <p>{@code TopicStream} is the conversation about one topic. Sees {@code redis.wire} and {@code
 * fault}. Begin with {@link io.doudou.redis.stream.TopicStream}.
 */
@NullMarked
package io.doudou.redis.stream;

import org.jspecify.annotations.NullMarked;
