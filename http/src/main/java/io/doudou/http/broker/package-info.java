/**
 * The broker that needs no server: a publisher looks its subscribers up in the registry and posts
 * to each of them, as go-micro's HTTP broker does in all its versions.
 *
 * <p>Sees {@code http}, {@code http.client}, {@code http.text} and {@code http.wire}. Begin with
 * {@link io.doudou.http.broker.HttpBroker}, then {@code Form} and {@code Subscribers}.
 */
@NullMarked
package io.doudou.http.broker;

import org.jspecify.annotations.NullMarked;
