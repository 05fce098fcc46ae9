/**
 * What belongs to the current call and travels with it: deadline, request id, trace context and
 * metadata, in one scoped value that outgoing calls inherit.
 *
 * <p>Bound in one place on the way in, read in one place on the way out. Sees {@code fault} and
 * {@code time}. Begin with {@link io.doudou.call.CallScope}.
 */
@NullMarked
package io.doudou.call;

import org.jspecify.annotations.NullMarked;
