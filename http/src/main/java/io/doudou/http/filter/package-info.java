/**
 * The filters that every server has: access log, addresses behind proxies, call scope, compression,
 * CORS, uploads.
 *
 * <p>Each is a {@link io.doudou.http.Filter} like those of users, and knows neither the server nor
 * the others; {@code http.server} puts them in order. Sees {@code http}, {@code http.form}, {@code
 * http.items}, {@code http.text} and {@code http.wire}. Begin with {@link
 * io.doudou.http.filter.Scope}.
 */
@NullMarked
package io.doudou.http.filter;

import org.jspecify.annotations.NullMarked;
