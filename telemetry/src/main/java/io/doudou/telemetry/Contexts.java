package io.doudou.telemetry;

import io.doudou.call.CallScope;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Between the call scope, in which a trace travels here, and the context of OpenTelemetry. What is
 * no valid {@code traceparent} counts as none, so a new trace begins (W3C Trace Context, 3.2.2.3).
 */
final class Contexts {

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private Contexts() {}

    /**
     * Whose span is above the next one: that of this thread as long as it belongs to the trace of
     * the scope, else the caller that the scope names.
     */
    static Context parent(CallScope scope) {
        var here = Context.current();
        var caller = W3C.extract(Context.root(), scope, Fields.HERE);
        var mine = Span.fromContext(here).getSpanContext();
        var theirs = Span.fromContext(caller).getSpanContext();
        var isOfThisThread = !theirs.isValid() || mine.getTraceId().equals(theirs.getTraceId());
        return mine.isValid() && isOfThisThread ? here : withBaggage(caller, scope);
    }

    private static Context withBaggage(Context context, CallScope scope) {
        if (scope.metadata().isEmpty()) {
            return context;
        }
        var baggage = Baggage.builder();
        scope.metadata().forEach(baggage::put);
        return context.with(baggage.build());
    }

    /** Whether the span in the context is one of this very process. */
    static boolean isLocal(Context parent) {
        var caller = Span.fromContext(parent).getSpanContext();
        return caller.isValid() && !caller.isRemote();
    }

    /** The scope of work whose span the context has. */
    static CallScope scope(Context context, CallScope around) {
        var fields = new HashMap<String, String>(4);
        W3C.inject(context, fields, (carrier, name, value) -> fields.put(name, value));
        return new CallScope(
                around.requestId(),
                around.deadlineNanos(),
                Optional.ofNullable(fields.get("traceparent")),
                Optional.ofNullable(fields.get("tracestate")),
                metadata(context, around));
    }

    private static Map<String, String> metadata(Context context, CallScope around) {
        var baggage = Baggage.fromContext(context);
        if (baggage.isEmpty()) {
            return around.metadata();
        }
        var all = new HashMap<>(around.metadata());
        baggage.forEach((name, entry) -> all.put(name.toLowerCase(Locale.ROOT), entry.getValue()));
        return Map.copyOf(all);
    }

    /** What the scope has of the two fields. */
    private enum Fields implements TextMapGetter<CallScope> {
        HERE;

        @Override
        public Iterable<String> keys(CallScope scope) {
            return List.of("traceparent", "tracestate");
        }

        @Override
        public @Nullable String get(@Nullable CallScope scope, String key) {
            if (scope == null) {
                return null;
            }
            return switch (key) {
                case "traceparent" -> scope.traceParent().orElse(null);
                case "tracestate" -> scope.traceState().orElse(null);
                default -> null;
            };
        }
    }
}
