package io.doudou.benchmarks;

import io.doudou.broker.Broker;
import io.doudou.broker.Message;
import io.doudou.broker.Terms;

import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Question: how many messages does a broker carry, and how soon is one there?
 *
 * @param publisher where messages are published
 * @param subscriber where the same topics are subscribed to; may be the same
 */
record BrokerSpeed(Broker publisher, Broker subscriber) {

    private static final String TOPIC = "speed";
    private static final Message MESSAGE = Message.of(new byte[100]);

    /** Messages on their way: brokers that keep nothing drop what nobody takes in time. */
    private static final int UNDER_WAY_MAX = 1_000;

    /**
     * @param perSecond to one subscriber
     * @param micros median from before publishing to the receiver, one message at a time
     * @param lateMicros the same of the slowest percent
     */
    record Speed(double perSecond, double micros, double lateMicros) {}

    /** The first round of each only warms up. */
    Speed measure(int messages, int singles, int publishers) throws InterruptedException {
        BlockingQueue<Long> arrived = new LinkedBlockingQueue<>();
        try (var subscription =
                subscriber.subscribe(
                        TOPIC, delivery -> arrived.add(System.nanoTime()), Terms.alone())) {
            awaitFirst(arrived);
            perSecond(arrived, messages, publishers);
            var perSecond = perSecond(arrived, messages, publishers);
            nanos(arrived, singles);
            var nanos = nanos(arrived, singles);
            return new Speed(
                    perSecond, nanos[nanos.length / 2] / 1e3, nanos[nanos.length * 99 / 100] / 1e3);
        }
    }

    /** Until the publisher has learned of the subscription. */
    private void awaitFirst(BlockingQueue<Long> arrived) throws InterruptedException {
        long end = System.nanoTime() + SystemsPlan.PATIENCE.toNanos();
        do {
            publisher.publish(TOPIC, MESSAGE);
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("no message arrives");
            }
        } while (arrived.poll(50, TimeUnit.MILLISECONDS) == null);
        while (arrived.poll(200, TimeUnit.MILLISECONDS) != null) {
            // Others that were published meanwhile.
        }
    }

    private double perSecond(BlockingQueue<Long> arrived, int messages, int publishers)
            throws InterruptedException {
        var each = messages / publishers;
        var room = new Semaphore(UNDER_WAY_MAX);
        long begin = System.nanoTime();
        for (int i = 0; i < publishers; i++) {
            Thread.ofVirtual().start(() -> publish(each, room));
        }
        for (int i = 0; i < each * publishers; i++) {
            take(arrived);
            room.release();
        }
        return each * publishers / ((System.nanoTime() - begin) / 1e9);
    }

    private void publish(int count, Semaphore room) {
        for (int i = 0; i < count; i++) {
            room.acquireUninterruptibly();
            publisher.publish(TOPIC, MESSAGE);
        }
    }

    /** How long each of so many messages took, shortest first. */
    private long[] nanos(BlockingQueue<Long> arrived, int count) throws InterruptedException {
        var nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            publisher.publish(TOPIC, MESSAGE);
            nanos[i] = take(arrived) - begin;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static long take(BlockingQueue<Long> arrived) throws InterruptedException {
        var nanos = arrived.poll(SystemsPlan.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (nanos == null) {
            throw new IllegalStateException("a message is lost");
        }
        return nanos;
    }
}
