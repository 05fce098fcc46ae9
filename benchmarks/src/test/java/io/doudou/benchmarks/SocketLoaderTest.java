package io.doudou.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

class SocketLoaderTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    var found = exchange.getRequestURI().getPath().equals("/user");
                    exchange.sendResponseHeaders(found ? 200 : 404, 5);
                    exchange.getResponseBody().write("hello".getBytes());
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void answersAreCounted() {
        var load = new SocketLoader().run(server.getAddress().getPort(), Ask.getUser(), SHORT);
        assertThat(load.requests()).isPositive();
        assertThat(load.median()).isPositive().isLessThanOrEqualTo(load.p99());
    }

    @Test
    void aRefusedRequestFailsTheLoad() {
        assertThatThrownBy(
                        () ->
                                new SocketLoader()
                                        .run(server.getAddress().getPort(), Ask.postPage(), SHORT))
                .hasRootCauseMessage("answered HTTP/1.1 404 Not Found");
    }
}
