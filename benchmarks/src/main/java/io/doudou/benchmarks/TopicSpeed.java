package io.doudou.benchmarks;

import io.doudou.app.Application;
import io.doudou.broker.Broker;
import io.doudou.broker.Message;
import io.doudou.broker.Terms;
import io.doudou.option.Settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Question: how many messages does the broker over HTTP carry from one application to another, and
 * how soon is one there? Publishing returns when the receiver is done, so several publish at a
 * time. Both applications live in this process and share nothing but the network; go-micro's broker
 * is asked the same.
 */
final class TopicSpeed {

    private static final String[] OVER_HTTP = {
        "--registry=mdns", "--broker=http", "--host=127.0.0.1", "--port=0"
    };

    private static final String TOPIC = "orders";
    private static final byte[] BODY = new byte[100];
    private static final int PUBLISHERS = 32;
    private static final int SINGLE = 2_000;

    private final RpcPlan plan;
    private final Report report;
    private final BlockingQueue<Long> arrived = new LinkedBlockingQueue<>();

    TopicSpeed(RpcPlan plan, Report report) {
        this.plan = plan;
        this.report = report;
    }

    void measure() throws InterruptedException {
        var settings = Settings.load(OVER_HTTP, LonelyNetwork.SETTINGS, Path.of(""));
        try (var subscriber = Application.with(settings).start();
                var publisher = Application.with(settings).start()) {
            report.tell("publishes " + plan.posts() + " messages over HTTP");
            subscriber
                    .broker()
                    .subscribe(TOPIC, got -> arrived.add(System.nanoTime()), Terms.alone());
            awaitFirst(publisher.broker());
            perSecond(publisher.broker(), plan.posts());
            var perSecond = perSecond(publisher.broker(), plan.posts());
            var micros = micros(publisher.broker());
            report.tell("publishes as many by go-micro");
            var numbers = MicroProgram.numbers("topics", "--messages", "" + plan.posts());
            report.line(
                    "%-28s %.0f messages/s, p50 %.0f us", "broker over HTTP", perSecond, micros);
            report.line(
                    "%-28s %.0f messages/s, p50 %.0f us, %.0f lost",
                    "broker over HTTP, go-micro", numbers[0], numbers[1], numbers[2]);
            report.key("rpc.broker.http.persec", perSecond);
            report.key("rpc.broker.http.us", micros);
            report.key("rpc.broker.http.persec.gomicro", numbers[0]);
            report.key("rpc.broker.http.us.gomicro", numbers[1]);
        }
    }

    /** Until the registry has told of the subscription. */
    private void awaitFirst(Broker broker) throws InterruptedException {
        do {
            broker.publish(TOPIC, Message.of(BODY));
        } while (arrived.poll(50, TimeUnit.MILLISECONDS) == null);
        arrived.clear();
    }

    private double perSecond(Broker broker, int messages) throws InterruptedException {
        var published = new CountDownLatch(PUBLISHERS);
        var begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PUBLISHERS; i++) {
                threads.execute(() -> publish(broker, messages / PUBLISHERS, published));
            }
        }
        published.await();
        var all = messages / PUBLISHERS * PUBLISHERS;
        for (int i = 0; i < all; i++) {
            arrived.take();
        }
        return all / ((System.nanoTime() - begin) / 1e9);
    }

    private static void publish(Broker broker, int count, CountDownLatch published) {
        for (int i = 0; i < count; i++) {
            broker.publish(TOPIC, Message.of(BODY));
        }
        published.countDown();
    }

    private double micros(Broker broker) throws InterruptedException {
        var nanos = new long[SINGLE];
        for (int i = 0; i < SINGLE; i++) {
            var begin = System.nanoTime();
            broker.publish(TOPIC, Message.of(BODY));
            nanos[i] = arrived.take() - begin;
        }
        Arrays.sort(nanos);
        return nanos[SINGLE / 2] / 1e3;
    }
}
