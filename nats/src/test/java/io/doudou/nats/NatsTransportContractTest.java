package io.doudou.nats;

import io.doudou.testkit.TransportContract;
import io.doudou.time.Ticker;
import io.doudou.transport.Transport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.util.Random;

/** Calls over a real server. */
class NatsTransportContractTest extends TransportContract {

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
    protected Transport open() {
        return new NatsTransport(server.settings(), Ticker.system(), new Random(1));
    }
}
