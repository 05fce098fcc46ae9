package io.doudou.app;

import io.doudou.broker.Broker;
import io.doudou.codec.Codecs;
import io.doudou.http.broker.HttpBroker;
import io.doudou.http.client.Carrying;
import io.doudou.http.client.Clients;
import io.doudou.http.loop.Engine;
import io.doudou.option.Settings;
import io.doudou.registry.Registry;
import io.doudou.time.Ticker;
import io.doudou.transport.Transport;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What an application reaches others by: where services are found, what carries messages and calls,
 * and the loops and clients that use them.
 *
 * @param shares whether registry, broker and transport belong to somebody else, who closes them
 */
record Links(
        Registry registry,
        Carrying carrying,
        Codecs codecs,
        Engine engine,
        Clients clients,
        Broker broker,
        boolean shares)
        implements AutoCloseable {

    /**
     * Opens what the settings name, all of it or nothing.
     *
     * @param address where others are told to find the server, asked when there is one
     * @throws IllegalArgumentException when a setting breaks its rule
     */
    static Links open(
            Settings settings,
            Plugins plugins,
            Supplier<String> address,
            RandomGenerator random,
            Ticker ticker) {
        var codecs = plugins.codecs(settings);
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            var registry = plugins.registry(settings);
            opened.push(registry);
            var carrying = plugins.carrying(settings);
            carrying.other().ifPresent(opened::push);
            var engine = Engine.start();
            opened.push(engine);
            var clients = new Clients(settings, engine, registry, carrying, codecs, random, ticker);
            opened.push(clients);
            var broker =
                    plugins.broker(
                            settings,
                            () -> Broker.inMemory(ticker, random),
                            () -> new HttpBroker(registry, clients, address, random, ticker));
            return new Links(registry, carrying, codecs, engine, clients, broker, false);
        } catch (RuntimeException failure) {
            opened.forEach(part -> close(part, failure));
            throw failure;
        }
    }

    /** Meets others in this process. */
    static Links within(
            Backbone backbone,
            Settings settings,
            Plugins plugins,
            RandomGenerator random,
            Ticker ticker) {
        var codecs = plugins.codecs(settings);
        var carrying = new Carrying("memory", Optional.of(backbone.transport()));
        var engine = Engine.start();
        var clients =
                new Clients(
                        settings, engine, backbone.registry(), carrying, codecs, random, ticker);
        return new Links(
                backbone.registry(), carrying, codecs, engine, clients, backbone.broker(), true);
    }

    private static void close(AutoCloseable part, RuntimeException failure) {
        try {
            part.close();
        } catch (Exception further) {
            failure.addSuppressed(further);
        }
    }

    @Override
    public void close() {
        clients.close();
        if (!shares) {
            broker.close();
            registry.close();
            carrying.other().ifPresent(Transport::close);
        }
        engine.close();
    }
}
