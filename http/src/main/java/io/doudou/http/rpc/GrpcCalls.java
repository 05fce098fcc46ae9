package io.doudou.http.rpc;

import io.doudou.codec.ProcedureShape;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.MediaType;
import io.doudou.http.Request;
import io.doudou.http.Response;
import io.doudou.http.Route;
import io.doudou.http.dispatch.Endpoint;
import io.doudou.http.dispatch.FramedCall;
import io.doudou.http.items.ItemFormat;
import io.doudou.http.text.FieldNames;
import io.doudou.http.wire.GrpcFrames;
import io.doudou.http.wire.MessageForm;
import io.doudou.http.wire.ScopeHeaders;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Answers gRPC calls: {@code POST /Greeter/Hello}, with any package in front of the name of the
 * interface, which is how go-micro's clients name the service (specification, 13.4). Serves all
 * threads.
 *
 * <p>A call becomes the request that the method's route answers, as every remote procedure call
 * does. Here are the messages; status and frames of streams are the carrier's.
 */
public final class GrpcCalls {

    private static final byte[] NOTHING = {};

    private final ProcedureCalls calls;
    private final ProcedureStreams streams;
    private final int messageBytesMax;
    private final Map<String, Endpoint> endpoints = new HashMap<>();

    /**
     * Answers the procedures that {@code calls} knows.
     *
     * @param streams answers those that take streams
     * @param messageBytesMax how large one message may be
     */
    public GrpcCalls(ProcedureCalls calls, ProcedureStreams streams, int messageBytesMax) {
        this.calls = calls;
        this.streams = streams;
        this.messageBytesMax = messageBytesMax;
        calls.endpoints().forEach((name, known) -> endpoints.put(name, framed(name, known)));
    }

    private Endpoint framed(String procedure, Endpoint known) {
        var any = Optional.of(MediaType.ANY);
        var route =
                new Route(
                        known.route().name(),
                        "POST",
                        "/" + procedure.replace('.', '/'),
                        any,
                        any,
                        request -> answer(procedure, known, request));
        var intake = takesStream(known) ? Endpoint.Intake.ITEMS : Endpoint.Intake.WHOLE;
        return new Endpoint(route, route.handler(), known.pace(), intake);
    }

    private static boolean takesStream(Endpoint endpoint) {
        return endpoint.route().consumes().filter(MediaType.ITEMS::equals).isPresent();
    }

    /**
     * The call that a request opens.
     *
     * @throws Fault 501 when there is no such procedure or nobody here unpacks the messages, 415
     *     when they are in an encoding that nobody speaks here, 400 when the time that the caller
     *     waits makes no sense
     */
    public FramedCall call(String path, FieldList headers) {
        var procedure = procedure(path);
        var endpoint = endpoints.get(procedure);
        if (endpoint == null) {
            throw new Fault(501, "procedure.unknown", "There is no procedure " + path + ".");
        }
        if (!ScopeHeaders.isGrpcTimeoutSensible(headers)) {
            throw new Fault(
                    400,
                    "timeout.malformed",
                    "grpc-timeout is one to eight digits and one of H, M, S, m, u, n.");
        }
        return new Called(procedure, endpoint, form(headers), GrpcFrames.isGzip(headers));
    }

    /** {@code Greeter.Hello} of {@code /any.package.Greeter/Hello}. */
    private static String procedure(String path) {
        var slash = path.lastIndexOf('/');
        if (slash < 1) {
            return "";
        }
        var dot = path.lastIndexOf('.', slash);
        return path.substring(Math.max(dot, 0) + 1, slash) + "." + path.substring(slash + 1);
    }

    private MessageForm form(FieldList headers) {
        var said = headers.get(FieldNames.CONTENT_TYPE);
        var type = said == null ? "" : said.split(";", 2)[0].toLowerCase(Locale.ROOT).strip();
        return MessageForm.of(type, calls.codecs()).orElseThrow(() -> unsupported(type));
    }

    private static Fault unsupported(String type) {
        return new Fault(
                415, "content-type.unsupported", "Nobody here speaks " + type + " about this.");
    }

    /** What the messages consist of. */
    private ProcedureShape shape(String procedure, MessageForm form) {
        return calls.shape(procedure)
                .or(
                        () ->
                                form.isFramedJson()
                                        ? Optional.of(ProcedureCalls.UNTOLD)
                                        : Optional.empty())
                .orElseThrow(() -> unsupported(form.contentType()));
    }

    private Response answer(String procedure, Endpoint known, Request request) throws Exception {
        var form = form(FieldList.of(request.headers()));
        var shape = shape(procedure, form);
        Request inner;
        try {
            inner =
                    takesStream(known)
                            ? streams.inner(request, Request.Protocol.GRPC, known.route())
                            : inner(request, known.route(), form, shape);
        } catch (IllegalArgumentException noObject) {
            throw ProcedureCalls.malformed(noObject);
        }
        var answered = inner.answeredIn(form.encoding(shape.response()));
        return framed(known.chain().handle(answered), form, shape);
    }

    private Request inner(Request request, Route route, MessageForm form, ProcedureShape shape) {
        var frame = request.body() instanceof Body.Bytes bytes ? bytes.content() : NOTHING;
        var headers = FieldList.of(request.headers()).copy();
        var message = GrpcFrames.only(frame, messageBytesMax, GrpcFrames.isGzip(headers));
        headers.remove(FieldNames.ACCEPT);
        if (route.isStreaming()) {
            headers.add(FieldNames.ACCEPT, ItemFormat.TELLING_TYPE);
        }
        var arguments = form.unframedBody(shape.request(), message);
        return ProcedureCalls.inner(request, Request.Protocol.GRPC, headers, route, arguments);
    }

    private static Response framed(Response response, MessageForm form, ProcedureShape shape) {
        return response.status() >= 300 || response.body() instanceof Body.Stream
                ? response
                : response.with(new Body.Bytes(framed(ProcedureCalls.said(response), form, shape)))
                        .with(FieldNames.CONTENT_TYPE, form.contentType());
    }

    private static byte[] framed(Body.Bytes said, MessageForm form, ProcedureShape shape) {
        try {
            return form.message(shape.response(), said);
        } catch (IllegalArgumentException unfit) {
            throw ProcedureCalls.unfit(unfit);
        }
    }

    /** A call of a procedure that exists. */
    private final class Called implements FramedCall {

        private final String procedure;
        private final Endpoint endpoint;
        private final MessageForm form;
        private final boolean isGzip;
        private @Nullable ProcedureShape shape;

        Called(String procedure, Endpoint endpoint, MessageForm form, boolean isGzip) {
            this.procedure = procedure;
            this.endpoint = endpoint;
            this.form = form;
            this.isGzip = isGzip;
        }

        @Override
        public Endpoint endpoint() {
            return endpoint;
        }

        @Override
        public String service() {
            return calls.service(procedure);
        }

        @Override
        public boolean isGzip() {
            return isGzip;
        }

        @Override
        public byte[] json(byte[] message) {
            try {
                return form.unframedToJson(shape().request(), message);
            } catch (Malformed broken) {
                throw ProcedureCalls.malformed(broken);
            }
        }

        @Override
        public byte[] framed(byte[] json) {
            return GrpcCalls.framed(new Body.Bytes(json), form, shape());
        }

        private ProcedureShape shape() {
            var known = shape;
            if (known == null) {
                known = GrpcCalls.this.shape(procedure, form);
                shape = known;
            }
            return known;
        }
    }
}
