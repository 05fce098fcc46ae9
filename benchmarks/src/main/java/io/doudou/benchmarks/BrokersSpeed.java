package io.doudou.benchmarks;

import io.doudou.app.Application;
import io.doudou.option.Settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Question: how many messages do brokers carry from one program to another, and how soon is one
 * there? Both programs live in this process and share nothing but the broker.
 */
final class BrokersSpeed {

    /** Of one program: who publishes waits until the broker has the message. */
    private static final int PUBLISHERS = 32;

    private final SystemsPlan plan;
    private final Report report;

    private BrokersSpeed(SystemsPlan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    static void measure(SystemsPlan plan, Report report) throws IOException, InterruptedException {
        var speed = new BrokersSpeed(plan, report);
        try (var systems = Systems.start(report)) {
            speed.inMemory();
            for (var meeting : systems.meetings()) {
                switch (meeting.name()) {
                    case "gossip" -> speed.of("http", "http", meeting, Map.of());
                    case "redis" -> speed.of("redis", "redis", meeting, Map.of());
                    case "nats" -> speed.nats(meeting);
                    default -> {}
                }
            }
        }
    }

    private void inMemory() throws InterruptedException {
        try (var both = Application.with(Settings.none())) {
            of("memory", new BrokerSpeed(both.broker(), both.broker()));
        }
    }

    private void nats(Systems.Meeting meeting) throws InterruptedException {
        of("nats.core", "nats", meeting, Map.of("GDD_NATS_DELIVERY", "core"));
        of("nats.stream", "nats", meeting, Map.of("GDD_NATS_DELIVERY", "jetstream"));
    }

    private void of(
            String name, String broker, Systems.Meeting meeting, Map<String, String> settings)
            throws InterruptedException {
        var own = new HashMap<>(settings);
        own.put("GDD_BROKER", broker);
        try (var subscriber = application(meeting.environment(0), own);
                var publisher = application(meeting.environment(1), own)) {
            of(name, new BrokerSpeed(publisher.broker(), subscriber.broker()));
        }
    }

    private static Application application(Map<String, String> meeting, Map<String, String> own) {
        var environment = new HashMap<>(meeting);
        environment.putAll(own);
        environment.put("GDD_PORT", "0");
        return Application.with(Settings.load(new String[0], environment, Path.of(""))).start();
    }

    private void of(String name, BrokerSpeed broker) throws InterruptedException {
        report.tell("publishes " + plan.messages() + " messages: " + name);
        var speed = broker.measure(plan.messages(), plan.singles(), PUBLISHERS);
        report.line(
                "%-11s %9.0f messages/s; one alone %7.1f us, p99 %8.1f us",
                name, speed.perSecond(), speed.micros(), speed.lateMicros());
        report.key("broker." + name + ".persec", speed.perSecond());
        report.key("broker." + name + ".us", speed.micros());
        report.key("broker." + name + ".p99.us", speed.lateMicros());
    }
}
