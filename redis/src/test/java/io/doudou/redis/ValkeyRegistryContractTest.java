package io.doudou.redis;

import io.doudou.registry.Registry;
import io.doudou.testkit.RegistryContract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.time.Duration;

/** Where fields of a hash expire by themselves, everything travels as well. */
class ValkeyRegistryContractTest extends RegistryContract {

    private static RedisServer server;

    @BeforeAll
    static void startServer() throws Exception {
        server = RedisServer.start(RedisServer.VALKEY);
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
