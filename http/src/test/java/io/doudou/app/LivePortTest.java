package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.http.Body;
import io.doudou.http.Filter;
import io.doudou.http.Handler;
import io.doudou.http.HttpOptions;
import io.doudou.http.MediaType;
import io.doudou.http.Route;
import io.doudou.http.dispatch.Around;
import io.doudou.http.server.Listening;
import io.doudou.http.server.RawHttp2;
import io.doudou.http.server.RunningServer;
import io.doudou.http.server.ServerParts;
import io.doudou.option.Settings;
import io.doudou.time.Ticker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A port stays open while the code behind it changes. */
class LivePortTest {

    private static final Settings FREE_PORT =
            Settings.none().with(HttpOptions.HOST, "127.0.0.1").with(HttpOptions.PORT, 0);

    private final LivePort live = new LivePort(() -> {});
    private final HttpClient client = HttpClient.newHttpClient();
    private String address = "";

    @BeforeEach
    void theFirstCodeAnswers() throws Exception {
        address = answering("one").address();
    }

    @AfterEach
    void close() {
        client.close();
        live.close();
        live.close();
    }

    @Test
    void newerCodeAnswersOnTheSamePortAndConnection() throws Exception {
        assertThat(get().body()).isEqualTo("one");
        answering("two");
        assertThat(get().body()).isEqualTo("two");
    }

    @Test
    void aRequestThatArrivesDuringTheChangeIsAnsweredByTheNewCode() throws Exception {
        live.hold();
        var waiting = send(request().GET().build());
        answering("two");
        assertThat(waiting.join().body()).isEqualTo("two");
    }

    @Test
    void aBodyThatArrivesDuringTheChangeIsReadByTheNewCode() throws Exception {
        live.hold();
        var waiting =
                send(
                        request()
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build());
        answering("two");
        assertThat(waiting.join().body()).isEqualTo("two got 2 bytes");
    }

    @Test
    void newerCodeAnswersOnTheSameConnectionOfHttp2() throws Exception {
        try (var connection = new RawHttp2(URI.create(address).getPort())) {
            assertThat(ask(connection, 1).next(RawHttp2.DATA).text()).isEqualTo("one");
            live.hold();
            ask(connection, 3);
            answering("two");
            assertThat(connection.next(RawHttp2.DATA).text()).isEqualTo("two");
            assertThat(ask(connection, 5).next(RawHttp2.DATA).text()).isEqualTo("two");
        }
    }

    @Test
    void aStreamOfHttp2ThatRunsIsFinishedByTheCodeItBeganWith() throws Exception {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        answering(
                request -> {
                    entered.countDown();
                    leave.await();
                    return RunningServer.text("slow");
                });
        try (var connection = new RawHttp2(URI.create(address).getPort())) {
            ask(connection, 1);
            entered.await();
            answering("two");
            assertThat(ask(connection, 3).next(RawHttp2.DATA).text()).isEqualTo("two");
            leave.countDown();
            assertThat(connection.next(RawHttp2.DATA).text()).isEqualTo("slow");
        }
    }

    private static RawHttp2 ask(RawHttp2 connection, int stream) throws Exception {
        return connection.request(
                stream,
                RawHttp2.END_STREAM,
                ":method",
                "GET",
                ":path",
                "/",
                ":scheme",
                "http",
                ":authority",
                "x");
    }

    @Test
    void withoutNewerCodeTheOldCodeAnswersWhatWaited() throws Exception {
        live.hold();
        var waiting = send(request().GET().build());
        live.release();
        assertThat(waiting.join().body()).isEqualTo("one");
        assertThat(get().body()).isEqualTo("one");
    }

    @Test
    void codeThatDoesNotStartIsSaidToThoseWhoWaitUntilNewerCodeDoes() throws Exception {
        live.hold();
        var waiting = send(request().GET().build());
        live.refuse("Main failed");
        assertThat(waiting.join().statusCode()).isEqualTo(503);
        assertThat(get().body()).contains("Main failed");
        live.hold();
        answering("two");
        assertThat(get().body()).isEqualTo("two");
    }

    @Test
    void codeIsQuietWhenItsRequestsAreDone() throws Exception {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var slow =
                answering(
                        request -> {
                            entered.countDown();
                            leave.await();
                            return RunningServer.text("slow");
                        });
        var running = send(request().GET().build());
        entered.await();
        live.hold();
        assertThat(slow.drain(Duration.ZERO)).isFalse();
        leave.countDown();
        assertThat(slow.drain(Duration.ofSeconds(10))).isTrue();
        assertThat(running.join().body()).isEqualTo("slow");
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(address + "/"));
    }

    private HttpResponse<String> get() throws Exception {
        return client.send(request().GET().build(), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    private Listening answering(String text) throws Exception {
        return answering(request -> RunningServer.text(text + received(request.body())));
    }

    private static String received(Body body) {
        return body instanceof Body.Bytes bytes ? " got " + bytes.content().length + " bytes" : "";
    }

    private Listening answering(Handler handler) throws Exception {
        var running = new InFlight();
        Function<Route, Filter> counting = route -> running;
        var routes =
                List.of(
                        Route.of("get", "GET", "/", handler),
                        Route.of("post", "POST", "/", handler).consuming(MediaType.JSON));
        var parts =
                ServerParts.of(
                        FREE_PORT,
                        Ticker.system(),
                        routes,
                        Around.of(List.of(counting), List.of()));
        return live.answer(FREE_PORT, Ticker.system(), parts, running);
    }
}
