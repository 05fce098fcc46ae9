package io.doudou.http.client;

import io.doudou.http.loop.Engine;
import io.doudou.time.Ticker;
import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/** The event loops of an engine as homes of a client's connections. Serves all threads. */
final class ClientLoops {

    private final List<ClientLoop> all;
    private final AtomicInteger next = new AtomicInteger();

    ClientLoops(Engine engine, Ticker ticker) {
        this.all =
                StreamSupport.stream(engine.loops().spliterator(), false)
                        .map(loop -> new ClientLoop((EventLoop) loop, ticker))
                        .toList();
    }

    /** Any, each in turn. */
    ClientLoop any() {
        return all.get(Math.floorMod(next.getAndIncrement(), all.size()));
    }

    /** The home on {@code loop}; null when it is not one of the engine's loops. */
    @Nullable ClientLoop on(@Nullable Object loop) {
        for (var home : all) {
            if (home.loop() == loop) {
                return home;
            }
        }
        return null;
    }
}
