package io.doudou.http.client;

import io.doudou.broker.Message;
import io.doudou.fault.Unknown;
import io.doudou.http.FieldList;
import io.doudou.http.Outgoing;
import io.doudou.http.wire.MicroMessage;
import io.doudou.time.Ticker;
import io.doudou.transport.Conversation;
import io.doudou.transport.Transport;

import java.time.Duration;
import java.util.function.Function;

/** The wire to a node that is reached by another transport than HTTP. */
final class TransportWire implements NodeWire {

    private final String service;
    private final Transport transport;
    private final String address;
    private final Ticker ticker;

    TransportWire(String service, Transport transport, String address, Ticker ticker) {
        this.service = service;
        this.transport = transport;
        this.address = address;
        this.ticker = ticker;
    }

    @Override
    public Answer send(Outgoing request, TimeLimit limit, Shape shape) {
        var answer = call(request, limit);
        var content = new Answer.Whole(answer.body());
        return new Answer(label(), 200, MicroMessage.headers(answer), content);
    }

    private Message call(Outgoing request, TimeLimit limit) {
        return within(
                limit,
                request.name() + " of " + label(),
                left -> transport.call(address, message(request), left));
    }

    /**
     * Opens a stream of messages.
     *
     * @param what begins messages
     * @param opening says which one
     */
    Conversation open(String what, FieldList opening, TimeLimit limit) {
        var type = opening.first("Content-Type").orElse("");
        var message = MicroMessage.of(opening, type, new byte[0]);
        return within(limit, what, left -> transport.open(address, message, left));
    }

    private <T> T within(TimeLimit limit, String what, Function<Duration, T> attempt) {
        try {
            return attempt.apply(Duration.ofNanos(Math.max(1, limit.leftNanos(ticker.nanos()))));
        } catch (Unknown unanswered) {
            throw limit.leftNanos(ticker.nanos()) <= 0 ? limit.passed(what) : unanswered;
        }
    }

    private Message message(Outgoing request) {
        return switch (request.content()) {
            case Outgoing.Whole whole ->
                    MicroMessage.of(request.headers(), whole.type(), whole.bytes());
            case Outgoing.Content other ->
                    throw new IllegalStateException("a call is a message: " + other);
        };
    }

    @Override
    public String label() {
        return service + " at " + address;
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public void closeIdle() {}

    @Override
    public void close() {}
}
