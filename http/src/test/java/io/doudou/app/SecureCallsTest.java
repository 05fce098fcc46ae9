package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.Scalar;
import io.doudou.fault.Fault;
import io.doudou.fault.Unknown;
import io.doudou.http.Call;
import io.doudou.http.HttpOptions;
import io.doudou.http.Input;
import io.doudou.http.MediaType;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Routes;
import io.doudou.http.ServiceClient;
import io.doudou.option.Settings;
import io.doudou.service.Download;
import io.doudou.service.Upload;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Between two programs with TLS: HTTP/2, and one connection for all calls. */
class SecureCallsTest {

    private static final int TOGETHER = 20;
    private static final byte[] LARGE = new byte[3 << 20];
    private static final JsonCodec<Integer> INT =
            JsonCodec.of(JsonReader::intValue, (out, value) -> out.value((long) value));

    private static final CyclicBarrier MEETING = new CyclicBarrier(TOGETHER);
    private static final CountDownLatch ASKED = new CountDownLatch(1);
    private static final CountDownLatch INTERRUPTED = new CountDownLatch(1);

    @TempDir private static Path folder;
    private static Application node;
    private static Application caller;

    @BeforeAll
    static void start() throws Exception {
        Arrays.fill(LARGE, (byte) 'x');
        var keys = NodeKeys.make(folder, "ip:127.0.0.1");
        var secured =
                Map.of(
                        "GDD_HTTP_TLS_CERTIFICATE",
                        keys.certificate().toString(),
                        "GDD_HTTP_TLS_KEY",
                        keys.key().toString());
        node =
                Application.with(
                                Settings.load(new String[0], secured, folder)
                                        .with(HttpOptions.HOST, "127.0.0.1")
                                        .with(HttpOptions.PORT, 0))
                        .serve(routes())
                        .start();
        var calling =
                Map.of(
                        "TWOSVC",
                        node.address(),
                        "GDD_CLIENT_TRUST",
                        keys.certificate().toString(),
                        "GDD_CLIENT_CONNECTIONS",
                        "1",
                        "GDD_CLIENT_RETRIES",
                        "0");
        caller = Application.with(Settings.load(new String[0], calling, folder));
    }

    @AfterAll
    static void stop() {
        caller.close();
        node.close();
    }

    private static ServiceClient client() {
        return caller.client("twosvc");
    }

    private static Routes routes() {
        return Routes.of("twosvc", SecureCallsTest.class)
                .route(Route.of("Meet", "POST", "/meet", SecureCallsTest::meet))
                .route(Route.of("GetFault", "GET", "/fault", SecureCallsTest::fault))
                .route(Route.of("GetNever", "GET", "/never", SecureCallsTest::never))
                .route(
                        Route.of("Send", "POST", "/send", SecureCallsTest::send)
                                .consuming(MediaType.MULTIPART))
                .route(
                        Route.of("GetFile", "GET", "/file", SecureCallsTest::file)
                                .producing(MediaType.OCTETS));
    }

    private static Response meet(Request request) throws Exception {
        MEETING.await(20, TimeUnit.SECONDS);
        return Response.json(INT, Input.of(request).query("n").required(Scalar.INT));
    }

    private static Response fault(Request request) {
        throw new Fault(409, "user.taken", "The name is taken.");
    }

    private static Response never(Request request) throws InterruptedException {
        ASKED.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException clientLeft) {
            INTERRUPTED.countDown();
            throw clientLeft;
        }
        return Response.noContent();
    }

    private static Response send(Request request) throws IOException {
        try (var content = Input.of(request).file("file").open()) {
            var bytes = content.readAllBytes();
            return Response.json(INT, Arrays.equals(bytes, LARGE) ? bytes.length : -1);
        }
    }

    private static Response file(Request request) {
        return Response.download(
                new Download(
                        "large",
                        "application/octet-stream",
                        OptionalLong.empty(),
                        new ByteArrayInputStream(LARGE)));
    }

    @Test
    void callsShareOneConnectionWithoutWaitingForEachOther() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new java.util.ArrayList<java.util.concurrent.Future<Integer>>();
            for (int i = 0; i < TOGETHER; i++) {
                var n = i;
                calls.add(
                        executor.submit(
                                () ->
                                        client().json(
                                                        Call.of("Meet", "POST", "/meet")
                                                                .query("n", Scalar.INT, n),
                                                        INT)));
            }
            for (int i = 0; i < TOGETHER; i++) {
                assertThat(calls.get(i).get(20, TimeUnit.SECONDS)).isEqualTo(i);
            }
        }
    }

    @Test
    void largeBodiesGoBothWays() throws IOException {
        var upload =
                Call.of("Send", "POST", "/send")
                        .file("file", Upload.of("large", "application/octet-stream", LARGE));
        assertThat(client().json(upload, INT)).isEqualTo(LARGE.length);
        try (var file = client().download(Call.of("GetFile", "GET", "/file"))) {
            assertThat(file.stream().readAllBytes()).isEqualTo(LARGE);
        }
    }

    @Test
    void aStreamThatIsLeftEarlyLeavesTheConnectionToTheOthers() throws IOException {
        for (int i = 0; i < 5; i++) {
            try (var file = client().download(Call.of("GetFile", "GET", "/file"))) {
                assertThat(file.stream().read()).isEqualTo('x');
            }
        }
        assertThatThrownBy(() -> client().none(Call.of("GetFault", "GET", "/fault")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("The name is taken.");
    }

    @Test
    void aCallThatNobodyWaitsForAnyMoreIsEndedThere() throws Exception {
        var impatient =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        assertThatThrownBy(
                                                        () ->
                                                                client().none(
                                                                                Call.of(
                                                                                        "GetNever",
                                                                                        "GET",
                                                                                        "/never")))
                                                .isNotInstanceOf(Unknown.class));
        assertThat(ASKED.await(20, TimeUnit.SECONDS)).isTrue();
        impatient.interrupt();
        assertThat(INTERRUPTED.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
