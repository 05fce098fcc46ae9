package io.doudou.benchmarks;

import io.doudou.broker.Broker;
import io.doudou.broker.Message;
import io.doudou.broker.Terms;
import io.doudou.time.Ticker;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Question: how many messages does a broker carry, and how soon is one there? */
final class BrokerSpeed {

    private static final String TOPIC = "orders";
    private static final int BODY_BYTES = 100;
    private static final int SINGLE_MAX = 20_000;
    private static final long SEED = 1;

    private BrokerSpeed() {}

    /**
     * @param perSecond from one publisher to one subscriber
     * @param micros median from before publishing to the receiver, one message at a time
     * @param lateMicros the same of the slowest percent
     */
    record Speed(double perSecond, double micros, double lateMicros) {}

    static Speed ofMemory(int messages) throws InterruptedException {
        try (var broker = Broker.inMemory(Ticker.system(), new Random(SEED))) {
            return of(broker, messages);
        }
    }

    /** Of a broker whose topics are empty; the first round only warms up. */
    static Speed of(Broker broker, int messages) throws InterruptedException {
        perSecond(broker, messages);
        var perSecond = perSecond(broker, messages);
        var nanos = nanos(broker, Math.min(SINGLE_MAX, messages));
        return new Speed(
                perSecond, nanos[nanos.length / 2] / 1e3, nanos[nanos.length * 99 / 100] / 1e3);
    }

    private static double perSecond(Broker broker, int messages) throws InterruptedException {
        var left = new CountDownLatch(messages);
        try (var subscription =
                broker.subscribe(TOPIC, delivery -> left.countDown(), Terms.alone())) {
            var begin = System.nanoTime();
            var message = Message.of(new byte[BODY_BYTES]);
            for (int i = 0; i < messages; i++) {
                broker.publish(subscription.topic(), message);
            }
            left.await();
            return messages / ((System.nanoTime() - begin) / 1e9);
        }
    }

    /** How long each of so many messages took, shortest first. */
    private static long[] nanos(Broker broker, int count) throws InterruptedException {
        BlockingQueue<Long> arrived = new LinkedBlockingQueue<>();
        var nanos = new long[count];
        try (var subscription =
                broker.subscribe(
                        TOPIC, delivery -> arrived.add(System.nanoTime()), Terms.alone())) {
            var message = Message.of(new byte[BODY_BYTES]);
            for (int i = 0; i < count; i++) {
                var begin = System.nanoTime();
                broker.publish(subscription.topic(), message);
                nanos[i] = arrived.take() - begin;
            }
        }
        Arrays.sort(nanos);
        return nanos;
    }
}
