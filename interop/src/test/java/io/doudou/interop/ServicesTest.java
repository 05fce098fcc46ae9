package io.doudou.interop;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.doudou.app.Application;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.http.Call;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.option.Settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Applications in Java and nodes of go-doudou in one cluster: each side reads the other's service,
 * base URL and uptime, and calls it.
 */
class ServicesTest {

    private static final JsonCodec<String> TEXT =
            JsonCodec.of(JsonReader::string, JsonWriter::value);

    private final Cast cast = new Cast();

    @AfterEach
    void end() {
        cast.close();
    }

    @Test
    void anApplicationSeededByANodeOfGoDoudou() throws IOException {
        var go = cast.go(GoLibrary.DOUDOU, "go", "-service", "usersvc", "-root", "/api");
        try (var application = application("java", go.address())) {
            go.awaitNames("go", "java");
            assertCallsBothWays(application, go);
        }
        go.awaitNames("go");
    }

    @Test
    void aNodeOfGoDoudouSeededByAnApplication() throws IOException {
        var address = cast.address();
        try (var application = application("java", "", address)) {
            var go = cast.go(GoLibrary.DOUDOU, "go", "-service", "usersvc", "-join", address);
            go.awaitNames("go", "java");
            assertCallsBothWays(application, go);
        }
    }

    @Test
    void aNodeWhoseMetadataMakesNoSenseHidesOnlyItself() throws IOException {
        var go = cast.go(GoLibrary.DOUDOU, "go", "-service", "usersvc");
        cast.go(GoLibrary.DOUDOU, "odd", "-meta", "{\"_meta\":[", "-join", go.address());
        try (var application = application("java", go.address())) {
            go.awaitNames("go", "java", "odd");
            assertThat(call(application)).isEqualTo("hello from go");
        }
    }

    private void assertCallsBothWays(Application application, Peer go) throws IOException {
        go.expect("(join|update)\tjava\t.*\"service\":\"ordersvc\".*");
        go.tell("discover ordersvc");
        var port = application.address().replaceAll(".*:([0-9]+).*", "$1");
        go.expect("nodes\tjava ordersvc http://127\\.10\\.[0-9.]+:" + port + "/v1 [0-9]{1,2}");
        go.tell("call ordersvc");
        go.expect("called\tjava\t200\t\"hello from java\"");
        assertThat(call(application)).isEqualTo("hello from go");
    }

    private static String call(Application application) throws IOException {
        var hello = Call.of("GetHello", "GET", "/hello");
        try (var answer = application.client("usersvc").download(hello)) {
            return new String(answer.stream().readAllBytes(), UTF_8);
        }
    }

    private Application application(String name, String seed) {
        return application(name, seed, cast.address());
    }

    private static Application application(String name, String seed, String at) {
        var colon = at.lastIndexOf(':');
        var settings =
                Settings.load(
                        new String[0],
                        Map.of(
                                "GDD_MODE",
                                "micro",
                                "GDD_PORT",
                                "0",
                                "GDD_ROUTE_ROOT_PATH",
                                "/v1",
                                "GDD_MEM_NAME",
                                name,
                                "GDD_MEM_BIND",
                                at.substring(0, colon),
                                "GDD_MEM_PORT",
                                at.substring(colon + 1),
                                "GDD_MEM_SEED",
                                seed),
                        Path.of("target"));
        var routes =
                Routes.of("ordersvc", ServicesTest.class)
                        .route(
                                Route.of(
                                        "GetHello",
                                        "GET",
                                        "/hello",
                                        request -> Response.json(TEXT, "hello from " + name)));
        return Application.with(settings).serve(routes).start();
    }
}
