package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.ServiceShapes;
import io.doudou.http.HttpOptions;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.http.server.RawHttp2;
import io.doudou.option.Settings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

/** gRPC calls that are not as they should be, frame by frame. */
@Timeout(60)
class HostileGrpcTest {

    private static final JsonCodec<Map<String, String>> TEXTS =
            JsonCodec.of(
                    in -> in.map(JsonReader::string),
                    (out, map) -> out.map(map, JsonWriter::value));

    private static final ServiceShapes SHAPES =
            ServiceShapes.of("greeter")
                    .record("Hello")
                    .field("name", Cardinality.ONE, FieldKind.STRING)
                    .procedure("Greeter.Hello", "Hello", "Hello")
                    .procedure("Greeter.Chat", "Hello", "Hello")
                    .build();

    private static final String JOHN = "00 00000006 0a044a6f686e";

    private final CountDownLatch ended = new CountDownLatch(1);
    private Application service;
    private RawHttp2 client;

    @BeforeEach
    void start() throws IOException {
        var settings =
                Settings.load(new String[0], Map.of(), Path.of("no-such-folder"))
                        .with(HttpOptions.HOST, "127.0.0.1")
                        .with(HttpOptions.PORT, 0)
                        .with(HttpOptions.BODY_BYTES_MAX, 1000L);
        service = Application.with(settings).serve(routes()).start();
        client = new RawHttp2(URI.create(service.address()).getPort());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        service.close();
    }

    private Routes routes() {
        return Routes.of("greeter", HostileGrpcTest.class)
                .route(
                        Route.of("Hello", "POST", "/hello", HostileGrpcTest::hello)
                                .consuming(MediaType.JSON)
                                .procedure("Greeter.Hello", Passing.BODY))
                .route(
                        Route.of("Chat", "POST", "/chat", this::chat)
                                .consuming(MediaType.ITEMS)
                                .producing(MediaType.ITEMS)
                                .procedure("Greeter.Chat", Passing.BODY))
                .shaped(() -> SHAPES);
    }

    private static Response hello(Request request) {
        var input = Input.of(request);
        var body = input.body("request", TEXTS);
        input.throwIfInvalid();
        return Response.json(TEXTS, body);
    }

    private Response chat(Request request) {
        try {
            for (var name : Input.of(request).items("names", TEXTS)) {
                assertThat(name).isNotNull();
            }
        } finally {
            ended.countDown();
        }
        return Response.json(TEXTS, Map.of("name", "all"));
    }

    private void open(String path, int flags, String... more) throws IOException {
        open("application/grpc", path, flags, more);
    }

    private void openAs(String type, String path) throws IOException {
        open(type, path, 0);
    }

    private void open(String type, String path, int flags, String... more) throws IOException {
        var fields = new ArrayList<String>();
        fields.addAll(List.of(":method", "POST", ":path", path, ":scheme", "http"));
        fields.addAll(List.of(":authority", "x", "content-type", type));
        fields.addAll(List.of(more));
        client.request(1, flags, fields.toArray(String[]::new));
    }

    private void send(String hex, int flags) throws IOException {
        var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        client.frame(RawHttp2.DATA, flags, 1, bytes);
    }

    /** The status stands in the last headers, as a literal: it is the first of its connection. */
    private void expectStatus(int code) throws IOException {
        var text = Integer.toString(code);
        var field = "grpc-status" + (char) text.length() + text;
        var headers = client.next(RawHttp2.HEADERS);
        while ((headers.flags() & RawHttp2.END_STREAM) == 0) {
            headers = client.next(RawHttp2.HEADERS);
        }
        assertThat(headers.text()).contains(field);
    }

    @Test
    void aCallIsAnswered() throws IOException {
        open("/Greeter/Hello", 0);
        send(JOHN, RawHttp2.END_STREAM);
        assertThat(client.next(RawHttp2.DATA).text()).endsWith("John");
        expectStatus(0);
    }

    @ParameterizedTest
    @CsvSource({
        "Hello, 00 000000",
        "Hello, 00 00000006 0a04",
        "Hello, 07 00000006 0a044a6f686e",
        "Hello, 01 00000006 0a044a6f686e",
        "Hello, 00 00000006 0a044a6f686e 00",
        "Hello, 00 00000006 0a044a6f686e 00 00000006 0a044a6f686e",
        "Chat, 07 00000006 0a044a6f686e",
        "Chat, 01 00000006 0a044a6f686e",
        "Chat, 00 00000006 0a044a6f686e 00 00000006 0a04"
    })
    void framesThatMakeNoSenseAreAnInternalError(String method, String content) throws IOException {
        open("/Greeter/" + method, 0);
        send(content, RawHttp2.END_STREAM);
        expectStatus(13);
    }

    @ParameterizedTest
    @CsvSource({"Hello, 00 00000003 0affff", "Chat, 00 00000003 0affff"})
    void aMessageThatMakesNoSenseIsAnInvalidArgument(String method, String content)
            throws IOException {
        open("/Greeter/" + method, 0);
        send(content, RawHttp2.END_STREAM);
        expectStatus(3);
    }

    @Test
    void aCallWithoutAMessageIsAnInternalError() throws IOException {
        open("/Greeter/Hello", RawHttp2.END_STREAM);
        expectStatus(13);
    }

    @ParameterizedTest
    @CsvSource({"10", "S", "123456789S", "-1S", "10s", "0x1S", "1.5S", "'1 S'"})
    void aTimeToWaitThatMakesNoSenseIsAnInvalidArgument(String timeout) throws IOException {
        open("/Greeter/Hello", 0, "grpc-timeout", timeout);
        send(JOHN, RawHttp2.END_STREAM);
        expectStatus(3);
    }

    @ParameterizedTest
    @CsvSource({"99999999H", "99999999n", "1M"})
    void aTimeToWaitMayHaveEightDigits(String timeout) throws IOException {
        open("/Greeter/Hello", 0, "grpc-timeout", timeout);
        send(JOHN, RawHttp2.END_STREAM);
        expectStatus(0);
    }

    @ParameterizedTest
    @CsvSource({"application/grpc+xml", "application/grpc+", "application/grpc;a=b+c"})
    void onlyAnEncodingThatIsKnownIsImplemented(String type) throws IOException {
        openAs(type, "/Greeter/Hello");
        send(JOHN, RawHttp2.END_STREAM);
        expectStatus(type.contains(";") ? 0 : 12);
    }

    @ParameterizedTest
    @CsvSource({"application/grpc-web", "application/grpc-web+proto", "application/grpcx", "text"})
    void whatIsNoGrpcIsAnsweredAsHttp(String type) throws IOException {
        openAs(type, "/Greeter/Hello");
        send(JOHN, RawHttp2.END_STREAM);
        var headers = client.next(RawHttp2.HEADERS);
        assertThat(headers.text()).contains("application/problem+json");
    }

    @Test
    void tooManyFieldsAreRefused() throws IOException {
        var fields = new String[500];
        Arrays.fill(fields, "x");
        open("/Greeter/Hello", 0, fields);
        assertThat(client.next(RawHttp2.HEADERS).text()).contains("431");
    }

    @ParameterizedTest
    @CsvSource({"/", "/Greeter", "/Greeter/", "//", "/Greeter/Nope", "/Nope/Hello", "/./Hello"})
    void anUnknownProcedureIsUnimplemented(String path) throws IOException {
        open(path, 0);
        send(JOHN, RawHttp2.END_STREAM);
        expectStatus(12);
    }

    @ParameterizedTest
    @CsvSource({"Hello", "Chat"})
    void otherPackingThanGzipIsUnimplementedAndSaysWhatIs(String method) throws IOException {
        open("/Greeter/" + method, 0, "grpc-encoding", "snappy");
        send("01" + JOHN.substring(2), RawHttp2.END_STREAM);
        var headers = client.next(RawHttp2.HEADERS);
        assertThat(headers.text()).contains("grpc-accept-encoding\ridentity,gzip");
        assertThat(headers.text()).contains("grpc-status\00212");
    }

    private static String packed(byte[] message) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(message);
        }
        return "01"
                + String.format("%08x", out.size())
                + HexFormat.of().formatHex(out.toByteArray());
    }

    @Test
    void aPackedMessageIsUnpacked() throws IOException {
        open("/Greeter/Hello", 0, "grpc-encoding", "gzip");
        send(packed(HexFormat.of().parseHex("0a044a6f686e")), RawHttp2.END_STREAM);
        assertThat(client.next(RawHttp2.DATA).text()).endsWith("John");
        expectStatus(0);
    }

    @ParameterizedTest
    @CsvSource({"Hello", "Chat"})
    void aMessageThatIsNotPackedWhereItSaysSoIsAnInternalError(String method) throws IOException {
        open("/Greeter/" + method, 0, "grpc-encoding", "gzip");
        send("01" + JOHN.substring(2), RawHttp2.END_STREAM);
        expectStatus(13);
    }

    @ParameterizedTest
    @CsvSource({"Hello", "Chat"})
    void aMessageThatIsTooLargeUnpackedExhaustsWhatThereIs(String method) throws IOException {
        open("/Greeter/" + method, 0, "grpc-encoding", "gzip");
        send(packed(new byte[100_000]), RawHttp2.END_STREAM);
        expectStatus(8);
    }

    @ParameterizedTest
    @CsvSource({"Hello", "Chat"})
    void aMessageThatIsTooLargeExhaustsWhatThereIs(String method) throws IOException {
        open("/Greeter/" + method, 0);
        send("00 00000800" + "00".repeat(1100), 0);
        expectStatus(8);
    }

    @Test
    void aStreamThatIsCancelledEndsItsHandler() throws Exception {
        open("/Greeter/Chat", 0);
        send(JOHN, 0);
        client.frame(RawHttp2.RST_STREAM, 0, 1, new byte[] {0, 0, 0, 8});
        ended.await();
    }
}
