package io.doudou.http.rpc;

import io.doudou.fault.Fault;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Handler;
import io.doudou.http.MediaType;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.items.ItemFormat;
import io.doudou.http.items.ItemLines;
import io.doudou.http.text.FieldNames;

import java.io.IOException;
import java.util.Map;

/**
 * Answers streamed remote procedure calls: the messages are the lines of the request, and the lines
 * of the answer are messages, in JSON whatever the caller speaks. Serves all threads.
 *
 * <p>A method that takes no stream gets the first message as its argument, as generated code of
 * go-micro sends it behind the message that opens the stream (9.4).
 */
public final class ProcedureStreams implements Handler {

    private static final byte[] NOTHING = {'{', '}'};

    private final ProcedureCalls calls;
    private final int messageBytesMax;

    /**
     * @param calls knows the procedures
     */
    public ProcedureStreams(ProcedureCalls calls, int messageBytesMax) {
        this.calls = calls;
        this.messageBytesMax = messageBytesMax;
    }

    @Override
    public Response handle(Request request) throws Exception {
        var headers = FieldList.of(request.headers());
        var call = CallForm.of(headers).call(headers, NOTHING, calls.codecs());
        return switch (call) {
            case CallForm.Called called when isUntold(called) ->
                    CallForm.unsupported(called.form().contentType()).answer();
            case CallForm.Called called -> answer(request, called.inJson(NOTHING));
            case CallForm.Refused refused -> refused.answer();
        };
    }

    /** Whether nobody knows what the messages consist of, which only JSON says itself. */
    private boolean isUntold(CallForm.Called called) {
        return !called.form().isJson()
                && calls.endpoint(called.procedure()) != null
                && calls.shape(called.procedure()).isEmpty();
    }

    private Response answer(Request request, CallForm.Called called) throws Exception {
        var endpoint = calls.endpoint(called.procedure());
        if (endpoint == null) {
            var unknown = Outcome.failed(calls.unknown(called.procedure()));
            return CallForm.HEADERS.answer(called, unknown);
        }
        var service = calls.service(called.procedure());
        try {
            var response =
                    endpoint.chain()
                            .handle(inner(request, Request.Protocol.MUCP, endpoint.route()));
            return response.status() < 300 && response.body() instanceof Body.Stream
                    ? response
                    : CallForm.HEADERS.answer(called, ProcedureCalls.outcome(service, response));
        } catch (IllegalArgumentException noObject) {
            var fault = new Fault(400, "body.malformed", String.valueOf(noObject.getMessage()));
            return CallForm.HEADERS.answer(called, Outcome.failed(service, fault));
        }
    }

    /** The request that the route of a streaming procedure answers. */
    Request inner(Request request, Request.Protocol protocol, Route route) throws IOException {
        var takesStream = route.consumes().filter(MediaType.ITEMS::equals).isPresent();
        var headers = FieldList.of(request.headers()).copy();
        headers.set(FieldNames.ACCEPT, ItemFormat.TELLING_TYPE);
        if (!takesStream) {
            var arguments = new Body.Bytes(first(request.body()));
            return ProcedureCalls.inner(request, protocol, headers, route, arguments);
        }
        headers.set(FieldNames.CONTENT_TYPE, MediaType.ITEMS.text());
        return new Request(
                route.method(),
                route.path(),
                "",
                Map.of(),
                ProcedureCalls.headers(headers),
                request.body(),
                request.remoteAddress(),
                request.scheme(),
                protocol,
                null,
                null);
    }

    private byte[] first(Body body) throws IOException {
        if (!(body instanceof Body.Stream stream)) {
            return NOTHING;
        }
        // Closed behind the first one: nobody waits for what else the caller may say.
        try (var lines = new ItemLines(stream.content(), messageBytesMax)) {
            var line = lines.line();
            return line == null ? NOTHING : line;
        }
    }
}
