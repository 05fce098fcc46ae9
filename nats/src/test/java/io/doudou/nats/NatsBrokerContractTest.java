package io.doudou.nats;

import io.doudou.broker.Broker;
import io.doudou.testkit.BrokerContract;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.util.Random;

/**
 * Messages that a real server keeps. It keeps them in place of the publisher, who waits only when
 * the stream is full.
 */
class NatsBrokerContractTest extends BrokerContract {

    private static NatsServer server;

    @BeforeAll
    static void startServer() {
        server = NatsServer.start();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected Broker open() throws Exception {
        server.forgetAll();
        return NatsBroker.open(server.settings(), Ticker.system(), new Random(1));
    }

    @Override
    protected Broker publisher(Broker opened) {
        return NatsBroker.open(server.settings(), Ticker.system(), new Random(2));
    }

    @Override
    protected boolean keeps(Promise promise) {
        return promise != Promise.BACK_PRESSURE;
    }
}
