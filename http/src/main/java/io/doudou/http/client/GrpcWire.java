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
import io.doudou.http.items.ItemFormat;
import io.doudou.http.text.FieldNames;
import io.doudou.http.text.FieldText;
import io.doudou.http.wire.GrpcFrames;
import io.doudou.http.wire.GrpcStatus;
import io.doudou.http.wire.MessageForm;
import io.doudou.http.wire.MicroHeaders;
import io.doudou.http.wire.ScopeHeaders;
import io.doudou.time.Ticker;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Calls a node that speaks gRPC: {@code POST /greeter.Greeter/Hello} over HTTP/2, messages there
 * and messages back, and behind these what became of the call (go-micro specification, 13.4).
 * Messages are protobuf where it is known what they consist of, else JSON.
 */
final class GrpcWire implements CallWire {

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
    public NodeWire carrier() {
        return node;
    }

    @Override
    public Answer send(Outgoing request, TimeLimit limit, Shape shape) {
        var invocation = invocation(request);
        var known = invocation.shape();
        var form = form(known.isPresent());
        var sent = known.map(ProcedureShape::request).orElse(UNTOLD);
        var received = known.map(ProcedureShape::response).orElse(UNTOLD);
        var content = content(request, invocation, form, sent);
        var call = call(request, invocation, form, content);
        if (limit.ofCaller() || !isLasting(request, shape)) {
            var left = limit.leftNanos(ticker.nanos());
            call.headers().set(ScopeHeaders.GRPC_TIMEOUT, timeout(left));
        }
        return shape == Shape.ITEMS
                ? opened(request, node.send(call, limit, shape), form, received)
                : read(request, node.send(call, limit, Shape.WHOLE), form, received);
    }

    /** A stream lasts as long as it likes, unless somebody waits for the call that it is in. */
    private static boolean isLasting(Outgoing request, Shape shape) {
        return shape == Shape.ITEMS || request.content() instanceof ItemBody;
    }

    private static Outgoing.Content content(
            Outgoing request, Invocation invocation, MessageForm form, MessageShape shape) {
        return request.content() instanceof ItemBody items
                ? items.as(form.contentType(), json -> form.fromJson(shape, json))
                : new Outgoing.Whole(
                        form.contentType(), form.message(shape, invocation.arguments()));
    }

    private MessageForm form(boolean isKnown) {
        return Optional.of("application/grpc")
                .filter(type -> isKnown)
                .flatMap(type -> MessageForm.of(type, codecs))
                .or(() -> MessageForm.of("application/grpc+json", codecs))
                .orElseThrow();
    }

    private Outgoing call(
            Outgoing request, Invocation invocation, MessageForm form, Outgoing.Content content) {
        var headers = request.headers().copy();
        headers.remove("Accept");
        headers.remove("Accept-Encoding");
        headers.set("te", "trailers");
        if (form.isFramedJson()) {
            // Servers of go-micro look here, and take for protobuf what does not say so.
            headers.set(MicroHeaders.CONTENT_TYPE, form.contentType());
        }
        headers.set(GrpcFrames.ACCEPT_ENCODING, GrpcFrames.ACCEPTED);
        CallScope.current().metadata().forEach((name, value) -> metadata(headers, name, value));
        return new Outgoing(
                request.name(),
                "POST",
                "/" + service + "." + invocation.procedure().replace('.', '/'),
                "",
                headers,
                content,
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
            var headers = FieldList.of(answer.headers());
            var fault = GrpcStatus.fault(headers);
            return fault == null
                    ? answer.with(new Answer.Whole(message(headers, whole), form.encoding(shape)))
                    : answer.refused(fault);
        } catch (Malformed broken) {
            throw new Malformed(what(request) + broken.getMessage(), broken);
        }
    }

    private byte[] message(FieldList headers, Answer.Whole whole) {
        if (whole.bytes().length == 0) {
            throw new Malformed("the answer has no message");
        }
        try {
            var bytesMax = node.limits().answerBytesMax();
            return GrpcFrames.only(whole.bytes(), bytesMax, GrpcFrames.isGzip(headers));
        } catch (Fault unreadable) {
            throw new Malformed(unreadable.detail(), unreadable);
        }
    }

    /** A node that refuses before the first message says so in the only fields that it sends. */
    private Answer opened(Outgoing request, Answer answer, MessageForm form, MessageShape shape) {
        if (answer.status() >= 300 || !(answer.content() instanceof Answer.Flow flow)) {
            return answer;
        }
        var headers = FieldList.of(answer.headers());
        try {
            var fault = headers.get(GrpcStatus.STATUS) == null ? null : GrpcStatus.fault(headers);
            if (fault != null) {
                closeQuietly(flow.stream());
                return answer.refused(fault);
            }
            var frames = new GrpcFrames(node.limits().answerBytesMax(), GrpcFrames.isGzip(headers));
            var lines = new GrpcLines(what(request), flow.stream(), headers, frames, form, shape);
            var type = FieldList.of(FieldNames.CONTENT_TYPE, ItemFormat.LINES_TYPE);
            return new Answer(answer.node(), 200, type, new Answer.Flow(lines));
        } catch (Malformed | Fault broken) {
            closeQuietly(flow.stream());
            throw new Malformed(what(request) + broken.getMessage(), broken);
        }
    }

    private static void closeQuietly(InputStream stream) {
        try {
            stream.close();
        } catch (IOException alreadyBroken) {
            // Nobody wants what is left.
        }
    }
}
