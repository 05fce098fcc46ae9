package io.doudou.redis;

import static java.util.stream.Collectors.partitioningBy;

import io.doudou.broker.Broker;
import io.doudou.broker.DeadLetter;
import io.doudou.broker.Message;
import io.doudou.broker.Receiver;
import io.doudou.broker.Subscription;
import io.doudou.broker.Terms;
import io.doudou.call.CallScope;
import io.doudou.fault.Cancelled;
import io.doudou.fault.ServiceException;
import io.doudou.fault.Unreachable;
import io.doudou.option.Settings;
import io.doudou.plugin.PluginOptions;
import io.doudou.redis.option.RedisOptions;
import io.doudou.redis.stream.TopicStream;
import io.doudou.redis.wire.Redis;
import io.doudou.redis.wire.Refusal;
import io.doudou.redis.wire.Server;
import io.doudou.time.Ticker;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * A broker on the streams of Redis. A topic is a stream, a queue a consumer group, so the messages
 * of a queue wait while none of its members is there. Serves all threads.
 */
public final class RedisBroker implements Broker {

    /** How long a publisher waits for room. */
    static final Duration PUBLISH_WAIT = Duration.ofSeconds(5);

    private static final Duration LOOK_MIN = Duration.ofMillis(2);
    private static final Duration LOOK_MAX = Duration.ofMillis(100);

    private final Redis redis;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final int keptMax;
    private final boolean isRequired;
    private final Duration takeover;
    private final Rounds rounds;
    private final Set<RedisSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * A broker that connects when first used.
     *
     * @param settings those of {@link RedisOptions}
     * @param random spreads waits and makes names; serves all threads
     */
    public RedisBroker(Settings settings, Ticker ticker, RandomGenerator random) {
        this.redis = new Redis(Server.of(settings, PluginOptions.BROKER_ADDRESS), ticker);
        this.ticker = ticker;
        this.random = random;
        this.keptMax = settings.get(RedisOptions.KEPT);
        this.isRequired = settings.get(RedisOptions.REQUIRED);
        this.takeover = settings.get(RedisOptions.TAKEOVER);
        this.rounds = new Rounds(subscriptions, takeover, ticker);
    }

    Redis redis() {
        return redis;
    }

    Ticker ticker() {
        return ticker;
    }

    RandomGenerator random() {
        return random;
    }

    Duration takeover() {
        return takeover;
    }

    @Override
    public void publish(String topic, Message message) {
        requireOpen();
        Broker.requireTopic(topic);
        hand(topic, message.sentIn(CallScope.current()));
    }

    /** Publishes as soon as there is room; waits for it no longer than somebody waits for this. */
    void hand(String topic, Message message) {
        var stream = stream(topic);
        var header = MessageFields.header(message);
        var body = message.body();
        long end = ticker.nanos() + patience().toNanos();
        var pause = LOOK_MIN;
        for (var full = put(stream, header, body); full != null; ) {
            if (ticker.nanos() - end >= 0) {
                throw noRoom(topic, full);
            }
            pause(topic, pause);
            pause = pause.compareTo(LOOK_MAX) < 0 ? pause.multipliedBy(2) : LOOK_MAX;
            full = put(stream, header, body);
        }
    }

    private static @Nullable String put(TopicStream stream, byte[] header, byte[] body) {
        try {
            return stream.publish(header, body).orElse(null);
        } catch (Refusal refusal) {
            throw new Unreachable(String.valueOf(refusal.getMessage()), refusal);
        }
    }

    private void pause(String topic, Duration pause) {
        try {
            ticker.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Cancelled("interrupted while publishing to " + topic, stopped);
        }
    }

    private Duration patience() {
        return CallScope.current()
                .remaining(ticker)
                .filter(left -> left.compareTo(PUBLISH_WAIT) < 0)
                .orElse(PUBLISH_WAIT);
    }

    private static Unreachable noRoom(String topic, String group) {
        return new Unreachable(
                "a subscriber of %s (%s) is too slow: there is no room for another message, and"
                                .formatted(topic, group)
                        + " nobody got it");
    }

    @Override
    public Subscription subscribe(String topic, Receiver receiver, Terms terms) {
        requireOpen();
        Broker.requireTopic(topic);
        var subscription = new RedisSubscription(this, stream(topic), topic, receiver, terms);
        try {
            subscription.join();
        } catch (Refusal refusal) {
            throw new Unreachable(String.valueOf(refusal.getMessage()), refusal);
        } catch (ServiceException away) {
            if (isRequired || away instanceof Cancelled) {
                throw away;
            }
            subscription.warn(away);
        }
        subscriptions.add(subscription);
        subscription.start();
        rounds.start();
        return subscription;
    }

    private TopicStream stream(String topic) {
        return new TopicStream(redis, topic, keptMax);
    }

    void forget(RedisSubscription subscription) {
        subscriptions.remove(subscription);
    }

    /** Those of dead letters are closed last, because the others may still have some. */
    @Override
    public void close() {
        closed = true;
        var open =
                subscriptions.stream()
                        .collect(partitioningBy(each -> isOfDeadLetters(each.topic())));
        closeTogether(open.getOrDefault(false, List.of()));
        closeTogether(open.getOrDefault(true, List.of()));
        rounds.close();
        redis.close();
    }

    private static boolean isOfDeadLetters(String topic) {
        return topic.endsWith(DeadLetter.SUFFIX);
    }

    private static void closeTogether(List<RedisSubscription> open) {
        var closing = open.stream().map(each -> Thread.ofVirtual().start(each::close)).toList();
        try {
            for (var thread : closing) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the broker is closed");
        }
    }
}
