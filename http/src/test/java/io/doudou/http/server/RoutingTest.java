package io.doudou.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.codec.Scalar;
import io.doudou.http.HttpOptions;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.option.Settings;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;

class RoutingTest {

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        server =
                RunningServer.of(
                        Settings.none().with(HttpOptions.ROUTE_ROOT_PATH, "/api/v1"),
                        saying("GET", "/user", "get user"),
                        saying("PUT", "/user", "put user"),
                        saying("GET", "/users/me", "me"),
                        Route.of("User", "GET", "/users/{id}", RoutingTest::user)
                                .producing(MediaType.ANY),
                        Route.of("Book", "GET", "/users/{id}/books/{book}", RoutingTest::book)
                                .producing(MediaType.ANY),
                        saying("GET", "/shelf/", "shelf"),
                        saying("GET", "/", "root"),
                        Route.of("Json", "GET", "/json", r -> RunningServer.text("json")),
                        Route.of("Nothing", "DELETE", "/user", r -> Response.noContent())
                                .producingNothing());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Route saying(String method, String path, String text) {
        return Route.of(text, method, path, request -> RunningServer.text(text))
                .producing(MediaType.ANY);
    }

    private static Response user(Request request) {
        var id = Input.of(request).path("id").required(Scalar.STRING);
        return RunningServer.text("user " + id + " at " + request.path());
    }

    private static Response book(Request request) {
        var input = Input.of(request);
        var id = input.path("id").required(Scalar.INT);
        var book = input.path("book").required(Scalar.STRING);
        input.throwIfInvalid();
        return RunningServer.text(id + " " + book);
    }

    private static RawClient.Answer ask(String method, String target) throws IOException {
        try (var client = server.connect()) {
            client.send(method + " " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
            return method.equals("HEAD") ? client.head() : client.answer();
        }
    }

    @Test
    void routesLieBelowTheRootPath() throws IOException {
        assertThat(ask("GET", "/api/v1/user").text()).isEqualTo("get user");
        assertThat(ask("PUT", "/api/v1/user").text()).isEqualTo("put user");
        assertThat(ask("DELETE", "/api/v1/user").status()).isEqualTo(204);
        assertThat(ask("GET", "/api/v1/").text()).isEqualTo("root");
        assertThat(ask("GET", "/user").status()).isEqualTo(404);
    }

    @Test
    void variablesStandForOneDecodedSegment() throws IOException {
        assertThat(ask("GET", "/api/v1/users/7").text()).isEqualTo("user 7 at /users/7");
        assertThat(ask("GET", "/api/v1/users/me").text()).isEqualTo("me");
        assertThat(ask("GET", "/api/v1/users/a%2Fb+c%20d").text())
                .isEqualTo("user a/b+c d at /users/a/b+c d");
        assertThat(ask("GET", "/api/v1/users/7/books/%C3%BC").text()).isEqualTo("7 ü");
        assertThat(ask("GET", "/api/v1/users/x/books/b").status()).isEqualTo(400);
        assertThat(ask("GET", "/api/v1/users//books/b").status()).isEqualTo(404);
        assertThat(ask("GET", "/api/v1/users/me/books/b").status()).isEqualTo(400);
    }

    @Test
    void aFixedPathMayBeEncodedToo() throws IOException {
        assertThat(ask("GET", "/api/v1/%75ser").text()).isEqualTo("get user");
        assertThat(ask("GET", "/api/v1%2Fuser").status()).isEqualTo(404);
        assertThat(ask("GET", "/api/v1/./user").status()).isEqualTo(404);
        assertThat(ask("GET", "/api/v1/x/../user").status()).isEqualTo(404);
    }

    @Test
    void aPathThatDiffersByItsLastSlashIsRedirectedWithItsQuery() throws IOException {
        var answer = ask("GET", "/api/v1/user/?id=7&x=%20");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("location")).isEqualTo("/api/v1/user?id=7&x=%20");
        assertThat(ask("GET", "/api/v1/shelf").header("location")).isEqualTo("/api/v1/shelf/");
        assertThat(ask("GET", "/api/v1/users/7/").header("location")).isEqualTo("/api/v1/users/7");
        assertThat(ask("GET", "/api/v1").header("location")).isEqualTo("/api/v1/");
        assertThat(ask("GET", "//example.com/").status()).isEqualTo(404);
    }

    @Test
    void aWrongVerbIsToldTheRightOnes() throws IOException {
        var answer = ask("POST", "/api/v1/user");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PUT");
        assertThat(answer.text()).contains("method.not-allowed");
        assertThat(ask("get", "/api/v1/user").status()).isEqualTo(405);
    }

    @Test
    void optionsTellsTheVerbs() throws IOException {
        var answer = ask("OPTIONS", "/api/v1/users/7");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(ask("OPTIONS", "*").status()).isEqualTo(204);
    }

    @Test
    void headIsGetWithoutItsBody() throws IOException {
        try (var client = server.connect()) {
            client.send("HEAD /api/v1/user HTTP/1.1\r\nHost: x\r\n\r\n");
            var head = client.head();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("content-length")).isEqualTo("8");
            assertThat(client.get("/api/v1/user").text()).isEqualTo("get user");
            client.send("HEAD /nowhere HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.head().status()).isEqualTo(404);
            assertThat(client.get("/api/v1/user").text()).isEqualTo("get user");
        }
    }

    @Test
    void anAnswerThatIsNotAcceptedIsRefused() throws IOException {
        var request = "GET /api/v1/json HTTP/1.1\r\nHost: x\r\nAccept: ";
        try (var client = server.connect()) {
            assertThat(client.send(request + "text/html\r\n\r\n").answer().status()).isEqualTo(406);
            assertThat(client.send(request + "application/json;q=0\r\n\r\n").answer().status())
                    .isEqualTo(406);
            for (var good : new String[] {"*/*", "application/*", "text/html, */*;q=0.1"}) {
                assertThat(client.send(request + good + "\r\n\r\n").answer().status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void twoRoutesAtOneVerbAndPathAreAMistake() {
        assertThatThrownBy(
                        () ->
                                RunningServer.of(
                                        saying("GET", "/a/{x}", "one"),
                                        saying("GET", "/a/{y}", "two")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GET /a/{y}");
    }
}
