package io.doudou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.codec.Cardinality;
import io.doudou.codec.FieldKind;
import io.doudou.codec.JsonCodec;
import io.doudou.codec.JsonReader;
import io.doudou.codec.JsonWriter;
import io.doudou.codec.ServiceShapes;
import io.doudou.fault.Fault;
import io.doudou.http.Call;
import io.doudou.http.Passing;
import io.doudou.http.ServiceClient;
import io.doudou.stream.Source;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Health and reflection, asked for by our own client: as gRPC prescribes them. */
@Timeout(60)
class GrpcServicesTest {

    private static final JsonCodec<Map<String, String>> TEXTS =
            JsonCodec.of(
                    in -> in.map(JsonReader::string),
                    (out, map) -> out.map(map, JsonWriter::value));

    /** The members that are asked for here, of the messages in health.proto. */
    private static final ServiceShapes HEALTH =
            ServiceShapes.of("grpc.health.v1")
                    .constants("Status", "UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN")
                    .record("Request")
                    .field("service", Cardinality.ONE, FieldKind.STRING)
                    .record("Response")
                    .field("status", Cardinality.ONE, "Status")
                    .procedure("Health.Check", "Request", "Response")
                    .procedure("Health.Watch", "Request", "Response")
                    .build();

    /** Questions by name, and answers as the bytes that they are, of reflection.proto. */
    private static final ServiceShapes REFLECTION =
            ServiceShapes.of("grpc.reflection.v1")
                    .record("Question")
                    .at(3)
                    .field("file", Cardinality.OPTIONAL, FieldKind.STRING)
                    .field("symbol", Cardinality.OPTIONAL, FieldKind.STRING)
                    .at(7)
                    .field("list", Cardinality.OPTIONAL, FieldKind.STRING)
                    .record("Answer")
                    .at(4)
                    .field("files", Cardinality.ONE, FieldKind.BYTES)
                    .at(6)
                    .field("services", Cardinality.ONE, FieldKind.BYTES)
                    .field("error", Cardinality.ONE, FieldKind.BYTES)
                    .procedure("ServerReflection.ServerReflectionInfo", "Question", "Answer")
                    .build();

    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    @AfterEach
    void end() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }

    private ServiceClient clientOf(String service, Map<String, String> settings) {
        var server = Application.with(LocalSettings.of(settings));
        running.push(server);
        server.serve(GrpcGreeter.routes()).start();
        var key = service.toUpperCase(Locale.ROOT).replace('.', '_');
        var address = server.address().replaceFirst("http", "grpc");
        var caller = Application.with(LocalSettings.of(Map.of(key, address)));
        running.push(caller);
        return caller.client(service);
    }

    private static Call health(String method, String service) {
        return Call.of(method, "POST", "/" + method)
                .procedure("Health." + method, Passing.BODY, () -> HEALTH)
                .body("request", TEXTS, Map.of("service", service));
    }

    @Test
    void aProgramThatRunsIsServing() {
        var client = clientOf("grpc.health.v1", Map.of());
        var serving = Map.of("status", "SERVING");
        assertThat(client.json(health("Check", ""), TEXTS)).isEqualTo(serving);
        assertThat(client.json(health("Check", "greeter.Greeter"), TEXTS)).isEqualTo(serving);
        assertThatThrownBy(() -> client.json(health("Check", "Nobody"), TEXTS))
                .isEqualTo(new Fault(404, "service.unknown", "There is no service Nobody."));
    }

    @Test
    void whoWatchesHearsAtOnce() {
        var client = clientOf("grpc.health.v1", Map.of());
        try (var changes = client.items(health("Watch", ""), TEXTS)) {
            assertThat(changes.next()).isEqualTo(Map.of("status", "SERVING"));
        }
        try (var changes = client.items(health("Watch", "Nobody"), TEXTS)) {
            assertThat(changes.next()).isEqualTo(Map.of("status", "SERVICE_UNKNOWN"));
        }
    }

    private static List<String> answers(ServiceClient client, List<Map<String, String>> questions) {
        var call =
                Call.of("Info", "POST", "/info")
                        .procedure(
                                "ServerReflection.ServerReflectionInfo",
                                Passing.BODY,
                                () -> REFLECTION)
                        .items("questions", TEXTS, Source.of(questions));
        var all = new ArrayList<String>();
        try (var answers = client.items(call, TEXTS)) {
            for (var answer : answers) {
                var said = new StringBuilder();
                for (var part : List.of("files", "services", "error")) {
                    var bytes = Base64.getDecoder().decode(answer.getOrDefault(part, ""));
                    said.append(new String(bytes, StandardCharsets.ISO_8859_1));
                }
                all.add(said.toString());
            }
        }
        return all;
    }

    @Test
    void eachQuestionIsAnsweredInItsTurn() {
        for (var version : List.of("v1", "v1alpha")) {
            var client = clientOf("grpc.reflection." + version, Map.of());
            var answers =
                    answers(
                            client,
                            List.of(
                                    Map.of("list", ""),
                                    Map.of("symbol", "greeter.Greeter"),
                                    Map.of("symbol", "greeter.Greeter.Hello"),
                                    Map.of("symbol", "greeter.Nothing"),
                                    Map.of("file", "greeter.proto"),
                                    Map.of("file", "../greeter.proto"),
                                    Map.of()));
            assertThat(answers).hasSize(7);
            assertThat(answers.get(0)).contains("greeter.Greeter", "grpc.health.v1.Health");
            assertThat(answers.get(1)).contains("proto3", "Greeter", "Hello");
            assertThat(answers.get(2)).isEqualTo(answers.get(1));
            assertThat(answers.get(3)).endsWith("greeter.Nothing");
            assertThat(answers.get(4)).isEqualTo(answers.get(1));
            assertThat(answers.get(5)).endsWith("../greeter.proto");
            assertThat(answers.get(6)).endsWith("Nothing was asked.");
        }
    }

    @Test
    void whatThereIsStaysSecretWhereTheOperatorWantsIt() {
        var client = clientOf("grpc.reflection.v1", Map.of("GDD_GRPC_REFLECTION", "false"));
        assertThatThrownBy(() -> answers(client, List.of(Map.of("list", ""))))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.status()).isEqualTo(501));
    }
}
