/**
 * The HTTP server, the HTTP client, and the application that runs them.
 *
 * <p>Handlers and filters are blocking functions from {@link io.doudou.http.Request} to {@link
 * io.doudou.http.Response}, run on virtual threads; the engine (Vert.x core) appears in no public
 * signature. Generated code uses {@code Routes}, {@code Route}, {@code Input}, {@code Call} and
 * {@code ServiceClient}; people use {@link io.doudou.http.Application}. Sees {@code core}. Begin
 * with {@code Application}, then {@code Handler} and {@code Route}.
 */
@NullMarked
package io.doudou.http;

import org.jspecify.annotations.NullMarked;
