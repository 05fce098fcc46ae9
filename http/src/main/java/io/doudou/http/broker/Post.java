package io.doudou.http.broker;

import io.doudou.broker.Message;
import io.doudou.call.CallScope;
import io.doudou.http.FieldList;
import io.doudou.http.Outgoing;
import io.doudou.http.client.Clients;
import io.doudou.http.client.TimeLimit;
import io.doudou.http.client.Wire;
import io.doudou.http.text.Percent;
import io.doudou.time.Ticker;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One message on its way to its subscribers. Serves the threads that post it to them. */
final class Post {

    /** How long one post waits for its receiver; the server of the subscriber gives up earlier. */
    private static final Duration POST_LIMIT = Duration.ofSeconds(65);

    private final Clients clients;
    private final String topic;
    private final Message message;
    private final Ticker ticker;
    private final TimeLimit limit;

    /** Written when first needed, guarded by this: mostly all subscribers have the same form. */
    private final Map<Form, byte[]> bodies = new EnumMap<>(Form.class);

    Post(Clients clients, String topic, Message message, Ticker ticker) {
        this.clients = clients;
        this.topic = topic;
        this.message = message;
        this.ticker = ticker;
        this.limit = limit(topic, ticker);
    }

    private static TimeLimit limit(String topic, Ticker ticker) {
        var left =
                CallScope.current().remaining(ticker).filter(own -> own.compareTo(POST_LIMIT) < 0);
        var duration = left.orElse(POST_LIMIT);
        return new TimeLimit(
                ticker.nanos() + duration.toNanos(),
                left.isPresent(),
                "a subscriber of " + topic + " has not answered within " + duration);
    }

    /**
     * Posts to one subscriber.
     *
     * @return the status of its answer
     * @throws io.doudou.fault.ServiceException when there is none
     */
    int to(Subscriber subscriber) {
        var form = subscriber.form();
        var request =
                new Outgoing(
                        "publish",
                        "POST",
                        form.path(),
                        "id=" + Percent.encode(subscriber.id()),
                        new FieldList(),
                        new Outgoing.Whole("application/json", body(form)),
                        false,
                        Optional.empty());
        return clients.direct("subscriber of " + topic, subscriber.address())
                .send(request, limit, Wire.Shape.WHOLE)
                .status();
    }

    private synchronized byte[] body(Form form) {
        return bodies.computeIfAbsent(form, key -> key.body(topic, message));
    }

    /** What it means that a subscriber has answered, but did not take the message. */
    String refusal(Subscriber subscriber, int status) {
        return "a subscriber of "
                + topic
                + " at "
                + subscriber.address()
                + " did not take a message: it answered "
                + status;
    }

    /** Whether nobody waits any more. */
    boolean isOver() {
        return limit.leftNanos(ticker.nanos()) <= 0;
    }
}
