/**
 * The server: requests found in the bytes of connections, over HTTP/1 and HTTP/2, within limits of
 * size and time, and answers on their way out.
 *
 * <p>Everything here belongs to the loop of its connection; handlers run elsewhere and hand their
 * answers back. Sees {@code http}, {@code http.dispatch}, {@code http.filter}, {@code http.form},
 * {@code http.items}, {@code http.loop}, {@code http.text} and {@code http.wire}. Begin with {@link
 * io.doudou.http.server.HttpServer}, then {@code Http1Connection} and {@code ServerExchange}.
 */
@NullMarked
package io.doudou.http.server;

import org.jspecify.annotations.NullMarked;
