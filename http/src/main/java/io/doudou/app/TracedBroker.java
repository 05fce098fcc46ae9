package io.doudou.app;

import io.doudou.broker.Broker;
import io.doudou.broker.Message;
import io.doudou.broker.Receiver;
import io.doudou.broker.Subscription;
import io.doudou.broker.Terms;
import io.doudou.http.Tracing;

/**
 * A broker on whose way each publication and each delivery is a span. The trace travels in the
 * fields of the messages, as it does without.
 *
 * @param name of the broker in settings
 */
record TracedBroker(Tracing tracing, String name, Broker broker) implements Broker {

    @Override
    public void publish(String topic, Message message) {
        try (var span = tracing.begin(new Tracing.Published(name, topic))) {
            try {
                span.call(
                        () -> {
                            broker.publish(topic, message);
                            return topic;
                        });
            } catch (RuntimeException | Error failure) {
                span.failed(failure);
                throw failure;
            }
        }
    }

    @Override
    public Subscription subscribe(String topic, Receiver receiver, Terms terms) {
        return broker.subscribe(
                topic,
                delivery -> deliver(new Tracing.Delivered(name, delivery, terms.queue()), receiver),
                terms);
    }

    private void deliver(Tracing.Delivered work, Receiver receiver) throws Exception {
        try (var span = tracing.begin(work)) {
            try {
                span.call(
                        () -> {
                            receiver.receive(work.delivery());
                            return work;
                        });
            } catch (Throwable failure) {
                span.failed(failure);
                throw failure;
            }
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
