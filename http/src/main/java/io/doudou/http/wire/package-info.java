/**
 * What both sides of a connection read and write alike: lines, sizes of chunks, and the header
 * fields in which a call's deadline, trace and metadata travel.
 *
 * <p>Takes bytes and answers what they mean; no sockets, no threads, no clocks. Sees {@code http}
 * and {@code http.text}. Begin with {@link io.doudou.http.wire.LineReader}.
 */
@NullMarked
package io.doudou.http.wire;

import org.jspecify.annotations.NullMarked;
