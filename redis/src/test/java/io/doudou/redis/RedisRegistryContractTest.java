package io.doudou.redis;

import io.doudou.registry.Registry;
import io.doudou.testkit.RegistryContract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.time.Duration;

/** With leases everything travels from one process to another. */
class RedisRegistryContractTest extends RegistryContract {

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
        return TwoEnds.open(server.emptied());
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(5);
    }
}
