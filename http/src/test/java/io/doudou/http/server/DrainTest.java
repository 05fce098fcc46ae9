package io.doudou.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.http.HttpOptions;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.option.Settings;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

class DrainTest {

    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final Route slow =
            Route.of(
                    "Slow",
                    "GET",
                    "/slow",
                    request -> {
                        running.countDown();
                        go.await();
                        return RunningServer.text("done");
                    });

    private static CompletableFuture<Boolean> drain(RunningServer server, Duration grace) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return server.server.drain(grace);
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                });
    }

    @Test
    @DisplayName("spec 20.25: a running request finishes, new connections are refused")
    void whatRunsFinishes() throws Exception {
        try (var server = RunningServer.of(slow);
                var idle = server.connect();
                var busy = server.connect()) {
            idle.get("/nowhere");
            busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
            running.await();
            var drained = drain(server, Duration.ofSeconds(10));
            assertThat(idle.isClosed()).isTrue();
            assertThatThrownBy(server::connect).isInstanceOf(IOException.class);
            go.countDown();
            var answer = busy.answer();
            assertThat(answer.text()).isEqualTo("done");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(busy.isClosed()).isTrue();
            assertThat(drained.get()).isTrue();
        }
    }

    @Test
    void whatDoesNotFinishIsInterruptedAtTheEndOfTheGrace() throws Exception {
        var interrupted = new CompletableFuture<Boolean>();
        var stuck =
                Route.of(
                        "Stuck",
                        "GET",
                        "/stuck",
                        request -> {
                            running.countDown();
                            try {
                                go.await();
                            } catch (InterruptedException end) {
                                interrupted.complete(true);
                            }
                            return Response.noContent();
                        });
        try (var server = RunningServer.of(stuck);
                var client = server.connect()) {
            client.send("GET /stuck HTTP/1.1\r\nHost: x\r\n\r\n");
            running.await();
            assertThat(drain(server, Duration.ofMillis(50)).get()).isFalse();
            server.server.close();
            assertThat(interrupted.get()).isTrue();
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void closingTwiceIsHarmless() throws IOException {
        var server = RunningServer.of(slow);
        server.server.close();
        server.server.close();
        server.close();
        server.close();
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (var server = RunningServer.of(slow)) {
            var taken = Settings.none().with(HttpOptions.PORT, server.server.port());
            var other = new HttpServer(server.engine, taken, Ticker.system(), server.parts);
            assertThatThrownBy(other::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("" + server.server.port());
            other.close();
        }
    }

    @Test
    @DisplayName("issue: 5,000 idle connections")
    void fiveThousandIdleConnectionsDisturbNobody() throws IOException {
        var hello = Route.of("Hello", "GET", "/hello", r -> RunningServer.text("hello"));
        var idle = new ArrayList<RawClient>();
        try (var server = RunningServer.of(hello)) {
            try {
                for (int i = 0; i < 5000; i++) {
                    idle.add(server.connect());
                }
                assertThat(idle.getFirst().get("/hello").text()).isEqualTo("hello");
                assertThat(idle.getLast().get("/hello").text()).isEqualTo("hello");
            } finally {
                for (var client : idle) {
                    client.close();
                }
            }
        }
    }

    @Test
    void connectionsAboveTheLimitAreClosed() throws IOException {
        var hello = Route.of("Hello", "GET", "/hello", r -> RunningServer.text("hello"));
        var settings = Settings.none().with(HttpOptions.CONNECTIONS_MAX, 2);
        var open = new ArrayList<RawClient>();
        try (var server = RunningServer.of(settings, hello)) {
            try {
                var closed = 0;
                for (int i = 0; i < 20; i++) {
                    var client = server.connect();
                    open.add(client);
                    closed += answers(client) ? 0 : 1;
                }
                assertThat(closed).isGreaterThan(10);
            } finally {
                for (var client : open) {
                    client.close();
                }
            }
        }
    }

    private static boolean answers(RawClient client) {
        try {
            return client.get("/hello").status() == 200;
        } catch (IOException closed) {
            return false;
        }
    }
}
