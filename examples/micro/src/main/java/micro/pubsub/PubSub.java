package micro.pubsub;

import io.doudou.app.Application;

import micro.pubsub.Events.Said;

/**
 * Publishes three events to a lambda and to an object, which get all of them, and to a queue of
 * two, who share them. Who returns from his method has acknowledged the event; who throws gets it
 * again. With {@code --broker http --registry mdns} subscribers in other programs get them, too.
 *
 * <pre>{@code
 * java -cp target/example-micro-0.1.0-SNAPSHOT.jar micro.pubsub.PubSub
 * }</pre>
 */
public final class PubSub {
    static void main(String... args) {
        try (var app = Application.from(args)) {
            app.subscribe(EventsTopics.of(event -> IO.println("[lambda] " + event.text())))
                    .subscribe(EventsTopics.of(new Printer()))
                    .subscribe(EventsTopics.of(inQueue("first")).queue("readers"))
                    .subscribe(EventsTopics.of(inQueue("second")).queue("readers"))
                    .start();
            var events = EventsTopics.publisher(app.broker());
            for (int id = 1; id <= 3; id++) {
                events.said(new Said(id, "Hello no " + id));
            }
        } // Closing waits until everybody has got everything.
    }

    private static Events inQueue(String name) {
        return event -> IO.println("[" + name + " in the queue] " + event.text());
    }
}
