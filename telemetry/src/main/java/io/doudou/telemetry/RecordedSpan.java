package io.doudou.telemetry;

import io.doudou.call.CallScope;
import io.doudou.fault.Cancelled;
import io.doudou.fault.Fault;
import io.doudou.http.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A span of OpenTelemetry as the framework sees it. Says whose fault an end is as the conventions
 * do: for whoever serves, a request that was refused is no error; for the caller it is.
 */
final class RecordedSpan implements Tracing.Span {

    private final Span span;
    private final Context context;
    private final CallScope scope;
    private final SpanKind kind;
    private final AtomicBoolean failed = new AtomicBoolean();
    private volatile boolean answered;
    private volatile boolean explained;

    RecordedSpan(Span span, Context context, CallScope scope, SpanKind kind) {
        this.span = span;
        this.context = context;
        this.scope = scope;
        this.kind = kind;
    }

    @Override
    public <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> work) throws X {
        return scope.<R, X>call(
                () -> {
                    try (var _ = context.makeCurrent()) {
                        return work.call();
                    }
                });
    }

    @Override
    public void answered(int answer) {
        answered = true;
        span.setAttribute(Names.STATUS, (long) answer);
        if (isError(answer) && !explained) {
            span.setAttribute(Names.ERROR_TYPE, Integer.toString(answer));
            span.setStatus(StatusCode.ERROR);
        }
    }

    @Override
    public void failed(Throwable failure) {
        if (!failed.compareAndSet(false, true)) {
            return;
        }
        if (failure instanceof Fault fault) {
            refused(fault);
        } else if (isCancelled(failure)) {
            span.setAttribute(Names.CANCELLED, true);
        } else {
            broken(failure);
        }
    }

    /** A fault is an answer: its status says whether it is an error. */
    private void refused(Fault fault) {
        span.setAttribute(Names.FAULT_CODE, fault.code());
        if (isError(fault.status())) {
            explained = true;
            span.setAttribute(Names.ERROR_TYPE, fault.code());
            span.setStatus(StatusCode.ERROR, fault.detail());
        }
    }

    private void broken(Throwable failure) {
        explained = true;
        span.recordException(failure);
        span.setAttribute(Names.ERROR_TYPE, failure.getClass().getName());
        span.setStatus(StatusCode.ERROR);
    }

    /** Nobody wanted the rest; whoever got no answer at all has failed. */
    private boolean isCancelled(Throwable failure) {
        return (failure instanceof Cancelled || failure instanceof InterruptedException)
                && (isServed() || answered);
    }

    private boolean isError(int answer) {
        return answer >= (isServed() ? 500 : 400);
    }

    private boolean isServed() {
        return kind == SpanKind.SERVER || kind == SpanKind.INTERNAL;
    }

    @Override
    public void close() {
        span.end();
    }
}
