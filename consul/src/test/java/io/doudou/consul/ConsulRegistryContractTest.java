package io.doudou.consul;

import io.doudou.registry.Registry;
import io.doudou.testkit.RegistryContract;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.time.Duration;
import java.util.Random;

/** A registry in a real agent. */
class ConsulRegistryContractTest extends RegistryContract {

    private static ConsulServer server;

    @BeforeAll
    static void startServer() {
        server = ConsulServer.start();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected Registry open() {
        server.forgetAll();
        return new ConsulRegistry(server.settings(), Ticker.system(), new Random(1));
    }

    /** An agent tells its server of changes a moment later. */
    @Override
    protected Duration patience() {
        return Duration.ofSeconds(20);
    }
}
