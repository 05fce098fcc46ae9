package io.doudou.http.broker;

import io.doudou.broker.Courier;
import io.doudou.broker.Message;
import io.doudou.broker.Terms;
import io.doudou.registry.Service;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/**
 * The receiving end of one subscription. A message is delivered while its publisher waits, so that
 * it is never between the two when a process dies.
 */
final class Desk {

    private final String topic;
    private final Courier courier;
    private final List<Service> announcements;

    /** One for the message that is delivered, the others for those that wait. */
    private final Semaphore room;

    Desk(String topic, Terms terms, Courier courier, List<Service> announcements) {
        this.topic = topic;
        this.courier = courier;
        this.announcements = announcements;
        this.room = new Semaphore(terms.waitingMax() + 1);
    }

    String topic() {
        return topic;
    }

    List<Service> announcements() {
        return announcements;
    }

    /** What became of a message that somebody posted. */
    enum Receipt {
        DONE,
        GIVEN_UP,
        GONE,
        BUSY
    }

    /**
     * Blocks until the message has come to its end.
     *
     * @throws InterruptedException when the thread is interrupted; the delivery goes on
     */
    Receipt deliver(Message message) throws InterruptedException {
        if (!room.tryAcquire()) {
            return Receipt.BUSY;
        }
        var delivery =
                new FutureTask<>(
                        () -> {
                            try {
                                return receipt(courier.deliver(message));
                            } finally {
                                room.release();
                            }
                        });
        // A thread of its own, because that of the request is interrupted when its time is over.
        Thread.ofVirtual().name("doudou-" + topic).start(delivery);
        try {
            return delivery.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a delivery of " + topic + " failed", bug);
        }
    }

    private static Receipt receipt(Courier.Outcome outcome) {
        return switch (outcome) {
            case ACKNOWLEDGED -> Receipt.DONE;
            case GIVEN_UP -> Receipt.GIVEN_UP;
            case RETURNED -> Receipt.GONE;
        };
    }

    void close() {
        courier.close();
    }
}
