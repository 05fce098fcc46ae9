package io.doudou.telemetry;

import static io.opentelemetry.api.trace.SpanKind.CLIENT;
import static io.opentelemetry.api.trace.SpanKind.INTERNAL;
import static io.opentelemetry.api.trace.SpanKind.SERVER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.app.Application;
import io.doudou.fault.Fault;
import io.doudou.fault.Unreachable;
import io.doudou.health.Check;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

@Timeout(60)
class CallSpansTest {

    private final Programs programs = new Programs();
    private final Recorder recorder = programs.recorder;
    private final HttpClient http = programs.closing(HttpClient.newHttpClient());

    @AfterEach
    void stop() throws Exception {
        programs.close();
    }

    private Application greeter() {
        return programs.program(Map.of()).serve(new Greeter().routes()).start();
    }

    private Application callerOf(Application greeter, String scheme) {
        var address = greeter.address().replaceFirst("http", scheme);
        return programs.program(Map.of("GREETER", address));
    }

    private HttpResponse<String> get(Application application, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(application.address() + path)).build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** Who was called by whom: each is the child of the one before it. */
    private static void assertChain(List<SpanData> spans, SpanKind... kinds) {
        assertThat(spans).extracting(SpanData::getKind).containsExactly(kinds);
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).getTraceId()).isEqualTo(spans.get(i - 1).getTraceId());
            assertThat(spans.get(i).getParentSpanId()).isEqualTo(spans.get(i - 1).getSpanId());
        }
    }

    @Test
    void aCallThroughTwoServicesIsOneTrace() throws Exception {
        var behind = callerOf(greeter(), "http");
        var client = behind.client("greeter");
        var front = new Greeter(name -> Greeter.hello(client, name) + "!");
        behind.serve(front.routes().named("front")).start();

        assertThat(get(behind, "/hello/John?secret=1").body()).isEqualTo("\"Hello John!\"");

        var spans = recorder.spans(3);
        assertChain(spans, SERVER, CLIENT, SERVER);
        assertThat(spans.getFirst().getParentSpanContext().isValid()).isFalse();
        assertThat(spans)
                .extracting(SpanData::getName)
                .containsExactly("GET /hello/{name}", "GET greeter/Hello", "GET /hello/{name}");
        assertThat(spans)
                .allMatch(span -> Long.valueOf(200).equals(span.getAttributes().get(Names.STATUS)))
                .allMatch(span -> span.getStatus().getStatusCode() == StatusCode.UNSET)
                .noneMatch(span -> span.getAttributes().toString().contains("secret"));
        var asked = spans.get(1).getAttributes();
        assertThat(asked.get(Names.SERVICE)).isEqualTo("greeter");
        assertThat(asked.get(Names.SERVER)).isEqualTo("127.0.0.1");
        assertThat(asked.get(Names.URL)).endsWith("/hello/John");
        var served = spans.get(2).getAttributes();
        assertThat(served.get(Names.ROUTE)).isEqualTo("/hello/{name}");
        assertThat(served.get(Names.PATH)).isEqualTo("/hello/John");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mucp", "grpc"})
    void aRemoteProcedureCallIsOneTraceToo(String protocol) throws Exception {
        var client = callerOf(greeter(), protocol).client("greeter");
        assertThat(Greeter.hello(client, "John")).isEqualTo("Hello John");
        assertThatThrownBy(() -> Greeter.hello(client, "nobody")).isInstanceOf(Fault.class);

        var spans = recorder.spans(4);
        assertChain(spans.subList(0, 2), CLIENT, SERVER);
        assertChain(spans.subList(2, 4), CLIENT, SERVER);
        assertThat(spans).extracting(SpanData::getName).containsOnly("Greeter/Hello");
        for (var span : spans) {
            assertThat(span.getAttributes().get(Names.RPC_SYSTEM)).isEqualTo(protocol);
            assertThat(span.getAttributes().get(Names.RPC_METHOD)).isEqualTo("Hello");
        }
        assertThat(spans.subList(2, 4))
                .extracting(span -> span.getAttributes().get(Names.FAULT_CODE))
                .containsOnly("greeter.unknown");
    }

    @Test
    void aRepeatedCallIsOneSpanForEachAttempt() throws Exception {
        var client = callerOf(greeter(), "http").client("greeter");
        assertThat(Greeter.hello(client, "patience")).isEqualTo("at last");

        var spans = recorder.spans(4);
        assertChain(spans.subList(0, 2), CLIENT, SERVER);
        assertChain(spans.subList(2, 4), CLIENT, SERVER);
        assertThat(spans.get(0).getAttributes().get(Names.STATUS)).isEqualTo(503);
        assertThat(spans.get(0).getAttributes().get(Names.RESENT)).isNull();
        assertThat(spans.get(2).getAttributes().get(Names.STATUS)).isEqualTo(200);
        assertThat(spans.get(2).getAttributes().get(Names.RESENT)).isEqualTo(1);
    }

    @Test
    void aRefusedCallHasItsStatusAndTheCodeOfTheFault() throws Exception {
        var client = callerOf(greeter(), "http").client("greeter");
        assertThatThrownBy(() -> Greeter.hello(client, "nobody")).isInstanceOf(Fault.class);

        var spans = recorder.spans(2);
        assertThat(spans)
                .allMatch(span -> Long.valueOf(404).equals(span.getAttributes().get(Names.STATUS)))
                .extracting(span -> span.getAttributes().get(Names.FAULT_CODE))
                .containsOnly("greeter.unknown");
        // For who serves it is an answer as any other.
        assertThat(spans)
                .extracting(span -> span.getStatus().getStatusCode())
                .containsExactly(StatusCode.ERROR, StatusCode.UNSET);
        assertThat(spans)
                .extracting(span -> span.getAttributes().get(Names.ERROR_TYPE))
                .containsExactly("greeter.unknown", null);
    }

    @Test
    void aBugIsAnErrorOfTheServiceAndHasItsException() throws Exception {
        assertThat(get(greeter(), "/hello/bug").statusCode()).isEqualTo(500);

        var served = recorder.spans(1).getFirst();
        assertThat(served.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(served.getAttributes().get(Names.STATUS)).isEqualTo(500);
        assertThat(served.getAttributes().get(Names.ERROR_TYPE))
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(served.getEvents()).hasSize(1);
    }

    @Test
    void aNodeThatIsNotThereIsAnErrorOfTheAttempt() throws Exception {
        var gone = greeter();
        var client = callerOf(gone, "http").client("greeter");
        gone.close();
        assertThatThrownBy(() -> Greeter.hello(client, "John")).isInstanceOf(Unreachable.class);

        var asked = recorder.spans(1).getFirst();
        assertThat(asked.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(asked.getAttributes().get(Names.STATUS)).isNull();
        assertThat(asked.getAttributes().get(Names.ERROR_TYPE))
                .isEqualTo("io.doudou.fault.Unreachable");
    }

    @Test
    void aCallThatStaysInTheProcessIsAChildOfItsCaller() throws Exception {
        var program = programs.program(Map.of());
        var client = program.client("greeter");
        program.serve(new Greeter().routes()).start();
        var caller = recorder.sdk().getTracer("test").spanBuilder("caller").startSpan();
        try (var _ = caller.makeCurrent()) {
            assertThat(Greeter.hello(client, "John")).isEqualTo("Hello John");
        }
        caller.end();

        assertChain(recorder.spans(2), INTERNAL, INTERNAL);
    }

    @Test
    void whatNoRouteAnswersIsASpanWithoutARoute() throws Exception {
        assertThat(get(greeter(), "/goodbye/John").statusCode()).isEqualTo(404);

        var served = recorder.spans(1).getFirst();
        assertThat(served.getName()).isEqualTo("GET");
        assertThat(served.getAttributes().get(Names.ROUTE)).isNull();
        assertThat(served.getAttributes().get(Names.FAULT_CODE)).isEqualTo("route.unknown");
    }

    @Test
    void probesAreNoSpans() throws Exception {
        var program = programs.program(Map.of()).check(Check.ping("disk", () -> {}));
        program.serve(new Greeter().routes()).start();
        assertThat(get(program, "/health").statusCode()).isEqualTo(200);
        assertThat(get(program, "/hello/John").statusCode()).isEqualTo(200);

        assertThat(recorder.spans(1).getFirst().getName()).isEqualTo("GET /hello/{name}");
        assertThat(recorder.isEmpty()).isTrue();
    }

    @Test
    void whoRecordsIsChosenBeforeAnybodyHasTheBroker() {
        var program = programs.program(Map.of());
        program.broker();
        assertThatIllegalStateException()
                .isThrownBy(() -> program.tracing(Telemetry.of(recorder.sdk())));
    }
}
