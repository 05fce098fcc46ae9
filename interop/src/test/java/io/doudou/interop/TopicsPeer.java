package io.doudou.interop;

import static io.doudou.interop.Commands.report;

import io.doudou.app.Application;
import io.doudou.broker.Delivery;
import io.doudou.broker.Message;
import io.doudou.broker.Terms;
import io.doudou.call.CallScope;
import io.doudou.fault.ServiceException;
import io.doudou.option.Settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A Java program with the broker over HTTP, or what its arguments set, driven line by line, as the
 * part pubsub of those in {@code src/test/go/micro5} is.
 *
 * <pre>
 * subscribe TOPIC [QUEUE]   subscribed TOPIC; from then on "got TOPIC TEXT USER"
 * publish TOPIC TEXT        "published TEXT", or "failed publish REASON"
 * end
 * </pre>
 */
final class TopicsPeer {

    private static final String[] SETTINGS = {
        "--registry=mdns", "--broker=http", "--host=127.0.0.1", "--port=0"
    };

    private final Application application;

    private TopicsPeer(Application application) {
        this.application = application;
    }

    public static void main(String[] arguments) throws IOException {
        var flags = arguments.length == 0 ? SETTINGS : arguments;
        var settings = Settings.load(flags, Map.of(), Path.of("target"));
        try (var application = Application.with(settings).start()) {
            var peer = new TopicsPeer(application);
            report("ready");
            Commands.obey(line -> peer.act(line.split(" ")));
        }
    }

    private void act(String[] words) {
        switch (words[0]) {
            case "subscribe" -> subscribe(words);
            case "publish" -> publish(words[1], Message.of(words[2]));
            default -> report("unknown\t" + words[0]);
        }
    }

    private void subscribe(String[] words) {
        var queue = words.length > 2 ? Optional.of(words[2]) : Optional.<String>empty();
        application.broker().subscribe(words[1], this::receive, Terms.alone().inQueue(queue));
        report("subscribed\t" + words[1]);
    }

    private void receive(Delivery delivery) {
        var user = CallScope.current().metadata().getOrDefault("x-user-id", "?");
        report("got\t" + delivery.topic() + "\t" + delivery.message().text() + "\t" + user);
    }

    private void publish(String topic, Message message) {
        try {
            application.broker().publish(topic, message.with("X-User-Id", "ann"));
            report("published\t" + message.text());
        } catch (ServiceException failure) {
            report("failed\tpublish\t" + failure.getMessage());
        }
    }
}
