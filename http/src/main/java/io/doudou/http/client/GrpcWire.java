package io.doudou.http.client;

import io.doudou.call.CallScope;
import io.doudou.codec.Codecs;
import io.doudou.codec.MessageShape;
import io.doudou.codec.ProcedureShape;
import io.doudou.codec.ServiceShapes;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.http.FieldList;
import io.doudou.http.Invocation;
import io.doudou.http.ItemBody;
import io.doudou.http.Outgoing;
import io.doudou.http.text.FieldText;
import io.doudou.http.wire.GrpcStatus;
import io.doudou.http.wire.MessageForm;
import io.doudou.http.wire.MicroHeaders;
import io.doudou.http.wire.ScopeHeaders;
import io.doudou.time.Ticker;

import java.util.Optional;

/**
 * Calls a node that speaks gRPC: {@code POST /greeter.Greeter/Hello} over HTTP/2, one message there
 * and one back, and behind it what became of the call (go-micro specification, 13.4). Messages are
 * protobuf where it is known what they consist of, else JSON.
 */
final class GrpcWire implements NodeWire {

    /** What a caller waits is said in at most eight digits (gRPC over HTTP/2). */
    private static final long TIMEOUT_MAX = 99_999_999;

    /** Of messages in JSON nothing has to be known. */
    private static final MessageShape UNTOLD =
            ServiceShapes.of("")
                    .record("Untold")
                    .procedure("", "Untold", "Untold")
                    .build()
                    .procedure("")
                    .orElseThrow()
                    .request();

    private final String service;
    private final SocketWire node;
    private final Codecs codecs;
    private final Ticker ticker;

    /**
     * A wire that was not used.
     *
     * @param node carries the messages, in HTTP/2
     */
    GrpcWire(String service, SocketWire node, Codecs codecs, Ticker ticker) {
        this.service = service;
        this.node = node;
        this.codecs = codecs;
        this.ticker = ticker;
    }

    @Override
    public Answer send(Outgoing request, TimeLimit limit, Shape shape) {
        if (shape == Shape.ITEMS || request.content() instanceof ItemBody) {
            throw new Malformed(
                    what(request)
                            + "its node speaks gRPC, over which this client"
                            + " makes no streams: call it over HTTP or mucp");
        }
        var invocation =
                request.invocation()
                        .orElseThrow(
                                () -> new Malformed(what(request) + "files travel over HTTP only"));
        var known = invocation.shape();
        var form = form(known.isPresent());
        var sent = known.map(ProcedureShape::request).orElse(UNTOLD);
        var message = form.fromJson(sent, invocation.arguments().get());
        var answer = node.send(call(request, invocation, limit, form, message), limit, Shape.WHOLE);
        return read(request, answer, form, known.map(ProcedureShape::response).orElse(UNTOLD));
    }

    private String what(Outgoing request) {
        return request.name() + " of " + node.label() + ": ";
    }

    private MessageForm form(boolean isKnown) {
        return Optional.of("application/grpc")
                .filter(type -> isKnown)
                .flatMap(type -> MessageForm.of(type, codecs))
                .or(() -> MessageForm.of("application/grpc+json", codecs))
                .orElseThrow();
    }

    private Outgoing call(
            Outgoing request,
            Invocation invocation,
            TimeLimit limit,
            MessageForm form,
            byte[] message) {
        var headers = request.headers().copy();
        headers.remove("Accept");
        headers.remove("Accept-Encoding");
        headers.set("te", "trailers");
        if (form.isFramedJson()) {
            // Servers of go-micro look here, and take for protobuf what does not say so.
            headers.set(MicroHeaders.CONTENT_TYPE, form.contentType());
        }
        headers.set(ScopeHeaders.GRPC_TIMEOUT, timeout(limit.leftNanos(ticker.nanos())));
        CallScope.current().metadata().forEach((name, value) -> metadata(headers, name, value));
        return new Outgoing(
                request.name(),
                "POST",
                "/" + service + "." + invocation.procedure().replace('.', '/'),
                "",
                headers,
                new Outgoing.Whole(form.contentType(), message),
                request.idempotent(),
                Optional.empty());
    }

    /** In milliseconds: more than a day. */
    private static String timeout(long leftNanos) {
        return Math.clamp(leftNanos / 1_000_000, 1, TIMEOUT_MAX) + "m";
    }

    /** Metadata that no header can carry still travels in the baggage. */
    private static void metadata(FieldList headers, String name, String value) {
        var isPlain = value.chars().allMatch(each -> each >= ' ' && each <= '~');
        if (isPlain && MicroHeaders.isMetadata(name) && FieldText.isToken(name)) {
            headers.set(name, value);
        }
    }

    /** What a proxy says instead of the node, and an answer that broke off, stay as they are. */
    private Answer read(Outgoing request, Answer answer, MessageForm form, MessageShape shape) {
        if (answer.status() >= 300 || !(answer.content() instanceof Answer.Whole whole)) {
            return answer;
        }
        try {
            var fault = GrpcStatus.fault(FieldList.of(answer.headers()));
            return fault == null
                    ? answer.with(new Answer.Whole(json(form, shape, whole.bytes())))
                    : refused(answer, fault);
        } catch (Malformed broken) {
            throw new Malformed(what(request) + broken.getMessage(), broken);
        }
    }

    private static byte[] json(MessageForm form, MessageShape shape, byte[] message) {
        if (message.length == 0) {
            throw new Malformed("the answer has no message");
        }
        return form.toJson(shape, message);
    }

    private static Answer refused(Answer answer, Fault fault) {
        return new Answer(
                answer.node(), fault.status(), answer.headers(), new Answer.Refused(fault));
    }

    @Override
    public boolean isFull() {
        return node.isFull();
    }

    @Override
    public void closeIdle() {
        node.closeIdle();
    }

    @Override
    public void close() {
        node.close();
    }

    @Override
    public String label() {
        return node.label();
    }
}
