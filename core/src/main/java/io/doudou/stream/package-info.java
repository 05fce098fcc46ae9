/**
 * Values that come one after another while a call runs: what methods take and give that stream.
 *
 * <p>Knows nothing of how they travel. Sees {@code call} and {@code fault}. Begin with {@link
 * io.doudou.stream.Source}.
 */
@NullMarked
package io.doudou.stream;

import org.jspecify.annotations.NullMarked;
