package io.doudou.http.client;

import io.doudou.broker.Message;
import io.doudou.fault.Unknown;
import io.doudou.http.Outgoing;
import io.doudou.http.wire.MicroMessage;
import io.doudou.time.Ticker;
import io.doudou.transport.Transport;

import java.time.Duration;

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
        var left = Duration.ofNanos(Math.max(1, limit.leftNanos(ticker.nanos())));
        try {
            return transport.call(address, message(request), left);
        } catch (Unknown unanswered) {
            throw limit.leftNanos(ticker.nanos()) <= 0
                    ? limit.passed(request.name() + " of " + label())
                    : unanswered;
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
