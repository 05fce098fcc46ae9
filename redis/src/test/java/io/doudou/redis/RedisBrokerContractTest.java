package io.doudou.redis;

import io.doudou.broker.Broker;
import io.doudou.testkit.BrokerContract;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.util.Random;

/** Every message goes through the server, from one broker to another. */
class RedisBrokerContractTest extends BrokerContract {

    private static RedisServer server;

    @BeforeAll
    static void startServer() throws Exception {
        server = RedisServer.start(RedisServer.REDIS);
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected Broker open() {
        return new RedisBroker(server.emptied().settings(), Ticker.system(), new Random(1));
    }

    @Override
    protected Broker publisher(Broker opened) {
        return new RedisBroker(server.settings(), Ticker.system(), new Random(2));
    }
}
