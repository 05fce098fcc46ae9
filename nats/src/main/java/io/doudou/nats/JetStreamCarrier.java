package io.doudou.nats;

import io.doudou.broker.Courier;
import io.doudou.broker.Message;
import io.doudou.broker.Subscription;
import io.doudou.fault.Cancelled;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unknown;
import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.time.Ticker;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.NatsMessage;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/**
 * Messages that the servers keep until they are acknowledged. Each has a number of its own, so that
 * one that is handed over again, because the answer was lost, is stored once.
 */
final class JetStreamCarrier implements Carrier {

    /** How long one answer of the servers may take before a message is handed over again. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);

    private static final Duration BACKOFF = Duration.ofMillis(50);

    /** Less time than a pause and an answer may take is not worth another attempt. */
    private static final Duration WORTH_ANOTHER = BACKOFF.multipliedBy(3);

    private static final Duration DEAD_LETTER_WAIT = Duration.ofSeconds(10);

    private final Link link;
    private final Streams streams;
    private final NatsOptions.Form form;
    private final Ticker ticker;
    private final RandomGenerator random;

    JetStreamCarrier(Link link, Settings settings, Ticker ticker, RandomGenerator random) {
        this.link = link;
        this.streams = new Streams(link, settings);
        this.form = settings.get(NatsOptions.FORM);
        this.ticker = ticker;
        this.random = random;
    }

    @Override
    public void hand(String topic, Message message, Duration patience) {
        var letter = letter(topic, message);
        var end = ticker.nanos() + patience.toNanos();
        var isUncertain = false;
        while (true) {
            try {
                store(topic, letter, Duration.ofNanos(Math.max(1, end - ticker.nanos())));
                return;
            } catch (Unreachable | Unknown failure) {
                isUncertain |= failure instanceof Unknown;
                if (end - ticker.nanos() <= WORTH_ANOTHER.toNanos()) {
                    throw isUncertain ? uncertain(topic, failure) : failure;
                }
            }
            pause(topic);
        }
    }

    private NatsMessage letter(String topic, Message message) {
        var id = new UUID(random.nextLong(), random.nextLong()).toString();
        var fields = Map.of("Nats-Msg-Id", id);
        var subject = Subjects.of(topic);
        return switch (form) {
            case HEADERS -> Letters.write(subject, message, fields).build();
            case MICRO -> Letters.writeJson(subject, message, fields).build();
        };
    }

    private void store(String topic, NatsMessage letter, Duration left) {
        streams.of(topic);
        try {
            var limit = left.compareTo(ANSWER_LIMIT) < 0 ? left : ANSWER_LIMIT;
            var stored = new PublishAck(link.request(letter, limit));
            assert !stored.getStream().isEmpty();
        } catch (Unreachable nobody) {
            streams.forget(topic);
            throw nobody;
        } catch (JetStreamApiException refused) {
            streams.forget(topic);
            throw new Unreachable(topic + ": not stored: " + refused.getMessage(), refused);
        } catch (IOException odd) {
            throw new Unknown(topic + ": an answer that makes no sense", odd);
        }
    }

    private static ServiceException uncertain(String topic, ServiceException failure) {
        return failure instanceof Unknown
                ? failure
                : new Unknown("a message of " + topic + " may be stored or not", failure);
    }

    private void pause(String topic) {
        try {
            ticker.sleep(BACKOFF.plusNanos(random.nextLong(BACKOFF.toNanos())));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Cancelled("interrupted while publishing to " + topic, stopped);
        }
    }

    @Override
    public Subscription subscribe(Wish wish) {
        var name =
                wish.terms()
                        .queue()
                        .map(Streams::shared)
                        .orElseGet(() -> "alone-" + new UUID(random.nextLong(), random.nextLong()));
        streams.consume(wish.topic(), name, wish.terms());
        var pulled = new Pulled(link, streams, wish.topic(), name, wish.terms(), ticker);
        var subscription = new JetStreamSubscription(this, streams, name, wish, pulled);
        subscription.begin();
        return subscription;
    }

    /** What a courier needs; dead letters have their time, because what is given up is lost. */
    Courier.Office office(BiConsumer<String, ServiceException> whenUnpublished) {
        return new Courier.Office(
                (topic, letter) -> {
                    try {
                        hand(topic, letter, DEAD_LETTER_WAIT);
                    } catch (ServiceException failure) {
                        whenUnpublished.accept(topic, failure);
                        throw failure;
                    }
                },
                ticker,
                random);
    }

    Ticker ticker() {
        return ticker;
    }
}
