/**
 * Streams of values as bodies: how the items of a {@link io.doudou.stream.Source} stand one behind
 * the other in a body, and how they are found there again.
 *
 * <p>Knows nothing of connections. Sees the codecs of {@code core} and {@code http.text}. Begin
 * with {@link io.doudou.http.items.ItemFormat}, which says what the bytes look like.
 */
@NullMarked
package io.doudou.http.items;

import org.jspecify.annotations.NullMarked;
