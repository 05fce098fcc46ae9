package io.doudou.http.client;

import io.doudou.http.loop.Engine;
import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.internal.VertxInternal;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/** The event loops of an engine as homes of a client's connections. Serves all threads. */
final class Homes {

    private final List<Home> all;
    private final AtomicInteger next = new AtomicInteger();

    Homes(Engine engine) {
        var vertx = (VertxInternal) engine.vertx();
        this.all =
                StreamSupport.stream(engine.loops().spliterator(), false)
                        .map(EventLoop.class::cast)
                        .map(
                                loop ->
                                        new Home(
                                                loop,
                                                vertx.contextBuilder().withEventLoop(loop).build()))
                        .toList();
    }

    /** Any, each in turn. */
    Home any() {
        return all.get(Math.floorMod(next.getAndIncrement(), all.size()));
    }

    /** The home on {@code loop}; null when it is not one of the engine's loops. */
    @Nullable Home on(@Nullable Object loop) {
        for (var home : all) {
            if (home.loop() == loop) {
                return home;
            }
        }
        return null;
    }

    /**
     * One event loop.
     *
     * @param context runs tasks on the loop in the way in which the engine expects it
     */
    record Home(EventLoop loop, Context context) {}
}
