package io.doudou.http.client;

import io.doudou.broker.Message;
import io.doudou.call.CallScope;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.fault.Unknown;
import io.doudou.http.FieldList;
import io.doudou.http.Invocation;
import io.doudou.http.ItemBody;
import io.doudou.http.Outgoing;
import io.doudou.http.items.ItemFormat;
import io.doudou.http.text.FieldText;
import io.doudou.http.wire.MessageForm;
import io.doudou.http.wire.MicroError;
import io.doudou.http.wire.MicroHeaders;
import io.doudou.http.wire.ProblemReader;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Calls a node that speaks go-micro's header protocol: each call is one POST to the root path, its
 * endpoint stands in a header, and the answer is 200 even when it is an error (go-micro
 * specification, 13.3).
 */
final class RpcWire implements CallWire {

    private static final byte[] NOTHING = {'{', '}'};

    private final String service;
    private final NodeWire node;
    private final MessageForm form;
    private final Ticker ticker;
    private final AtomicLong streams = new AtomicLong();

    /**
     * A wire that was not used.
     *
     * @param node carries the messages: to the root path, where that is HTTP
     * @param form how messages are written, as far as what they consist of is known
     */
    RpcWire(String service, NodeWire node, MessageForm form, Ticker ticker) {
        this.service = service;
        this.node = node;
        this.form = form;
        this.ticker = ticker;
    }

    @Override
    public NodeWire carrier() {
        return node;
    }

    @Override
    public Answer send(Outgoing request, TimeLimit limit, Shape shape) {
        var invocation = invocation(request);
        var translation = translation(invocation);
        return shape == Shape.ITEMS || request.content() instanceof ItemBody
                ? stream(request, invocation, limit, shape, translation)
                : single(request, invocation, limit, translation);
    }

    /** What stands between JSON and the messages of a call. */
    private @Nullable Translation translation(Invocation invocation) {
        return form.isJson()
                ? null
                : invocation
                        .shape()
                        .map(each -> new Translation(form, each.response(), each.request()))
                        .orElse(null);
    }

    private Answer single(
            Outgoing request,
            Invocation invocation,
            TimeLimit limit,
            @Nullable Translation translation) {
        var arguments = invocation.arguments();
        if (translation == null) {
            var call = call(request, invocation, limit, MessageForm.JSON, arguments.get());
            return read(node.send(call, limit, Shape.WHOLE));
        }
        var call = call(request, invocation, limit, form, translation.sent(arguments));
        var answer = read(node.send(call, limit, Shape.WHOLE));
        return answer.content() instanceof Answer.Whole whole && answer.status() == 200
                ? answer.with(message(request, answer, whole.bytes(), translation))
                : answer;
    }

    /** Who does not speak the encoding says so in a text, and nowhere else (19.1). */
    private Answer.Whole message(
            Outgoing request, Answer answer, byte[] message, Translation translation) {
        var type = answer.headers().first("Content-Type").orElse("");
        if (type.startsWith("text/plain")) {
            var text = new String(message, StandardCharsets.UTF_8);
            throw new Malformed(what(request) + text);
        }
        return translation.answer(message);
    }

    /**
     * On a connection or in a conversation of its own, which the answer gives up when it is closed.
     */
    private Answer stream(
            Outgoing request,
            Invocation invocation,
            TimeLimit limit,
            Shape shape,
            @Nullable Translation translation) {
        var what = request.name() + " of " + node.label();
        var spoken = translation == null ? MessageForm.JSON : form;
        var headers = call(request, invocation, limit, spoken, NOTHING).headers();
        var id = Long.toString(streams.getAndIncrement());
        headers.remove(MicroHeaders.TIMEOUT);
        headers.set("Content-Type", spoken.contentType());
        headers.set(MicroHeaders.STREAM, id);
        headers.set(MicroHeaders.ID, id);
        var messages = opened(what, headers, limit);
        var stream = new MessageStream(messages, request, itemBytesMax(), translation);
        return begun(what, stream, invocation, shape);
    }

    private Messages opened(String what, FieldList headers, TimeLimit limit) {
        return switch (node) {
            case SocketWire sockets -> connected(what, headers, limit, sockets);
            case TransportWire carried -> new MessageTalk(what, carried.open(what, headers, limit));
            case CallWire _ -> throw new IllegalStateException("no carrier: " + node);
        };
    }

    private Messages connected(
            String what, FieldList headers, TimeLimit limit, SocketWire sockets) {
        var limits = sockets.limits();
        var bytesMax = limits.answerBytesMax();
        var socket = new MessageSocket(what, sockets.address(), headers, bytesMax, ticker);
        var millisMax = MessageSocket.millis(limit, limits, ticker);
        socket.connect(sockets.address(), sockets.tls(), millisMax);
        return socket;
    }

    private Answer begun(String what, MessageStream stream, Invocation invocation, Shape shape) {
        try {
            stream.begin(invocation);
        } catch (IOException broken) {
            stream.close();
            throw new Unknown(what + ": " + broken.getMessage(), broken);
        }
        var type = FieldList.of("Content-Type", ItemFormat.LINES_TYPE);
        return shape == Shape.ITEMS
                ? new Answer(node.label(), 200, type, new Answer.Flow(stream))
                : new Answer(node.label(), 200, FieldList.of(), single(stream));
    }

    private int itemBytesMax() {
        return node instanceof SocketWire sockets
                ? sockets.limits().answerBytesMax()
                : Message.BODY_BYTES_MAX;
    }

    /** The one answer to a stream. */
    private static Answer.Content single(MessageStream stream) {
        try (stream) {
            var message = stream.message();
            return new Answer.Whole(message == null ? NOTHING : message);
        } catch (Fault refusal) {
            return new Answer.Refused(refusal);
        }
    }

    private Outgoing call(
            Outgoing request,
            Invocation invocation,
            TimeLimit limit,
            MessageForm spoken,
            byte[] message) {
        var headers = request.headers().copy();
        headers.set("Accept", spoken.contentType());
        headers.remove("Accept-Encoding");
        headers.add(MicroHeaders.SERVICE, service);
        headers.add(MicroHeaders.METHOD, invocation.procedure());
        headers.add(MicroHeaders.ENDPOINT, invocation.procedure());
        headers.add(MicroHeaders.ID, "0");
        headers.add(MicroHeaders.TIMEOUT, Long.toString(limit.leftNanos(ticker.nanos())));
        CallScope.current().metadata().forEach((name, value) -> metadata(headers, name, value));
        return new Outgoing(
                request.name(),
                "POST",
                "/",
                "",
                headers,
                new Outgoing.Whole(spoken.contentType(), message),
                request.idempotent(),
                Optional.empty());
    }

    /** Metadata that no header can carry still travels in the baggage. */
    private static void metadata(FieldList headers, String name, String value) {
        if (MicroHeaders.isMetadata(name) && FieldText.isToken(name)) {
            headers.set(name, MicroHeaders.encoded(value));
        }
    }

    private static Answer read(Answer answer) {
        var error = answer.headers().first(MicroHeaders.ERROR).orElse("");
        return error.isEmpty() || answer.status() != 200
                ? answer
                : answer.refused(fault(answer, MicroHeaders.decoded(error)));
    }

    /** A node of our own sends the whole fault along as the body. */
    private static Fault fault(Answer answer, String error) {
        var plain = MicroError.parse(error).fault();
        return answer.content() instanceof Answer.Whole whole && whole.bytes().length > 0
                ? ProblemReader.fault(plain.status(), whole.bytes()).orElse(plain)
                : plain;
    }
}
