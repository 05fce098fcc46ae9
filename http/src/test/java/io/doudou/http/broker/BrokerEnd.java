package io.doudou.http.broker;

import io.doudou.broker.Broker;
import io.doudou.broker.Message;
import io.doudou.broker.Receiver;
import io.doudou.broker.Subscription;
import io.doudou.broker.Terms;
import io.doudou.codec.binary.Encodings;
import io.doudou.http.client.Carrying;
import io.doudou.http.client.Clients;
import io.doudou.http.loop.Engine;
import io.doudou.http.server.RunningServer;
import io.doudou.option.Settings;
import io.doudou.registry.Registry;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.util.Map;
import java.util.Random;

/** One process of a test with brokers over HTTP: its server, its clients and its broker. */
final class BrokerEnd implements Broker {

    private final Engine engine = Engine.start();
    private final Clients clients;
    private final RunningServer server;
    final HttpBroker broker;

    BrokerEnd(Registry registry) throws IOException {
        var random = new Random(5);
        clients =
                new Clients(
                        Settings.none(),
                        engine,
                        registry,
                        Carrying.PLAIN,
                        Encodings.standard(),
                        random,
                        Ticker.system());
        broker = new HttpBroker(registry, clients, this::address, random, Ticker.system());
        server =
                RunningServer.taking(
                        Map.of("/_sub", new Deliveries(broker), "/", new Deliveries(broker)));
    }

    String address() {
        return server.address();
    }

    /** Ends it as a kill would: nothing is taken back, and connections break. */
    void kill() {
        server.close();
        clients.close();
        engine.close();
    }

    @Override
    public void publish(String topic, Message message) {
        broker.publish(topic, message);
    }

    @Override
    public Subscription subscribe(String topic, Receiver receiver, Terms terms) {
        return broker.subscribe(topic, receiver, terms);
    }

    @Override
    public void close() {
        broker.close();
        kill();
    }
}
