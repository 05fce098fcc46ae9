package io.doudou.telemetry;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps the spans that have ended, for tests that wait for them. */
final class Recorder implements SpanExporter {

    private static final Comparator<SpanData> BY_BEGIN =
            Comparator.comparingLong(SpanData::getStartEpochNanos);

    private final LinkedBlockingQueue<SpanData> ended = new LinkedBlockingQueue<>();
    private final OpenTelemetrySdk sdk =
            OpenTelemetrySdk.builder()
                    .setTracerProvider(
                            SdkTracerProvider.builder()
                                    .addSpanProcessor(SimpleSpanProcessor.create(this))
                                    .build())
                    .build();

    OpenTelemetrySdk sdk() {
        return sdk;
    }

    /** The next spans: each behind its parent, those without one in the order of their begin. */
    List<SpanData> spans(int count) throws InterruptedException {
        var spans = new ArrayList<SpanData>();
        while (spans.size() < count) {
            var next = ended.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("only " + spans.size() + " spans have ended: " + spans);
            }
            spans.add(next);
        }
        // Begins of different processes are told by different clocks.
        spans.sort(
                Comparator.comparing((SpanData span) -> path(span, spans).getFirst(), BY_BEGIN)
                        .thenComparing(span -> path(span, spans).size())
                        .thenComparing(BY_BEGIN));
        return spans;
    }

    /** From the outermost of its callers to the span itself. */
    private static List<SpanData> path(SpanData span, List<SpanData> all) {
        var path = new ArrayList<>(List.of(span));
        for (var above = parent(span, all); above.isPresent(); above = parent(above.get(), all)) {
            path.addFirst(above.get());
        }
        return path;
    }

    private static Optional<SpanData> parent(SpanData span, List<SpanData> all) {
        return all.stream()
                .filter(other -> other.getSpanId().equals(span.getParentSpanId()))
                .findFirst();
    }

    /** Whether more has ended than was asked for. */
    boolean isEmpty() {
        return ended.isEmpty();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        ended.addAll(spans);
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
