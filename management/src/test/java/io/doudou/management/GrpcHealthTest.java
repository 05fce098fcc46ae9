package io.doudou.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.app.Application;
import io.doudou.codec.Cardinality;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.ServiceShapes;
import io.doudou.health.Check;
import io.doudou.http.Call;
import io.doudou.http.HttpOptions;
import io.doudou.http.Passing;
import io.doudou.option.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Callers over gRPC hear of the same checks as those over HTTP. */
@Timeout(60)
class GrpcHealthTest {

    private static final JsonCodec<Map<String, String>> TEXTS =
            JsonCodec.of(
                    in -> in.map(JsonReader::string),
                    (out, map) -> out.map(map, JsonWriter::value));

    private static final ServiceShapes HEALTH =
            ServiceShapes.of("grpc.health.v1")
                    .constants("Status", "UNKNOWN", "SERVING", "NOT_SERVING")
                    .record("Request")
                    .record("Response")
                    .field("status", Cardinality.ONE, "Status")
                    .procedure("Health.Check", "Request", "Response")
                    .procedure("Health.Watch", "Request", "Response")
                    .build();

    private static Application application(Map<String, String> environment) {
        return Application.with(
                Settings.load(new String[0], environment, Path.of("no-such-folder"))
                        .with(HttpOptions.HOST, "127.0.0.1")
                        .with(HttpOptions.PORT, 0));
    }

    private static Call call(String method) {
        return Call.of(method, "POST", "/" + method)
                .procedure("Health." + method, Passing.BODY, () -> HEALTH)
                .body("request", TEXTS, Map.of());
    }

    @Test
    void aCriticalCheckThatFailsIsHeardOf() {
        var works = new AtomicBoolean(true);
        var check =
                Check.ping(
                        "db",
                        () -> {
                            if (!works.get()) {
                                throw new IllegalStateException("no table");
                            }
                        });
        try (var server = application(Map.of()).check(check).start();
                var caller =
                        application(
                                Map.of(
                                        "GRPC_HEALTH_V1",
                                        server.address().replaceFirst("http", "grpc")))) {
            var client = caller.client("grpc.health.v1");
            try (var changes = client.items(call("Watch"), TEXTS)) {
                assertThat(changes.next()).isEqualTo(Map.of("status", "SERVING"));
                works.set(false);
                assertThat(changes.next()).isEqualTo(Map.of("status", "NOT_SERVING"));
                assertThat(client.json(call("Check"), TEXTS))
                        .isEqualTo(Map.of("status", "NOT_SERVING"));
                works.set(true);
                assertThat(changes.next()).isEqualTo(Map.of("status", "SERVING"));
            }
        }
    }
}
