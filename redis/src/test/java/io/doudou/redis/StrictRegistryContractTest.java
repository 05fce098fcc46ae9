package io.doudou.redis;

import io.doudou.redis.option.RedisOptions;
import io.doudou.registry.Registry;
import io.doudou.testkit.RegistryContract;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.util.SplittableRandom;

/** Exactly as gosd does it there is no place for more than name and URL. */
class StrictRegistryContractTest extends RegistryContract {

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
    protected Registry open() {
        var settings =
                server.emptied().settings().with(RedisOptions.LIST, RedisOptions.ListMode.STRICT);
        return new RedisRegistry(settings, Ticker.system(), new SplittableRandom(1));
    }

    @Override
    protected boolean carries(Part part) {
        return false;
    }
}
