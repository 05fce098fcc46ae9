/**
 * Which handler answers a request, behind which filters, and what a failure is answered with.
 *
 * <p>Knows nothing of connections: the server asks it for each request, and so do calls that stay
 * within the process. Sees {@code http}, {@code http.filter}, {@code http.items}, {@code
 * http.loop}, {@code http.text} and {@code http.wire}. Begin with {@link
 * io.doudou.http.dispatch.Dispatcher}.
 */
@NullMarked
package io.doudou.http.dispatch;

import org.jspecify.annotations.NullMarked;
