package io.doudou.gosd;

import io.doudou.redis.RedisServer;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The list in a real server. */
class RedisDriverContractTest extends DriverContract {

    private final List<RedisDriver> opened = new ArrayList<>();
    private RedisServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = RedisServer.start(RedisServer.REDIS);
    }

    @AfterEach
    void stopServer() throws IOException {
        opened.forEach(RedisDriver::close);
        if (server != null) {
            server.close();
        }
    }

    @Override
    Driver open() {
        var driver = new RedisDriver(server.settings(), Ticker.system(), new Random());
        opened.add(driver);
        return driver;
    }
}
