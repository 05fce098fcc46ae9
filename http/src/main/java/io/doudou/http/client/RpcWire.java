package io.doudou.http.client;

import io.doudou.call.CallScope;
import io.doudou.fault.Fault;
import io.doudou.fault.Malformed;
import io.doudou.http.FieldList;
import io.doudou.http.Invocation;
import io.doudou.http.Outgoing;
import io.doudou.http.text.FieldText;
import io.doudou.http.wire.MicroError;
import io.doudou.http.wire.MicroHeaders;
import io.doudou.http.wire.ProblemReader;
import io.doudou.time.Ticker;

import java.util.Optional;

/**
 * Calls a node that speaks go-micro's header protocol: each call is one POST to the root path, its
 * endpoint stands in a header, and the answer is 200 even when it is an error (go-micro
 * specification, 13.3).
 */
final class RpcWire implements NodeWire {

    private static final String JSON = "application/json";

    private final String service;
    private final NodeWire node;
    private final Ticker ticker;

    /**
     * A wire that was not used.
     *
     * @param node carries the messages: to the root path, where that is HTTP
     */
    RpcWire(String service, NodeWire node, Ticker ticker) {
        this.service = service;
        this.node = node;
        this.ticker = ticker;
    }

    @Override
    public Answer send(Outgoing request, TimeLimit limit, Shape shape) {
        var invocation =
                request.invocation()
                        .orElseThrow(
                                () ->
                                        new Malformed(
                                                request.name()
                                                        + " of "
                                                        + node.label()
                                                        + ": files travel over HTTP only"));
        return read(node.send(call(request, invocation, limit), limit, Shape.WHOLE));
    }

    private Outgoing call(Outgoing request, Invocation invocation, TimeLimit limit) {
        var headers = request.headers().copy();
        headers.set("Accept", JSON);
        headers.remove("Accept-Encoding");
        headers.set(MicroHeaders.SERVICE, service);
        headers.set(MicroHeaders.METHOD, invocation.procedure());
        headers.set(MicroHeaders.ENDPOINT, invocation.procedure());
        headers.set(MicroHeaders.ID, "0");
        headers.set(MicroHeaders.TIMEOUT, Long.toString(limit.leftNanos(ticker.nanos())));
        CallScope.current().metadata().forEach((name, value) -> metadata(headers, name, value));
        return new Outgoing(
                request.name(),
                "POST",
                "/",
                "",
                headers,
                new Outgoing.Whole(JSON, invocation.arguments().get()),
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
                : refused(answer, fault(answer, MicroHeaders.decoded(error)));
    }

    private static Answer refused(Answer answer, Fault fault) {
        return new Answer(
                answer.node(), fault.status(), answer.headers(), new Answer.Refused(fault));
    }

    /** A node of our own sends the whole fault along as the body. */
    private static Fault fault(Answer answer, String error) {
        var plain = MicroError.parse(error).fault();
        return answer.content() instanceof Answer.Whole whole && whole.bytes().length > 0
                ? ProblemReader.fault(plain.status(), whole.bytes()).orElse(plain)
                : plain;
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
