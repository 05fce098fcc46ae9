package io.doudou.app;

import io.doudou.broker.Broker;
import io.doudou.broker.Listeners;
import io.doudou.broker.Subscription;

import java.util.ArrayList;
import java.util.List;

/**
 * What the application listens to, from its start to its stop. Used by the thread that does both.
 */
final class Subscriptions {

    private final List<Listeners> listeners = new ArrayList<>();
    private final List<Subscription> open = new ArrayList<>();

    void add(Listeners more) {
        listeners.add(more);
    }

    void begin(Broker broker) {
        for (var each : listeners) {
            for (var listener : each.list()) {
                open.add(broker.subscribe(listener.topic(), listener.receiver(), listener.terms()));
            }
        }
    }

    /** All at once, because each waits for what it delivers. */
    void end() throws InterruptedException {
        var ending = open.stream().map(each -> Thread.ofVirtual().start(each::close)).toList();
        open.clear();
        for (var thread : ending) {
            thread.join();
        }
    }
}
