package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.call.CallScope;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.Scalar;
import io.doudou.fault.Fault;
import io.doudou.http.Call;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.http.client.RawNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;

/** The bytes of go-micro's calls over HTTP, as its programs write them (specification 9 and 13). */
class CallsByGoMicroTest {

    private static final JsonCodec<String> TEXT =
            JsonCodec.of(JsonReader::string, JsonWriter::value);

    private static Application service;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        service = Application.with(LocalSettings.of(Map.of())).serve(routes()).start();
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void stop() {
        client.close();
        service.close();
    }

    private static Routes routes() {
        return Routes.of("greeter", CallsByGoMicroTest.class)
                .route(
                        Route.of("Hello", "POST", "/hello", CallsByGoMicroTest::hello)
                                .consuming(MediaType.JSON)
                                .procedure("Greeter.Hello", Passing.BODY))
                .route(
                        Route.of("Sum", "GET", "/sum/{name}", CallsByGoMicroTest::sum)
                                .procedure("Greeter.GetSum", Passing.NAMED))
                .route(
                        Route.of("Nothing", "PUT", "/nothing", request -> Response.noContent())
                                .producingNothing()
                                .procedure("Greeter.PutNothing", Passing.NAMED))
                .route(
                        Route.of("Refuse", "GET", "/refuse", CallsByGoMicroTest::refuse)
                                .procedure("Greeter.GetRefusal", Passing.NAMED))
                .route(
                        Route.of("Meta", "GET", "/meta", CallsByGoMicroTest::meta)
                                .procedure("Greeter.GetMeta", Passing.NAMED));
    }

    private static Response hello(Request request) {
        var input = Input.of(request);
        var names = input.body("names", JsonCodec.of(CallsByGoMicroTest::names, (out, x) -> {}));
        input.throwIfInvalid();
        return Response.json(TEXT, "Hello " + names.get("name"));
    }

    private static Map<String, String> names(JsonReader in) {
        return in.map(JsonReader::string);
    }

    private static Response sum(Request request) {
        var input = Input.of(request);
        var name = input.path("name").required(Scalar.STRING);
        var numbers = input.query("numbers").list(Scalar.INT);
        input.throwIfInvalid();
        return Response.json(TEXT, name + numbers.stream().mapToInt(each -> each).sum());
    }

    private static Response refuse(Request request) {
        throw new Fault(403, "greeter.no", "not <you> & ü");
    }

    private static Response meta(Request request) {
        var scope = CallScope.current();
        var hasLimit = scope.deadlineNanos().isPresent();
        return Response.json(TEXT, new TreeMap<>(scope.metadata()) + " " + hasLimit);
    }

    private static HttpResponse<String> post(String body, String... headers)
            throws IOException, InterruptedException {
        return post(service, body, headers);
    }

    private static HttpResponse<String> post(Application to, String body, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(to.address() + "/"))
                        .timeout(Duration.ofSeconds(20))
                        .headers(headers)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> call(String endpoint, String body)
            throws IOException, InterruptedException {
        return post(body, "Content-Type", "application/json", "Micro-Endpoint", endpoint);
    }

    private static String error(HttpResponse<?> answer) {
        return answer.headers().firstValue("Micro-Error").orElse("");
    }

    @Test
    void behindATrustedProxyACallHasItsParameters() throws Exception {
        var settings = LocalSettings.of(Map.of("GDD_HTTP_TRUSTED_PROXIES", "127.0.0.1"));
        try (var behind = Application.with(settings).serve(routes()).start()) {
            var answer =
                    post(
                            behind,
                            "{\"name\":\"n\",\"numbers\":[1,2]}",
                            "Content-Type",
                            "application/json",
                            "Micro-Endpoint",
                            "Greeter.GetSum",
                            "X-Forwarded-For",
                            "10.0.0.7");
            assertThat(answer.body()).isEqualTo("\"n3\"");
        }
    }

    @Test
    void aProcedureHasOneRoute() {
        var route = Route.of("Hello", "POST", "/hello", request -> Response.noContent());
        var again = Route.of("Hello", "POST", "/again", request -> Response.noContent());
        var routes =
                Routes.of("twice", CallsByGoMicroTest.class)
                        .route(route.procedure("Greeter.Hello", Passing.BODY))
                        .route(again.procedure("Greeter.Hello", Passing.BODY));
        try (var app = Application.with(LocalSettings.of(Map.of())).serve(routes)) {
            assertThatThrownBy(app::start)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("two routes answer to the procedure Greeter.Hello");
        }
    }

    @Test
    void aCallIsAPostWhoseEndpointStandsInAHeader() throws Exception {
        var answer =
                post(
                        "{\"name\":\"John\"}\n",
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "application/json",
                        "Micro-Endpoint",
                        "Greeter.Hello",
                        "Micro-Id",
                        "0",
                        "Micro-Method",
                        "Greeter.Hello",
                        "Micro-Service",
                        "greeter",
                        "Timeout",
                        "5000000000");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("\"Hello John\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(error(answer)).isEmpty();
    }

    @Test
    void theOlderHeaderNamesAndTheMethodAloneAreUnderstood() throws Exception {
        var json = "{\"name\":\"a\"}";
        assertThat(
                        post(
                                        json,
                                        "Content-Type",
                                        "application/json",
                                        "X-Micro-Method",
                                        "Greeter.Hello")
                                .body())
                .isEqualTo("\"Hello a\"");
    }

    @Test
    void severalParametersAreOneObjectWithTheirNames() throws Exception {
        assertThat(call("Greeter.GetSum", "{\"numbers\":[1,2,3],\"name\":\"sum\"}").body())
                .isEqualTo("\"sum6\"");
        assertThat(call("Greeter.GetSum", "{\"name\":\"none\",\"numbers\":null}").body())
                .isEqualTo("\"none0\"");
        assertThat(call("Greeter.PutNothing", "").body()).isEqualTo("{}");
    }

    @Test
    void whatIsWrongWithParametersIsNamed() throws Exception {
        assertThat(error(call("Greeter.GetSum", "{\"numbers\":[1,\"x\"]}")))
                .startsWith("{\"id\":\"greeter\",\"code\":400,\"detail\":\"")
                .contains("name must be given")
                .contains("numbers[1] must be a whole number of 32 bits")
                .endsWith("\"status\":\"Bad Request\"}");
        assertThat(error(call("Greeter.GetSum", "{\"name\":{}}"))).contains("name must be a value");
        assertThat(error(call("Greeter.GetSum", "[]"))).contains("must be a JSON object");
        assertThat(error(call("Greeter.GetSum", "{\"name\":"))).contains("\"code\":400");
    }

    @Test
    void aFaultIsTheErrorOfGoMicroAndItsStatusOnTheWireIs200() throws Exception {
        var answer = call("Greeter.GetRefusal", "{}");
        assertThat(answer.statusCode()).isEqualTo(200);
        // The bytes are UTF-8, which this client reads as Latin-1.
        assertThat(error(answer))
                .isEqualTo(
                        "{\"id\":\"greeter\",\"code\":403,"
                                + "\"detail\":\"not \\u003cyou\\u003e \\u0026 \u00c3\u00bc\","
                                + "\"status\":\"Forbidden\"}");
    }

    @Test
    void whatIsNotThereIsSaidInTheWordsOfGoMicro() throws Exception {
        assertThat(error(call("Greeter.Nope", "{}"))).isEqualTo("rpc: can't find method Nope");
        assertThat(error(call("Other.Nope", "{}"))).isEqualTo("rpc: can't find service Other");
        for (var broken : List.of("Greeter", "a.b.c", ".x", "x.")) {
            assertThat(error(call(broken, "{}")))
                    .isEqualTo("rpc: service/endpoint request ill-formed: " + broken);
        }
        var yaml = post("a: 1", "Content-Type", "text/yaml", "Micro-Endpoint", "Greeter.Hello");
        assertThat(yaml.body()).isEqualTo("unsupported Content-Type: text/yaml");
    }

    @Test
    void metadataAreHeadersAndTheLimitIsNotAmongThem() throws Exception {
        var answer =
                post(
                        "{}",
                        "Content-Type",
                        "application/json",
                        "Micro-Endpoint",
                        "Greeter.GetMeta",
                        "Micro-From-Service",
                        "script",
                        "Timeout",
                        "5000000000",
                        "X-User-Id",
                        "john, b=1");
        assertThat(answer.body()).isEqualTo("\"{x-user-id=john, b=1} true\"");
    }

    @Test
    void theEnvelopeOf2016IsUnderstoodWithAndWithoutHeaders() throws Exception {
        var request = "{\"method\":\"Greeter.Hello\",\"params\":[{\"name\":\"John\"}],\"id\":0}\n";
        var old = post(request, "Content-Type", "application/json");
        assertThat(old.body()).isEqualTo("{\"id\":0,\"result\":\"Hello John\",\"error\":null}\n");
        var downgraded =
                post(
                        request.replace("\"id\":0", "\"id\":\"7\""),
                        "Content-Type",
                        "application/json-rpc",
                        "Micro-Endpoint",
                        "Greeter.Hello");
        assertThat(downgraded.body())
                .isEqualTo("{\"id\":\"7\",\"result\":\"Hello John\",\"error\":null}\n");
        assertThat(downgraded.headers().firstValue("Content-Type"))
                .hasValue("application/json-rpc");
    }

    @Test
    void anErrorInTheEnvelopeIsAText() throws Exception {
        var refused =
                post(
                        "{\"method\":\"Greeter.GetRefusal\",\"params\":[{}],\"id\":3}",
                        "Content-Type",
                        "application/json-rpc");
        assertThat(refused.body())
                .isEqualTo(
                        "{\"id\":3,\"result\":{},\"error\":\"{\\\"id\\\":\\\"greeter\\\","
                                + "\\\"code\\\":403,\\\"detail\\\":\\\"not \\\\u003cyou\\\\u003e"
                                + " \\\\u0026 ü\\\",\\\"status\\\":\\\"Forbidden\\\"}\"}\n");
        var broken = post("{\"method\":", "Content-Type", "application/json-rpc");
        assertThat(broken.body()).startsWith("{\"id\":null,\"result\":{},\"error\":\"rpc: ");
    }

    @Test
    void aCallerSendsWhatGoMicroExpectsAndReadsWhatItAnswers() throws Exception {
        var heads = new LinkedBlockingQueue<String>();
        try (var node =
                        new RawNode(
                                line -> {
                                    for (var head = line.request();
                                            head != null;
                                            head = line.request()) {
                                        heads.add(String.join("\r\n", head.head()) + "\r\n");
                                        line.say(
                                                "HTTP/1.1 200 OK\r\nMicro-Error: {\"id\":\"g\","
                                                        + "\"code\":404,\"detail\":\"ü\"}"
                                                        + "\r\nContent-Length: 0\r\n\r\n");
                                    }
                                });
                var caller =
                        Application.with(
                                LocalSettings.of(
                                        Map.of(
                                                "GREETER",
                                                node.address().replace("http:", "mucp:"))))) {
            var call =
                    Call.of("Sum", "GET", "/sum/{name}")
                            .procedure("Greeter.GetSum", Passing.NAMED)
                            .path("name", Scalar.STRING, "a")
                            .queryAll("numbers", Scalar.INT, List.of(1, 2));
            assertThatThrownBy(() -> caller.client("greeter").json(call, TEXT))
                    .isEqualTo(new Fault(404, "http.404", "ü").with("id", "g"));
            assertThat(heads.take())
                    .startsWith("POST / HTTP/1.1\r\n")
                    .contains("Micro-Service: greeter\r\n")
                    .contains("Micro-Method: Greeter.GetSum\r\n")
                    .contains("Micro-Endpoint: Greeter.GetSum\r\n")
                    .contains("Content-Type: application/json\r\n")
                    .containsPattern("Timeout: [0-9]{9,11}\r\n");
        }
    }
}
