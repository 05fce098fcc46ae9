package io.doudou.http.dispatch;

import io.doudou.call.CallScope;
import io.doudou.http.Body;
import io.doudou.http.Handler;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.Tracing;
import io.doudou.http.items.ItemStream;
import io.doudou.http.wire.SpanStream;

import java.io.InputStream;

/**
 * A handler each of whose requests is a span, to the last byte of the answer. Failures become
 * answers here, because the span has to know both.
 *
 * @param root the path in front of all routes
 * @param route that the handler belongs to
 */
record TracedHandler(
        Tracing tracing, String root, Route route, Handler handler, FaultResponses faults)
        implements Handler {

    @Override
    public Response handle(Request request) {
        var span = tracing.begin(new Tracing.Served(root, route, request));
        var response = span.call(() -> answer(span, request));
        span.answered(response.status());
        if (response.body() instanceof Body.Stream stream && !request.method().equals("HEAD")) {
            return response.with(followed(stream, span));
        }
        span.close();
        return response;
    }

    private Response answer(Tracing.Span span, Request request) {
        try {
            return handler.handle(request);
        } catch (Throwable failure) {
            span.failed(failure);
            return faults.response(failure, request.path(), CallScope.current().requestId());
        }
    }

    private static Body followed(Body.Stream body, Tracing.Span span) {
        InputStream content =
                body.content() instanceof ItemStream items
                        ? items.telling(span::failed)
                        : body.content();
        return new Body.Stream(body.size(), new SpanStream(span, content, body.size()));
    }
}
