package io.doudou.nats;

import io.doudou.registry.Registry;
import io.doudou.testkit.RegistryContract;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.time.Duration;

/** One program that asks and answers over a real server. */
class NatsRegistryContractTest extends RegistryContract {

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
    protected Registry open() {
        return new NatsRegistry(server.settings(), Ticker.system());
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(10);
    }
}
