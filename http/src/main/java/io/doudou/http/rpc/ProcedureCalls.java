package io.doudou.http.rpc;

import io.doudou.codec.Codecs;
import io.doudou.codec.MessageShape;
import io.doudou.codec.ProcedureShape;
import io.doudou.codec.ServiceShapes;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.http.Arguments;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Handler;
import io.doudou.http.Passing;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.dispatch.Dispatcher;
import io.doudou.http.dispatch.Endpoint;
import io.doudou.http.dispatch.StreamForm;
import io.doudou.http.text.FieldNames;
import io.doudou.http.wire.MessageForm;
import io.doudou.http.wire.MicroHeaders;
import io.doudou.http.wire.ProblemReader;
import io.doudou.http.wire.ScopeHeaders;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;

/**
 * Answers the requests to the root path that are remote procedure calls, and hands the others on.
 * Serves all threads.
 *
 * <p>A call becomes the request that the method's route answers, goes through the same filters and
 * the same handler, and what they answer becomes the answer of the call (go-micro specification,
 * 13.3 and 14).
 */
public final class ProcedureCalls implements Handler {

    private static final String ACCEPT_ENCODING = "Accept-Encoding";
    private static final byte[] OPENING = {'{', '}'};
    private static final Body.Bytes NOTHING = new Body.Bytes(new byte[] {'{', '}'});

    /** Of messages in JSON nothing has to be known. */
    static final ProcedureShape UNTOLD =
            ServiceShapes.of("")
                    .record("Untold")
                    .procedure("", "Untold", "Untold")
                    .build()
                    .procedure("")
                    .orElseThrow();

    private final Map<String, Endpoint> procedures;
    private final @Nullable Handler otherwise;
    private final Map<String, Offer> offers;
    private final Codecs codecs;

    /**
     * @param offers by procedure, the service that it belongs to
     * @param procedures by name, {@code Greeter.Hello}
     * @param codecs what callers may speak beside JSON
     * @param otherwise answers what is no call; null: nobody, so that everything is one
     */
    public ProcedureCalls(
            Map<String, Offer> offers,
            Map<String, Endpoint> procedures,
            Codecs codecs,
            @Nullable Handler otherwise) {
        this.offers = offers;
        this.procedures = procedures;
        this.codecs = codecs;
        this.otherwise = otherwise;
    }

    @Override
    public Response handle(Request request) throws Exception {
        var headers = FieldList.of(request.headers());
        var form = CallForm.of(headers);
        if (otherwise != null && !CallForm.isCertain(headers)) {
            return otherwise.handle(request);
        }
        var call = form.call(headers, bytes(request), codecs);
        if (call instanceof CallForm.Called called && opensStream(headers, called)) {
            headers.set(MicroHeaders.ENDPOINT, called.procedure());
            headers.set(FieldNames.CONTENT_TYPE, form.contentType(called));
            return Dispatcher.OPENS_STREAM;
        }
        return switch (call) {
            case CallForm.Called called -> answer(request, form, called);
            case CallForm.Refused refused -> refused.answer();
        };
    }

    /** Whether a caller that knows nothing of fields calls a method that streams. */
    private boolean opensStream(FieldList headers, CallForm.Called called) {
        var endpoint = procedures.get(called.procedure());
        return endpoint != null
                && endpoint.route().isStreaming()
                && !CallForm.hasMicroHeader(headers);
    }

    private Response answer(Request request, CallForm form, CallForm.Called called)
            throws Exception {
        var endpoint = procedures.get(called.procedure());
        if (endpoint == null) {
            return form.answer(called, Outcome.failed(unknown(called.procedure())));
        }
        var shape = called.form().isJson() ? Optional.of(UNTOLD) : shape(called.procedure());
        return shape.isEmpty()
                ? CallForm.unsupported(called.form().contentType()).answer()
                : form.answer(called, outcome(request, endpoint, called, shape.get()));
    }

    private Outcome outcome(
            Request request, Endpoint endpoint, CallForm.Called called, ProcedureShape shape)
            throws Exception {
        var service = service(called.procedure());
        if (endpoint.route().isStreaming()) {
            return Outcome.failed(service, unopened(called.procedure()));
        }
        Request inner;
        try {
            inner = inner(request, endpoint.route(), called, shape);
        } catch (Fault unreadable) {
            return Outcome.failed(service, unreadable);
        } catch (Malformed | IllegalArgumentException broken) {
            return Outcome.failed(service, malformed(broken));
        }
        var response = endpoint.chain().handle(inner);
        return outcome(service, response, called.form(), shape.response());
    }

    private static Request inner(
            Request request, Route route, CallForm.Called called, ProcedureShape shape) {
        var headers = FieldList.of(request.headers());
        var arguments = called.form().body(shape.request(), called.message());
        return inner(request, Request.Protocol.MUCP, headers, route, arguments)
                .answeredIn(called.form().encoding(shape.response()));
    }

    /** What the caller is told whose message makes no sense. */
    static Fault malformed(RuntimeException broken) {
        return new Fault(400, "body.malformed", String.valueOf(broken.getMessage()));
    }

    /** What the caller is told whose answer cannot be written. */
    static Fault unfit(IllegalArgumentException unfit) {
        var rule = "The answer has no such form: " + unfit.getMessage();
        return new Fault(500, "answer.unencodable", rule);
    }

    private static Fault unopened(String procedure) {
        return new Fault(
                400,
                "stream.unopened",
                procedure
                        + " streams: each message must have the field Micro-Stream, on a"
                        + " connection of HTTP/1.1 for the stream alone.");
    }

    /** The text of go-micro's servers (19.1). */
    String unknown(String procedure) {
        var dot = procedure.indexOf('.');
        if (dot <= 0 || dot != procedure.lastIndexOf('.') || dot == procedure.length() - 1) {
            return "rpc: service/endpoint request ill-formed: " + procedure;
        }
        var handler = procedure.substring(0, dot + 1);
        var known = procedures.keySet().stream().anyMatch(name -> name.startsWith(handler));
        return known
                ? "rpc: can't find method " + procedure.substring(dot + 1)
                : "rpc: can't find service " + procedure.substring(0, dot);
    }

    /** By name, {@code Greeter.Hello}. */
    Map<String, Endpoint> endpoints() {
        return procedures;
    }

    @Nullable Endpoint endpoint(String procedure) {
        return procedures.get(procedure);
    }

    String service(String procedure) {
        var offer = offers.get(procedure);
        return offer == null ? "" : offer.service();
    }

    /** What a procedure takes and gives; empty when nobody knows. */
    Optional<ProcedureShape> shape(String procedure) {
        var offer = offers.get(procedure);
        return offer == null ? Optional.empty() : offer.shapes().get().procedure(procedure);
    }

    /**
     * How the messages of a streamed call are written; empty when they are bare JSON, or the call
     * will be refused.
     *
     * @param opening of the message that opens the stream
     */
    public Optional<StreamForm> stream(FieldList opening) {
        var form = CallForm.of(opening);
        if (!(form.call(opening, OPENING, codecs) instanceof CallForm.Called called)) {
            return Optional.empty();
        }
        var shape = shape(called.procedure());
        var isBare = form == CallForm.HEADERS && called.form().isJson();
        return isBare || (shape.isEmpty() && !called.form().isJson())
                ? Optional.empty()
                : Optional.of(new CalledStream(form, opening, codecs, called, shape));
    }

    Codecs codecs() {
        return codecs;
    }

    /** The request that the route of a procedure answers. */
    static Request inner(
            Request request,
            Request.Protocol protocol,
            FieldList headers,
            Route route,
            Body.Bytes arguments) {
        var passing = route.procedure().orElseThrow().passing();
        var body = arguments.isEmpty() ? NOTHING : arguments;
        return new Request(
                route.method(),
                route.path(),
                "",
                Map.of(),
                headers(headers),
                body,
                request.remoteAddress(),
                request.scheme(),
                protocol,
                passing == Passing.NAMED ? Arguments.of(body.content()) : null,
                null);
    }

    /** Metadata of a go-micro caller stands in header fields of its own names. */
    static FieldList headers(FieldList received) {
        var baggage = new StringBuilder();
        for (int i = 0; i < received.count(); i++) {
            if (MicroHeaders.isMetadata(received.name(i))) {
                var value = MicroHeaders.decoded(received.value(i));
                baggage.append(baggage.isEmpty() ? "" : ",");
                ScopeHeaders.appendMember(baggage, received.name(i), value);
            }
        }
        if (baggage.isEmpty() && received.get(ACCEPT_ENCODING) == null) {
            return received;
        }
        var headers = received.copy();
        // What the handler answers becomes part of something else.
        headers.remove(ACCEPT_ENCODING);
        if (!baggage.isEmpty()) {
            headers.add(ScopeHeaders.BAGGAGE, baggage.toString());
        }
        return headers;
    }

    /** What became of a call whose caller reads JSON. */
    static Outcome outcome(String service, Response response) {
        return outcome(service, response, MessageForm.JSON, UNTOLD.response());
    }

    private static Outcome outcome(
            String service, Response response, MessageForm form, MessageShape shape) {
        return response.status() < 300
                ? done(service, form, shape, said(response))
                : failed(service, response);
    }

    private static Outcome done(
            String service, MessageForm form, MessageShape shape, Body.Bytes said) {
        try {
            return Outcome.done(form.message(shape, said));
        } catch (IllegalArgumentException unfit) {
            return Outcome.failed(service, unfit(unfit));
        }
    }

    private static Outcome failed(String service, Response response) {
        var content = response.body() instanceof Body.Bytes bytes ? bytes.content() : new byte[0];
        var fault =
                ProblemReader.fault(response.status(), content)
                        .orElseGet(() -> new Fault(response.status(), "http.error", ""));
        return Outcome.failed(service, fault, content);
    }

    /** What a route answered, when it is well: without content, an object without members. */
    static Body.Bytes said(Response response) {
        return response.body() instanceof Body.Bytes bytes && !bytes.isEmpty() ? bytes : NOTHING;
    }

    private static byte[] bytes(Request request) {
        return request.body() instanceof Body.Bytes bytes ? bytes.content() : new byte[0];
    }
}
