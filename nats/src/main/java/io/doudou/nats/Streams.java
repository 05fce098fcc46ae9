package io.doudou.nats;

import io.doudou.broker.Terms;
import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The streams of JetStream behind topics, and the consumers behind subscriptions; made when they
 * are first needed. A topic whose subject a stream of the operator's has is left to that. Serves
 * all threads.
 *
 * <p>A stream keeps a message as long as a consumer has not acknowledged it, within the limits of
 * the settings; what nobody is subscribed to is not kept.
 */
final class Streams {

    /** What names of ours begin with. */
    private static final String OURS = "doudou-";

    /** Characters of a name, which is that of a folder, too. */
    private static final int NAME_CHARS_MAX = 150;

    /** How long a subscription without a queue is remembered whose process is gone. */
    private static final Duration INACTIVE = Duration.ofMinutes(5);

    private static final int NOT_FOUND = 404;

    private final Link link;
    private final StorageType storage;
    private final int replicas;
    private final Duration ageMax;
    private final int messagesMax;
    private final Duration acknowledgeWait;

    /** Names by topic. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Streams(Link link, Settings settings) {
        this.link = link;
        this.storage =
                switch (settings.get(NatsOptions.STREAM_STORAGE)) {
                    case FILE -> StorageType.File;
                    case MEMORY -> StorageType.Memory;
                };
        this.replicas = settings.get(NatsOptions.STREAM_REPLICAS);
        this.ageMax = settings.get(NatsOptions.STREAM_AGE_MAX);
        this.messagesMax = settings.get(NatsOptions.STREAM_MESSAGES_MAX);
        this.acknowledgeWait = settings.get(NatsOptions.ACKNOWLEDGE_WAIT);
    }

    Duration acknowledgeWait() {
        return acknowledgeWait;
    }

    /**
     * The stream of a topic, which there is when this returns.
     *
     * @throws Unreachable when there cannot be one, saying why
     */
    String of(String topic) {
        var name = known.get(topic);
        if (name == null) {
            name = ask(topic, management -> find(management, topic));
            known.put(topic, name);
        }
        return name;
    }

    /** The stream of a topic has to be looked for again. */
    void forget(String topic) {
        known.remove(topic);
    }

    private String find(JetStreamManagement management, String topic)
            throws IOException, JetStreamApiException {
        var subject = Subjects.of(topic);
        var there = management.getStreamNames(subject);
        if (!there.isEmpty()) {
            return there.getFirst();
        }
        var name = OURS + shortened(Subjects.name(topic), topic);
        management.addStream(
                StreamConfiguration.builder()
                        .name(name)
                        .subjects(subject)
                        .retentionPolicy(RetentionPolicy.Interest)
                        .discardPolicy(DiscardPolicy.New)
                        .storageType(storage)
                        .replicas(replicas)
                        .maxAge(ageMax)
                        .maxMessages(messagesMax)
                        .build());
        return name;
    }

    private static String shortened(String name, String full) {
        if (name.length() <= NAME_CHARS_MAX) {
            return name;
        }
        var hash = UUID.nameUUIDFromBytes(full.getBytes(StandardCharsets.UTF_8));
        return name.substring(0, NAME_CHARS_MAX) + "-" + hash;
    }

    /** The name of the consumer that the members of a queue share. */
    static String shared(String queue) {
        return "queue-" + shortened(Subjects.name(queue), queue);
    }

    /**
     * Makes a consumer unless there is one of that name: from then on the stream keeps for it what
     * is published.
     */
    void consume(String topic, String name, Terms terms) {
        var stream = of(topic);
        ask(
                topic,
                management -> {
                    if (!isThere(management, stream, name)) {
                        management.addOrUpdateConsumer(stream, consumer(topic, name, terms));
                    }
                    return name;
                });
    }

    private static boolean isThere(JetStreamManagement management, String stream, String name)
            throws IOException, JetStreamApiException {
        try {
            management.getConsumerInfo(stream, name);
            return true;
        } catch (JetStreamApiException failure) {
            if (failure.getErrorCode() == NOT_FOUND) {
                return false;
            }
            throw failure;
        }
    }

    private ConsumerConfiguration consumer(String topic, String name, Terms terms) {
        var consumer =
                ConsumerConfiguration.builder()
                        .durable(name)
                        .filterSubject(Subjects.of(topic))
                        .deliverPolicy(DeliverPolicy.New)
                        .ackPolicy(AckPolicy.Explicit)
                        .ackWait(acknowledgeWait);
        return (terms.queue().isEmpty() ? consumer.inactiveThreshold(INACTIVE) : consumer).build();
    }

    /** Whether nothing waits for a consumer, and nothing is on its way. */
    boolean isIdle(String topic, String name) {
        var stream = of(topic);
        ConsumerInfo info = ask(topic, management -> management.getConsumerInfo(stream, name));
        return info.getNumPending() == 0 && info.getNumAckPending() == 0;
    }

    /** Takes a consumer away, with what waits for it. */
    void end(String topic, String name) {
        var stream = of(topic);
        ask(topic, management -> management.deleteConsumer(stream, name));
    }

    private <T> T ask(String topic, Question<T> question) {
        try {
            return question.ask(link.connection().jetStreamManagement());
        } catch (IOException | JetStreamApiException failure) {
            known.remove(topic);
            throw new Unreachable(
                    topic
                            + ": JetStream refuses: "
                            + failure.getMessage()
                            + " (a server has it with the flag -js; without it there is"
                            + " GDD_NATS_DELIVERY=core)",
                    failure);
        }
    }

    /** What can be asked of JetStream. */
    private interface Question<T> {
        T ask(JetStreamManagement management) throws IOException, JetStreamApiException;
    }
}
