package io.doudou.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudou.app.Application;
import io.doudou.call.CallScope;
import io.doudou.fault.Fault;
import io.doudou.fault.ServiceException;
import io.doudou.http.ServiceClient;
import io.doudou.time.Ticker;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Streams over routes and as remote procedure calls. */
@Timeout(60)
class StreamSpansTest {

    private final Programs programs = new Programs();
    private final Recorder recorder = programs.recorder;

    @AfterEach
    void stop() throws Exception {
        programs.close();
    }

    private ServiceClient client(String scheme) {
        Application served = programs.program(Map.of()).serve(new Greeter().routes()).start();
        var address = served.address().replaceFirst("http", scheme);
        return programs.program(Map.of("GREETER", address)).client("greeter");
    }

    /** The attempt, and what it was for the service. */
    private List<SpanData> pair() throws InterruptedException {
        var spans = recorder.spans(2);
        assertThat(spans)
                .extracting(SpanData::getKind)
                .containsExactly(SpanKind.CLIENT, SpanKind.SERVER);
        assertThat(spans.get(1).getParentSpanId()).isEqualTo(spans.get(0).getSpanId());
        return spans;
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "mucp", "grpc"})
    void theSpanOfAStreamEndsWithItsLastValue(String scheme) throws Exception {
        var client = client(scheme);
        try (var numbers = Greeter.count(client, 3)) {
            assertThat(numbers.next()).isEqualTo("number 1");
            assertThat(numbers.next()).isEqualTo("number 2");
            assertThat(numbers.next()).isEqualTo("number 3");
            assertThat(numbers.next()).isNull();
        }

        assertThat(pair())
                .allMatch(span -> span.getStatus().getStatusCode() == StatusCode.UNSET)
                .allMatch(span -> span.getAttributes().get(Names.CANCELLED) == null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "mucp", "grpc"})
    void theSpanOfAStreamThatNobodyWantsAnyMoreEndsAsCancelled(String scheme) throws Exception {
        var client = client(scheme);
        try (var numbers = Greeter.count(client, -1)) {
            assertThat(numbers.next()).isEqualTo("number 1");
            assertThat(recorder.isEmpty()).isTrue();
        }

        assertThat(pair())
                .allMatch(span -> span.getStatus().getStatusCode() == StatusCode.UNSET)
                .allMatch(span -> Boolean.TRUE.equals(span.getAttributes().get(Names.CANCELLED)));
    }

    @Test
    void theDeadlineOfWhoeverReadsEndsAStreamAsEver() throws Exception {
        var client = client("http");
        var hurry = CallScope.NONE.within(Duration.ofMillis(200), Ticker.system());
        try (var numbers = Greeter.count(client, 0)) {
            assertThatThrownBy(() -> hurry.call(numbers::next))
                    .isInstanceOf(ServiceException.class);
        }

        assertThat(pair().getFirst().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "mucp", "grpc"})
    void aStreamThatFailsHasTheCodeOfTheFault(String scheme) throws Exception {
        var client = client(scheme);
        try (var numbers = Greeter.count(client, 13)) {
            assertThatThrownBy(() -> numbers.forEach(number -> {})).isInstanceOf(Fault.class);
        }

        assertThat(pair())
                .extracting(span -> span.getAttributes().get(Names.FAULT_CODE))
                .containsOnly("count.unlucky");
    }
}
