/**
 * The program that serves services and calls others: settings, log, registry, server and clients,
 * put together, started and stopped in the right order.
 *
 * <p>The only package that sees both sides. Calls between services of one program stay in it and
 * need no socket. Sees {@code http}, {@code http.broker}, {@code http.client}, {@code
 * http.dispatch}, {@code http.grpc}, {@code http.loop}, {@code http.rpc}, {@code http.server},
 * {@code http.text} and {@code http.wire}. Begin with {@link io.doudou.app.Application}.
 */
@NullMarked
package io.doudou.app;

import org.jspecify.annotations.NullMarked;
