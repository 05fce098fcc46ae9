/**
 * The threads: event loops of the engine, and the virtual threads that they carry.
 *
 * <p>{@link io.doudou.http.loop.HandlerThreads} is the one class that decides who carries a
 * handler; {@link io.doudou.http.loop.Engine} owns the loops, which server and clients share. Sees
 * nothing of this room. Begin with {@code HandlerThreads}.
 */
@NullMarked
package io.doudou.http.loop;

import org.jspecify.annotations.NullMarked;
