package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.Scalar;
import io.doudou.codec.ServiceShapes;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.http.Call;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.http.ServiceClient;
import io.doudou.http.client.RawNode;
import io.doudou.stream.Source;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Calls in other encodings than JSON, byte for byte (go-micro specification, 5.2, 9.3 and 13.3).
 */
@Timeout(60)
class EncodedCallsTest {

    private static final String PROTOBUF = "application/protobuf";
    private static final String PROTO_RPC = "application/proto-rpc";

    /** The head of an envelope that names {@code Greeter.Hello} with the sequence 0. */
    private static final String HELLO = "0a0d477265657465722e48656c6c6f 110000000000000000";

    private static final JsonCodec<Map<String, String>> TEXTS =
            JsonCodec.of(
                    in -> in.map(JsonReader::string),
                    (out, map) -> out.map(map, JsonWriter::value));
    private static final JsonCodec<byte[]> BYTES =
            JsonCodec.of(
                    in -> in.scalar(Scalar.BYTES), (out, value) -> out.scalar(Scalar.BYTES, value));
    private static final JsonCodec<Integer> NUMBER =
            JsonCodec.of(JsonReader::intValue, (out, value) -> out.value((long) value));

    private static final ServiceShapes SHAPES =
            ServiceShapes.of("greeter")
                    .record("HelloRequest")
                    .field("name", Cardinality.ONE, FieldKind.STRING)
                    .record("HelloResponse")
                    .field("unused", Cardinality.OPTIONAL, FieldKind.INT32)
                    .field("greeting", Cardinality.ONE, FieldKind.STRING)
                    .value("Bytes")
                    .field("value", Cardinality.ONE, FieldKind.BYTES)
                    .value("Int")
                    .field("value", Cardinality.ONE, FieldKind.INT32)
                    .procedure("Greeter.Hello", "HelloRequest", "HelloResponse")
                    .procedure("Greeter.Turn", "Bytes", "Bytes")
                    .procedure("Greeter.Count", "Int", "Int")
                    .procedure("Greeter.Sum", "Int", "Int")
                    .build();

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
        return Routes.of("greeter", EncodedCallsTest.class)
                .shaped(() -> SHAPES)
                .route(
                        Route.of("Hello", "POST", "/hello", EncodedCallsTest::hello)
                                .consuming(MediaType.JSON)
                                .procedure("Greeter.Hello", Passing.BODY))
                .route(
                        Route.of("Turn", "POST", "/turn", EncodedCallsTest::turn)
                                .consuming(MediaType.JSON)
                                .procedure("Greeter.Turn", Passing.BODY))
                .route(
                        Route.of("Count", "POST", "/count", EncodedCallsTest::count)
                                .consuming(MediaType.JSON)
                                .producing(MediaType.ITEMS)
                                .procedure("Greeter.Count", Passing.BODY))
                .route(
                        Route.of("Sum", "POST", "/sum", EncodedCallsTest::sum)
                                .consuming(MediaType.ITEMS)
                                .procedure("Greeter.Sum", Passing.BODY))
                .route(
                        Route.of("Secret", "POST", "/secret", EncodedCallsTest::hello)
                                .consuming(MediaType.JSON)
                                .procedure("Greeter.Secret", Passing.BODY));
    }

    private static Response hello(Request request) {
        var input = Input.of(request);
        var body = input.body("request", TEXTS);
        input.throwIfInvalid();
        var name = body.getOrDefault("name", "");
        if (name.equals("nobody")) {
            throw new Fault(404, "greeter.unknown", "boom");
        }
        return Response.json(TEXTS, Map.of("greeting", "Hello " + name));
    }

    private static Response turn(Request request) {
        var input = Input.of(request);
        var body = input.body("bytes", BYTES);
        input.throwIfInvalid();
        return Response.json(BYTES, new StringBuilder(text(body)).reverse().toString().getBytes());
    }

    private static Response count(Request request) {
        var input = Input.of(request);
        var to = input.body("to", NUMBER);
        input.throwIfInvalid();
        return Response.items(
                request,
                NUMBER,
                Source.of(java.util.stream.IntStream.rangeClosed(1, to).boxed().toList()));
    }

    private static Response sum(Request request) {
        var sum = 0;
        for (var number : Input.of(request).items("numbers", NUMBER)) {
            sum += number;
        }
        return Response.json(NUMBER, sum);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static HttpResponse<byte[]> post(byte[] body, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(service.address() + "/"))
                        .timeout(Duration.ofSeconds(20))
                        .headers(headers)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> call(String procedure, String type, byte[] body)
            throws IOException, InterruptedException {
        return post(body, "Content-Type", type, "Micro-Endpoint", procedure);
    }

    private static String error(HttpResponse<?> answer) {
        return answer.headers().firstValue("Micro-Error").orElse("");
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    // Header form.

    @Test
    void aBareMessageOfProtobufIsAnsweredInProtobuf() throws Exception {
        var answer = call("Greeter.Hello", PROTOBUF, hex("0a044a6f686e"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(error(answer)).isEmpty();
        assertThat(type(answer)).isEqualTo(PROTOBUF);
        assertThat(answer.body()).isEqualTo(hex("120a48656c6c6f204a6f686e"));
    }

    @Test
    void aMessageWithoutContentTypeIsProtobufAndNoBytesAreZeros() throws Exception {
        var untyped = post(hex("0a044a6f686e"), "Micro-Endpoint", "Greeter.Hello");
        assertThat(untyped.body()).isEqualTo(hex("120a48656c6c6f204a6f686e"));
        var empty = call("Greeter.Hello", PROTOBUF, new byte[0]);
        assertThat(text(empty.body())).endsWith("Hello ");
    }

    @Test
    void aFaultIsTheSameErrorInEveryEncoding() throws Exception {
        var answer = call("Greeter.Hello", PROTOBUF, hex("0a066e6f626f6479"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(error(answer))
                .isEqualTo(
                        "{\"id\":\"greeter\",\"code\":404,\"detail\":\"boom\","
                                + "\"status\":\"Not Found\"}");
        assertThat(error(call("Greeter.Nope", PROTOBUF, new byte[0])))
                .isEqualTo("rpc: can't find method Nope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0a", "0aff", "0affffffffffffffffff7f", "07", "00", "0a02ff fe", "0c"})
    void brokenProtobufIsRefusedAndTheNextCallIsAnswered(String hex) throws Exception {
        assertThat(error(call("Greeter.Hello", PROTOBUF, hex(hex))))
                .startsWith("{\"id\":\"greeter\",\"code\":400,\"detail\":\"the protobuf message ");
        assertThat(error(call("Greeter.Hello", PROTOBUF, new byte[0]))).isEmpty();
    }

    @Test
    void whatNobodyDescribedTravelsAsJsonOnly() throws Exception {
        var answer = call("Greeter.Secret", PROTOBUF, new byte[0]);
        assertThat(text(answer.body())).isEqualTo("unsupported Content-Type: " + PROTOBUF);
        assertThat(error(answer)).isEqualTo("unsupported Content-Type: " + PROTOBUF);
    }

    @Test
    void rawBytesAreTheBytesOfAMessageThatHoldsNothingElse() throws Exception {
        var type = "application/octet-stream";
        var answer = call("Greeter.Turn", type, new byte[] {'a', 'b', 'c'});
        assertThat(text(answer.body())).isEqualTo("cba");
        assertThat(type(answer)).isEqualTo(type);
        assertThat(error(call("Greeter.Hello", type, new byte[] {1})))
                .contains("\"code\":400")
                .contains("has no form as raw bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "application/msgpack, 81a46e616d65a44a6f686e, 81a86772656574696e67aa48656c6c6f204a6f686e",
        "application/x-msgpack, 81a46e616d65d9044a6f686e,"
                + " 81a86772656574696e67aa48656c6c6f204a6f686e",
        "application/grpc, 00000000060a044a6f686e, 000000000c120a48656c6c6f204a6f686e",
        "application/grpc+proto, 00000000060a044a6f686e, 000000000c120a48656c6c6f204a6f686e"
    })
    void otherEncodingsAreAnsweredInTheirOwn(String type, String request, String response)
            throws Exception {
        var answer = call("Greeter.Hello", type, hex(request));
        assertThat(error(answer)).isEmpty();
        assertThat(answer.body()).asHexString().isEqualToIgnoringCase(response);
        assertThat(type(answer)).isEqualTo(type);
    }

    @Test
    void jsonInAFrameIsAnsweredInAFrame() throws Exception {
        var json = "{\"name\":\"John\"}";
        var frame = ("\0\0\0\0" + (char) json.length() + json).getBytes(StandardCharsets.US_ASCII);
        var answer = call("Greeter.Hello", "application/grpc+json", frame);
        assertThat(text(answer.body())).endsWith("{\"greeting\":\"Hello John\"}");
        assertThat(answer.headers().firstValue("Grpc-Status")).hasValue("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0100000000", "00000000ff", "00ffffffff", "0000", "000000000100 00"})
    void aFrameWhoseLengthLiesIsRefused(String hex) throws Exception {
        assertThat(error(call("Greeter.Hello", "application/grpc", hex(hex))))
                .contains("\"code\":400")
                .contains("not one gRPC frame");
    }

    @Test
    void aBrokenMessageEndsAStreamWithAnErrorAndNothingElse() throws Exception {
        try (var caller = new MicroCaller(service.address(), "Greeter.Sum", PROTOBUF)) {
            caller.send("");
            caller.send("\b\n");
            caller.send("\b");
            assertThat(caller.answer())
                    .contains("\"code\":400")
                    .contains("the protobuf message is cut off");
        }
        aBareMessageOfProtobufIsAnsweredInProtobuf();
    }

    @Test
    void aStreamOfMessagesThatNobodyDescribedIsRefused() throws Exception {
        try (var caller = new MicroCaller(service.address(), "Greeter.Secret", PROTOBUF)) {
            caller.send("");
            assertThat(caller.answer()).isEqualTo("[unsupported Content-Type: " + PROTOBUF + "]");
        }
    }

    // The envelope of 2016.

    @ParameterizedTest
    @ValueSource(strings = {PROTO_RPC, PROTOBUF, "application/octet-stream"})
    void theEnvelopeOf2016HasTheBytesOfTheVectors(String type) throws Exception {
        var request = hex("00000018" + HELLO + "00000006 0a044a6f686e");
        var answer = post(request, "Content-Type", type);
        assertThat(answer.body())
                .isEqualTo(hex("0000001a" + HELLO + "1a00 0000000c 120a48656c6c6f204a6f686e"));
        assertThat(type(answer)).isEqualTo(PROTO_RPC);
    }

    @Test
    void zerosMayBeLeftOutOfTheEnvelopeAndHeadersChangeNothing() throws Exception {
        var request = hex("0000000f 0a0d477265657465722e48656c6c6f 00000006 0a044a6f686e");
        var answer = call("Other.Name", PROTO_RPC, request);
        assertThat(answer.body())
                .isEqualTo(hex("0000001a" + HELLO + "1a00 0000000c 120a48656c6c6f204a6f686e"));
    }

    @Test
    void anErrorInTheEnvelopeHasNoMessage() throws Exception {
        var request = hex("00000018" + HELLO + "00000008 0a066e6f626f6479");
        var answer = text(post(request, "Content-Type", PROTO_RPC).body());
        assertThat(answer)
                .contains("{\"id\":\"greeter\",\"code\":404,\"detail\":\"boom\"")
                .endsWith("\0\0\0\0");
    }

    @Test
    void callersThatLeaveTheEnvelopeOutAreUnderstoodByTheirHeaders() throws Exception {
        var answer = call("Greeter.Hello", PROTO_RPC, hex("0a044a6f686e"));
        assertThat(text(answer.body())).endsWith("Hello John");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00000018",
                "ffffffff 00",
                "7fffffff 00 00000000",
                "00000001 0a 00000000",
                "00000002 0aff 00000000",
                "0000000b 12ffffffffffffffffff01 00000000",
                "00000001 07 00000000",
                "00000000 00000000 00"
            })
    void aBrokenEnvelopeIsRefusedAndTheNextCallIsAnswered(String hex) throws Exception {
        var refused = post(hex(hex), "Content-Type", PROTO_RPC);
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(text(refused.body())).contains("rpc: ");
        theEnvelopeOf2016HasTheBytesOfTheVectors(PROTO_RPC);
    }

    // Clients.

    private static ServiceClient clientIn(Application caller) {
        return caller.client("greeter");
    }

    private static Application caller(String codec) {
        var address = service.address().replace("http:", "mucp:");
        return Application.with(
                LocalSettings.of(Map.of("GREETER", address, "GDD_RPC_CODEC", codec)));
    }

    private static Call hello(String name) {
        return Call.of("Hello", "POST", "/hello")
                .procedure("Greeter.Hello", Passing.BODY, () -> SHAPES)
                .body("request", TEXTS, Map.of("name", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "protobuf", "msgpack"})
    void aClientCallsInTheEncodingOfItsSettings(String codec) {
        try (var caller = caller(codec)) {
            assertThat(clientIn(caller).json(hello("Jürgen"), TEXTS))
                    .isEqualTo(Map.of("greeting", "Hello Jürgen"));
            assertThatThrownBy(() -> clientIn(caller).json(hello("nobody"), TEXTS))
                    .isEqualTo(new Fault(404, "greeter.unknown", "boom"));
        }
    }

    /** The one connection that it may have is free again, however the value failed. */
    @ParameterizedTest
    @CsvSource({"mucp, json", "mucp, protobuf", "http, json", "grpc, protobuf"})
    void aCallWhoseValueCannotBeWrittenTakesNothingFromTheNext(String protocol, String codec) {
        var settings =
                Map.of(
                        "GREETER",
                        service.address().replace("http:", protocol + ":"),
                        "GDD_RPC_CODEC",
                        codec,
                        "GDD_CLIENT_CONNECTIONS",
                        "1");
        JsonCodec<String> broken =
                JsonCodec.of(
                        JsonReader::string,
                        (out, value) -> {
                            throw new IllegalStateException(value);
                        });
        var call =
                Call.of("Hello", "POST", "/hello")
                        .procedure("Greeter.Hello", Passing.BODY, () -> SHAPES)
                        .body("request", broken, "no form");
        try (var caller = Application.with(LocalSettings.of(settings))) {
            assertThatThrownBy(() -> clientIn(caller).json(call, TEXTS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no form");
            assertThat(clientIn(caller).json(hello("John"), TEXTS)).containsKey("greeting");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "protobuf", "msgpack"})
    void streamsHaveTheEncodingOfTheSettingsToo(String codec) {
        var counting =
                Call.of("Count", "POST", "/count")
                        .procedure("Greeter.Count", Passing.BODY, () -> SHAPES)
                        .body("to", NUMBER, 300);
        var summing =
                Call.of("Sum", "POST", "/sum")
                        .procedure("Greeter.Sum", Passing.BODY, () -> SHAPES)
                        .items("numbers", NUMBER, Source.of(List.of(0, 10, 13, 300)));
        try (var caller = caller(codec);
                var numbers = clientIn(caller).items(counting, NUMBER)) {
            for (int i = 1; i <= 300; i++) {
                assertThat(numbers.next()).isEqualTo(i);
            }
            assertThat(numbers.next()).isNull();
            assertThat(clientIn(caller).json(summing, NUMBER)).isEqualTo(323);
        }
    }

    @Test
    void rawBytesGoBothWays() {
        var turning =
                Call.of("Turn", "POST", "/turn")
                        .procedure("Greeter.Turn", Passing.BODY, () -> SHAPES)
                        .body("bytes", BYTES, new byte[] {'x', 'y'});
        try (var caller = caller("bytes")) {
            assertThat(clientIn(caller).json(turning, BYTES)).isEqualTo(new byte[] {'y', 'x'});
        }
    }

    /** Programs of go-micro answer so, with status 200 and no error. */
    @Test
    void aNodeThatDoesNotSpeakTheEncodingIsQuoted() throws Exception {
        var text = "unsupported Content-Type: application/msgpack";
        var answer =
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
                        + text.length()
                        + "\r\n\r\n"
                        + text;
        try (var node =
                        new RawNode(
                                line -> {
                                    line.request();
                                    line.say(answer);
                                });
                var caller =
                        Application.with(
                                LocalSettings.of(
                                        Map.of(
                                                "GREETER",
                                                node.address().replace("http:", "mucp:"),
                                                "GDD_RPC_CODEC",
                                                "msgpack")))) {
            assertThatThrownBy(() -> clientIn(caller).json(hello("John"), TEXTS))
                    .isInstanceOf(Malformed.class)
                    .hasMessageContaining(text);
        }
    }

    @Test
    void aCodecThatIsNotThereIsRefusedAtTheStartWithThoseThatAre() {
        assertThatThrownBy(() -> caller("xml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "there is no codec \"xml\" (GDD_RPC_CODEC), only json, protobuf, msgpack,"
                                + " bytes");
    }
}
