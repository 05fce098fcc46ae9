package io.doudou.app;

import io.doudou.broker.Broker;
import io.doudou.registry.Registry;
import io.doudou.time.Ticker;
import io.doudou.transport.Transport;

import java.util.Random;

/**
 * What applications share that run in one process: for tests of several services together, without
 * a port and without a network.
 *
 * <pre>{@code
 * try (var backbone = Backbone.inMemory();
 *         var users = Application.with(settings, backbone).serve(usersRoutes).start();
 *         var orders = Application.with(settings, backbone)) {
 *     var client = UserServiceClient.of(orders.client("usersvc"));
 * }
 * }</pre>
 *
 * <p>Whoever makes it closes it, after the applications.
 */
public record Backbone(Registry registry, Broker broker, Transport transport)
        implements AutoCloseable {

    /** One that lives in this process. */
    public static Backbone inMemory() {
        var ticker = Ticker.system();
        return new Backbone(
                Registry.inMemory(),
                Broker.inMemory(ticker, new Random()),
                Transport.inMemory(ticker));
    }

    @Override
    public void close() {
        broker.close();
        transport.close();
        registry.close();
    }
}
