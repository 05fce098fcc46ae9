package io.doudou.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.codec.Scalar;
import io.doudou.fault.Fault;
import io.doudou.http.Body;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;

class HttpServerTest {

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        server =
                RunningServer.of(
                        Route.of("Hello", "GET", "/hello", HttpServerTest::hello)
                                .producing(MediaType.ANY),
                        Route.of("Echo", "POST", "/echo", HttpServerTest::echo)
                                .consuming(MediaType.JSON),
                        Route.of("Fault", "GET", "/fault", HttpServerTest::fault),
                        Route.of("Broken", "GET", "/broken", HttpServerTest::broken));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Response hello(Request request) {
        var input = Input.of(request);
        var name = input.query("name").optional(Scalar.STRING);
        return RunningServer.text("hello " + name);
    }

    private static Response echo(Request request) {
        var body = (Body.Bytes) request.body();
        return Response.of(200, "application/json", body.content());
    }

    private static Response fault(Request request) {
        throw new Fault(409, "user.taken", "the name is taken");
    }

    private static Response broken(Request request) throws IOException {
        throw new IOException("the secret of the house");
    }

    @Test
    void answersOneRequestAfterAnotherOnOneConnection() throws IOException {
        try (var client = server.connect()) {
            var first = client.get("/hello?name=ada+l%C3%B6w");
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.text()).isEqualTo("hello ada löw");
            assertThat(first.header("date")).endsWith("GMT");
            assertThat(client.post("/echo", "application/json", "[1]").text()).isEqualTo("[1]");
            assertThat(client.get("/hello").text()).isEqualTo("hello null");
        }
    }

    @Test
    void aFaultBecomesAProblemDocument() throws IOException {
        try (var client = server.connect()) {
            var answer = client.get("/fault");
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.text()).contains("\"code\":\"user.taken\"");
        }
    }

    @Test
    @DisplayName("spec 20.16: a handler that throws is a 500, and the server goes on")
    void aHandlerThatThrowsTellsNothingButTheRequestId() throws IOException {
        try (var client = server.connect()) {
            var answer = client.get("/broken");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).doesNotContain("secret");
            assertThat(answer.text()).contains(answer.header("x-request-id"));
            assertThat(client.get("/hello").status()).isEqualTo(200);
        }
    }
}
