package io.doudou.telemetry;

import static io.opentelemetry.api.trace.SpanKind.CONSUMER;
import static io.opentelemetry.api.trace.SpanKind.PRODUCER;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudou.broker.Message;
import io.doudou.broker.Terms;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@Timeout(60)
class MessageSpansTest {

    @TempDir private Path folder;
    private final Programs programs = new Programs();
    private final Recorder recorder = programs.recorder;

    @AfterEach
    void stop() throws Exception {
        programs.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "http"})
    void aDeliveryIsAChildOfItsPublication(String broker) throws Exception {
        var program = programs.program(Map.of("GDD_BROKER", broker));
        program.subscribe("orders", delivery -> {}, Terms.queue("billing")).start();
        program.broker().publish("orders", Message.of("order 7"));

        var spans = recorder.spans(2);
        assertDelivered(spans);
        assertThat(spans)
                .extracting(SpanData::getName)
                .containsExactly("publish orders", "process orders");
        for (var span : spans) {
            assertThat(span.getAttributes().get(Names.BROKER)).isEqualTo(broker);
            assertThat(span.getAttributes().get(Names.TOPIC)).isEqualTo("orders");
        }
        assertThat(spans.get(1).getAttributes().get(Names.QUEUE)).isEqualTo("billing");
    }

    /** Systems that carry messages, and how each writes what travels with one. */
    enum Kind {
        REDIS("redis", Map.of()),
        NATS("nats", Map.of("GDD_NATS_DELIVERY", "core")),
        NATS_AS_GO_MICRO("nats", Map.of("GDD_NATS_DELIVERY", "core", "GDD_NATS_FORM", "micro")),
        JETSTREAM("nats", Map.of()),
        JETSTREAM_AS_GO_MICRO("nats", Map.of("GDD_NATS_FORM", "micro"));

        private final String broker;
        private final Map<String, String> settings;

        Kind(String broker, Map<String, String> settings) {
            this.broker = broker;
            this.settings = settings;
        }

        BrokerServer start(Path folder) throws Exception {
            return this == REDIS ? BrokerServer.redis(folder) : BrokerServer.nats(folder);
        }

        Map<String, String> settings(BrokerServer server) {
            var all = new HashMap<>(settings);
            all.put("GDD_BROKER", broker);
            all.put("GDD_BROKER_ADDRESS", server.address());
            return all;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeliveryIsAChildOfItsPublicationInAnotherProgram(Kind kind) throws Exception {
        var settings = kind.settings(programs.closing(kind.start(folder)));
        var subscriber = programs.program(settings);
        subscriber.subscribe("orders", delivery -> {}, Terms.queue("billing")).start();
        var publisher = programs.program(settings).start();
        publisher.broker().publish("orders", Message.of("order 7"));

        var spans = recorder.spans(2);
        assertDelivered(spans);
        assertThat(spans)
                .extracting(span -> span.getAttributes().get(Names.BROKER))
                .containsExactly(kind.broker, kind.broker);
    }

    @Test
    void eachDeliveryOfAMessageIsASpan() throws Exception {
        var program = programs.program(Map.of());
        var terms = Terms.alone().attempts(2).backoff(Duration.ofMillis(1), Duration.ofMillis(1));
        program.subscribe(
                        "orders",
                        delivery -> {
                            if (delivery.attempt() == 1) {
                                throw new IllegalStateException("not yet");
                            }
                        },
                        terms)
                .start();
        program.broker().publish("orders", Message.of("order 7"));

        var spans = recorder.spans(3);
        assertDelivered(List.of(spans.get(0), spans.get(1)));
        assertDelivered(List.of(spans.get(0), spans.get(2)));
        assertThat(spans)
                .extracting(span -> span.getAttributes().get(Names.DELIVERY))
                .containsExactly(null, 1L, 2L);
        assertThat(spans)
                .extracting(span -> span.getStatus().getStatusCode())
                .containsExactly(StatusCode.UNSET, StatusCode.ERROR, StatusCode.UNSET);
    }

    private static void assertDelivered(List<SpanData> spans) {
        var published = spans.get(0);
        var delivered = spans.get(1);
        assertThat(published.getKind()).isEqualTo(PRODUCER);
        assertThat(delivered.getKind()).isEqualTo(CONSUMER);
        assertThat(delivered.getTraceId()).isEqualTo(published.getTraceId());
        assertThat(delivered.getParentSpanId()).isEqualTo(published.getSpanId());
    }
}
