/**
 * The list of services that gosd keeps in one hash: its exact layout, what our own programs keep
 * beside it so that crashed ones disappear, and a copy of it that keeps itself up to date.
 *
 * <p>{@code EntryList} is the conversation with the server, {@code LiveList} the copy. Sees {@code
 * redis.option}, {@code redis.wire}, {@code fault}, {@code option}, {@code plugin} and {@code
 * time}. Begin with {@link io.doudou.redis.list.LiveList}.
 */
@NullMarked
package io.doudou.redis.list;

import org.jspecify.annotations.NullMarked;
