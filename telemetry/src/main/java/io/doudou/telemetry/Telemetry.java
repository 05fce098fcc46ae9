package io.doudou.telemetry;

import io.doudou.call.CallScope;
import io.doudou.http.Tracing;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * Records calls and messages with OpenTelemetry. Its jar is all that is needed: applications find
 * it, and it uses what {@link GlobalOpenTelemetry} has when the first span begins. {@link #of} is
 * for programs that want another one. Serves all threads.
 */
public final class Telemetry implements Tracing {

    private static final String SCOPE = "io.doudou";

    private final Supplier<OpenTelemetry> source;
    private volatile @Nullable Tracer tracer;

    /** What the service loader calls. */
    public Telemetry() {
        this(GlobalOpenTelemetry::get);
    }

    private Telemetry(Supplier<OpenTelemetry> source) {
        this.source = source;
    }

    /** Records with this one, which its maker closes after the application. */
    public static Telemetry of(OpenTelemetry openTelemetry) {
        return new Telemetry(() -> openTelemetry);
    }

    @Override
    public Tracing.Span begin(Work work) {
        var scope = CallScope.current();
        var parent = Contexts.parent(scope);
        var facts = Facts.of(work, Contexts.isLocal(parent));
        var span =
                tracer().spanBuilder(facts.name())
                        .setSpanKind(facts.kind())
                        .setParent(parent)
                        .setAllAttributes(facts.attributes())
                        .startSpan();
        var context = parent.with(span);
        return new RecordedSpan(span, context, Contexts.scope(context, scope), facts.kind());
    }

    private Tracer tracer() {
        var known = tracer;
        if (known == null) {
            known = source.get().getTracer(SCOPE);
            tracer = known;
        }
        return known;
    }
}
