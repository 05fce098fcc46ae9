package io.doudou.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.fault.Fault;
import io.doudou.http.Handler;
import io.doudou.http.MediaType;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.option.Settings;
import io.doudou.service.Download;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Where one answer ends the next begins, to the byte: a client on a kept connection takes a byte
 * too many for the begin of the next answer.
 */
class FramingTest {

    private static final int REQUESTS = 300;

    /** Around the sizes at which an answer is written in another way. */
    private static final int[] SIZES = {
        0, 1, 400, 600, 1023, 32 << 10, (32 << 10) + 1, 256 << 10, (256 << 10) + 1, 300_000
    };

    /** A request and the body that belongs to it. */
    private record Ask(String method, String path, int size) {

        static Ask random(Random random) {
            var paths = new String[] {"/whole", "/sized", "/open", "/longer", "/none", "/fault"};
            var method = random.nextInt(5) == 0 ? "HEAD" : "GET";
            return new Ask(
                    method,
                    paths[random.nextInt(paths.length)],
                    SIZES[random.nextInt(SIZES.length)]);
        }

        String text() {
            return method + " " + path + "?" + size + " HTTP/1.1\r\nHost: x\r\n\r\n";
        }

        void check(RawClient client) throws IOException {
            var answer = method.equals("HEAD") ? client.head() : client.answer();
            switch (path) {
                case "/none" -> assertThat(answer.status()).isEqualTo(204);
                case "/fault" -> assertThat(answer.status()).isEqualTo(409);
                default -> {
                    assertThat(answer.status()).isEqualTo(200);
                    var length = method.equals("HEAD") ? 0 : size;
                    assertThat(answer.body()).isEqualTo(new byte[length]);
                }
            }
        }
    }

    private static Route route(String path, Handler handler) {
        return Route.of(path, "GET", path, handler).producing(MediaType.ANY);
    }

    private static Response download(OptionalLong size, InputStream stream) {
        return Response.download(new Download("x", "application/octet-stream", size, stream));
    }

    private static int size(Request request) {
        return Integer.parseInt(request.query());
    }

    private static InputStream zeros(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    private static RunningServer start() throws IOException {
        return RunningServer.of(
                route("/whole", r -> Response.of(200, "x/y", new byte[size(r)])),
                route("/sized", r -> download(OptionalLong.of(size(r)), zeros(size(r)))),
                route("/open", r -> download(OptionalLong.empty(), zeros(size(r)))),
                route("/longer", r -> download(OptionalLong.of(size(r)), zeros(size(r) + 999))),
                route("/none", r -> Response.of(204, "x/y", new byte[size(r)])),
                route(
                        "/fault",
                        r -> {
                            throw new Fault(409, "taken", "The name is taken.");
                        }));
    }

    @Test
    void answersOfAllKindsFollowEachOtherToTheByte() throws IOException {
        var random = new Random(7);
        try (var server = start();
                var client = server.connect()) {
            for (int i = 0; i < REQUESTS; i++) {
                var ask = Ask.random(random);
                client.send(ask.text());
                ask.check(client);
            }
        }
    }

    @Test
    void answersToRequestsThatWereSentAheadFollowEachOtherToTheByte() throws IOException {
        var random = new Random(8);
        try (var server = start();
                var client = server.connect()) {
            for (int round = 0; round < REQUESTS / 10; round++) {
                var asks = new ArrayList<Ask>();
                var text = new StringBuilder();
                for (int i = 0; i < 10; i++) {
                    asks.add(Ask.random(random));
                    text.append(asks.getLast().text());
                }
                client.send(text.toString());
                for (var ask : asks) {
                    ask.check(client);
                }
            }
        }
    }

    @Test
    void aStreamThatComesAfterItsDeadlineLeavesNoByteOnTheConnection() throws IOException {
        var closed = new CompletableFuture<Boolean>();
        var late =
                route(
                        "/late",
                        request -> {
                            awaitInterrupt();
                            return download(OptionalLong.of(100_000), told(closed));
                        });
        try (var server = RunningServer.of(Settings.none(), late);
                var client = server.connect()) {
            client.send("GET /late HTTP/1.1\r\nHost: x\r\nX-Request-Timeout: 50\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(504);
            closed.join();
            // The first may overtake what the handler has left for the loop to send.
            assertThat(client.get("/nowhere").statusLine()).isEqualTo("HTTP/1.1 404 Not Found");
            assertThat(client.get("/nowhere").statusLine()).isEqualTo("HTTP/1.1 404 Not Found");
        }
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException deadline) {
            // A handler that answers all the same.
        }
    }

    private static InputStream told(CompletableFuture<Boolean> closed) {
        return new ByteArrayInputStream(new byte[100_000]) {
            @Override
            public void close() {
                closed.complete(true);
            }
        };
    }

    @Test
    void aStreamThatHasNothingForAMomentIsNotAtItsEnd() throws IOException {
        var hesitant =
                route(
                        "/hesitant",
                        request -> download(OptionalLong.empty(), new Hesitant(zeros(3000))));
        try (var server = RunningServer.of(hesitant);
                var client = server.connect()) {
            assertThat(client.get("/hesitant").body()).isEqualTo(new byte[3000]);
            assertThat(client.get("/hesitant").body()).isEqualTo(new byte[3000]);
        }
    }

    /** Reads 0 bytes now and then, as streams should not. */
    private static final class Hesitant extends InputStream {

        private final InputStream in;
        private boolean hesitates;

        Hesitant(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            hesitates = !hesitates;
            return hesitates ? 0 : in.read(into, from, Math.min(length, 1000));
        }
    }
}
