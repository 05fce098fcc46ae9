package io.doudou.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.app.Application;
import io.doudou.broker.Message;
import io.doudou.broker.Terms;
import io.doudou.call.CallScope;
import io.doudou.call.TraceParent;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.sdk.trace.data.SpanData;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;

/** Traces that come from elsewhere, and what goes on from here. */
@Timeout(60)
class TraceContextTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String SAMPLED = "00-" + TRACE + "-" + CALLER + "-01";
    private static final String NOT_SAMPLED = "00-" + TRACE + "-" + CALLER + "-00";

    private final Programs programs = new Programs();
    private final Recorder recorder = programs.recorder;
    private final HttpClient http = programs.closing(HttpClient.newHttpClient());

    @AfterEach
    void stop() throws Exception {
        programs.close();
    }

    /** Answers with the trace as the handler sees it. */
    private Application telling() {
        return programs.program(Map.of())
                .serve(new Greeter(name -> CallScope.current().traceParent().orElse("")).routes())
                .start();
    }

    private String get(Application application, String... headers) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(application.address() + "/hello/John"))
                        .headers(headers)
                        .build();
        return http.send(request, BodyHandlers.ofString()).body().replace("\"", "");
    }

    private static String header(SpanData span) {
        var flags = span.getSpanContext().getTraceFlags().asHex();
        return new TraceParent(span.getTraceId(), span.getSpanId(), flags).header();
    }

    @Test
    void aTraceFromElsewhereGoesOnAndItsStateToo() throws Exception {
        var seen = get(telling(), "traceparent", SAMPLED, "tracestate", "vendor=1");

        var served = recorder.spans(1).getFirst();
        assertThat(served.getTraceId()).isEqualTo(TRACE);
        assertThat(served.getParentSpanId()).isEqualTo(CALLER);
        assertThat(served.getSpanContext().getTraceState().get("vendor")).isEqualTo("1");
        assertThat(seen).isEqualTo(header(served));
    }

    /** As go-micro's wrappers write it, which is metadata for them. */
    @Test
    void theMetadataOfACallerOfGoMicroNamesItsTrace() throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(telling().address() + "/"))
                        .header("Content-Type", "application/json")
                        .header("Micro-Endpoint", "Greeter.Hello")
                        .header("Traceparent", SAMPLED)
                        .POST(BodyPublishers.ofString("{\"name\":\"John\"}"))
                        .build();
        var answer = http.send(request, BodyHandlers.ofString());

        var served = recorder.spans(1).getFirst();
        assertThat(served.getName()).isEqualTo("Greeter/Hello");
        assertThat(served.getTraceId()).isEqualTo(TRACE);
        assertThat(served.getParentSpanId()).isEqualTo(CALLER);
        assertThat(answer.body()).contains(header(served));
    }

    @Test
    void aMessageFromElsewhereIsPartOfItsTrace() throws Exception {
        var program = programs.program(Map.of());
        var seen = new LinkedBlockingQueue<String>();
        program.subscribe(
                        "orders",
                        delivery -> seen.add(CallScope.current().traceParent().orElse("")),
                        Terms.alone())
                .start();
        program.broker().publish("orders", Message.of("7").with("Traceparent", SAMPLED));

        var delivered = recorder.spans(2).get(1);
        assertThat(delivered.getTraceId()).isEqualTo(TRACE);
        assertThat(delivered.getParentSpanId()).isEqualTo(CALLER);
        assertThat(seen.take()).isEqualTo(header(delivered));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE + "-" + CALLER,
                "00-" + TRACE + "-0000000000000000-01",
                "00-00000000000000000000000000000000-" + CALLER + "-01",
                "ff-" + TRACE + "-" + CALLER + "-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + CALLER + "-01",
                "00-" + TRACE + "-" + CALLER + "-01-more",
                "gibberish",
                ""
            })
    void aBrokenTraceIsIgnoredAndANewOneBegins(String header) throws Exception {
        var seen = get(telling(), "traceparent", header, "tracestate", "vendor=1");

        var served = recorder.spans(1).getFirst();
        assertThat(served.getParentSpanContext().isValid()).isFalse();
        assertThat(served.getTraceId()).isNotEqualTo(TRACE);
        assertThat(served.getSpanContext().getTraceState().isEmpty()).isTrue();
        assertThat(seen).isEqualTo(header(served));
    }

    @Test
    void anEndlessTraceHeaderIsIgnored() throws Exception {
        get(telling(), "traceparent", SAMPLED + "-" + "x".repeat(4000));
        assertThat(recorder.spans(1).getFirst().getTraceId()).isNotEqualTo(TRACE);
    }

    @Test
    void anImpossibleStateIsLeftOutAndTheTraceGoesOn() throws Exception {
        get(telling(), "traceparent", SAMPLED, "tracestate", "=,".repeat(1000));

        var served = recorder.spans(1).getFirst();
        assertThat(served.getTraceId()).isEqualTo(TRACE);
        assertThat(served.getSpanContext().getTraceState().isEmpty()).isTrue();
    }

    @Test
    void whatTheCallerDoesNotRecordIsNotRecordedAndStaysSo() throws Exception {
        var telling = telling();
        var seen = TraceParent.parse(get(telling, "traceparent", NOT_SAMPLED)).orElseThrow();
        assertThat(seen.traceId()).isEqualTo(TRACE);
        assertThat(seen.flags()).isEqualTo("00");

        get(telling, "traceparent", SAMPLED);
        recorder.spans(1);
        assertThat(recorder.isEmpty()).isTrue();
    }

    @Test
    void aSpanOfTheProgramIsBetweenTheRequestAndTheCallsItMakes() throws Exception {
        var told = telling();
        var front = programs.program(Map.of("GREETER", told.address()));
        var client = front.client("greeter");
        var tracer = recorder.sdk().getTracer("program");
        var work =
                new Greeter(
                        name -> {
                            var own = tracer.spanBuilder("own").startSpan();
                            try (var _ = own.makeCurrent()) {
                                return Greeter.hello(client, name);
                            } finally {
                                own.end();
                            }
                        });
        front.serve(work.routes().named("front")).start();
        get(front, "User-Agent", "me");

        var spans = recorder.spans(4);
        assertThat(spans.get(1).getName()).isEqualTo("own");
        assertThat(spans.get(1).getParentSpanId()).isEqualTo(spans.get(0).getSpanId());
        assertThat(spans.get(2).getParentSpanId()).isEqualTo(spans.get(1).getSpanId());
        assertThat(spans.get(3).getParentSpanId()).isEqualTo(spans.get(2).getSpanId());
    }

    @Test
    void metadataIsBaggageAndBaggageIsMetadata() throws Exception {
        var told =
                programs.program(Map.of())
                        .serve(new Greeter(name -> CallScope.current().metadata() + "").routes())
                        .start();
        var front = programs.program(Map.of("GREETER", told.address()));
        var client = front.client("greeter");
        var work =
                new Greeter(
                        name -> {
                            var more = Baggage.current().toBuilder().put("Shop", "north").build();
                            try (var _ = more.makeCurrent()) {
                                return Greeter.hello(client, name);
                            }
                        });
        front.serve(work.routes().named("front")).start();

        assertThat(get(front, "baggage", "tenant=7")).contains("tenant=7").contains("shop=north");
    }

    @Test
    void theJarAloneRecordsIntoWhatIsGlobal() throws Exception {
        GlobalOpenTelemetry.resetForTest();
        GlobalOpenTelemetry.set(recorder.sdk());
        try (var program = programs.foundByItself(new Greeter().routes())) {
            get(program, "User-Agent", "me");
            assertThat(recorder.spans(1).getFirst().getName()).isEqualTo("GET /hello/{name}");
        } finally {
            GlobalOpenTelemetry.resetForTest();
        }
    }

    @Test
    void withoutAnSdkATraceIsHandedOnAsItCame() throws Exception {
        GlobalOpenTelemetry.resetForTest();
        var telling = new Greeter(name -> CallScope.current().traceParent().orElse("none"));
        try (var program = programs.foundByItself(telling.routes())) {
            assertThat(get(program, "traceparent", SAMPLED)).isEqualTo(SAMPLED);
            assertThat(get(program, "User-Agent", "me")).isEqualTo("none");
        } finally {
            GlobalOpenTelemetry.resetForTest();
        }
    }
}
