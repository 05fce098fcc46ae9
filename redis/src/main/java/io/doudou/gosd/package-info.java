/**
 * gosd in Java: a process registers a name and a URL, reads the whole list, and asks for the next
 * URL of a service. Nine functions, and a driver of three methods for other systems.
 *
 * <p>{@code Gosd} has the functions, {@code RedisDriver} the list that Go programs share. Services
 * made with Doudou rather set {@code GDD_REGISTRY=redis}, which is the same list. Sees {@code
 * redis.list}, {@code redis.option}, {@code redis.wire}, {@code fault}, {@code option}, {@code
 * plugin}, {@code registry} and {@code time}. Begin with {@link io.doudou.gosd.Gosd}.
 */
@NullMarked
package io.doudou.gosd;

import org.jspecify.annotations.NullMarked;
