/**
 * The vocabulary of HTTP services: what handlers, filters and generated code name.
 *
 * <p>Handlers and filters are blocking functions from {@link io.doudou.http.Request} to {@link
 * io.doudou.http.Response}, run on virtual threads; the engine appears in no public signature.
 * Generated code uses {@code Routes}, {@code Route}, {@code Input}, {@code Call} and {@code
 * ServiceClient}. Who runs them is elsewhere: servers in {@code http.server}, clients in {@code
 * http.client}, programs in {@code app}. Sees {@code http.text}, {@code http.form} and {@code
 * http.items}. Begin with {@code Handler}, then {@code Route}.
 */
@NullMarked
package io.doudou.http;

import org.jspecify.annotations.NullMarked;
