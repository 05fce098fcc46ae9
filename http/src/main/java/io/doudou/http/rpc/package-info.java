/**
 * Remote procedure calls on the server's own port: finds out whether a request to the root path is
 * one, in which of go-micro's forms, and has the same handler answer it that answers over REST,
 * behind the same filters.
 *
 * <p>Sees {@code http}, {@code http.dispatch}, {@code http.items}, {@code http.text} and {@code
 * http.wire}. Begin with {@link io.doudou.http.rpc.ProcedureCalls}.
 */
@NullMarked
package io.doudou.http.rpc;

import org.jspecify.annotations.NullMarked;
