package io.doudou.http.client;

import io.doudou.call.CallScope;
import io.doudou.fault.ServiceException;
import io.doudou.http.Attempt;
import io.doudou.http.Tracing;
import io.doudou.http.wire.ScopeHeaders;
import io.doudou.http.wire.SpanStream;

import java.util.OptionalLong;
import java.util.function.Supplier;

/** An attempt that is a span, whose node is told so, to the last byte of the answer. */
final class TracedAttempt {

    private TracedAttempt() {}

    static Answer run(Tracing tracing, Attempt attempt, Supplier<Answer> next) {
        var span = tracing.begin(new Tracing.Asked(attempt));
        try {
            return followed(span.call(() -> sent(attempt, next)), span);
        } catch (RuntimeException | Error failure) {
            try (span) {
                span.failed(failure);
                throw failure;
            }
        }
    }

    private static Answer sent(Attempt attempt, Supplier<Answer> next) {
        ScopeHeaders.replaceTrace(CallScope.current(), attempt.request().headers());
        return next.get();
    }

    private static Answer followed(Answer answer, Tracing.Span span) {
        span.answered(answer.status());
        if (answer.content() instanceof Answer.Flow flow) {
            var body = new SpanStream(span, flow.stream(), OptionalLong.empty());
            return answer.with(new Answer.Flow(body));
        }
        try {
            AnswerReader.good(answer);
        } catch (ServiceException refusal) {
            span.failed(refusal);
        }
        span.close();
        return answer;
    }
}
