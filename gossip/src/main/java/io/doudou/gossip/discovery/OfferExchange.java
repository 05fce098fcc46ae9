package io.doudou.gossip.discovery;

import io.doudou.gossip.ClusterApplication;
import io.doudou.gossip.wire.Bytes;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Stands between the cluster's thread, which must not wait, and the registry, which reads what
 * others told and asked in its own time. What comes in faster than it is read is dropped: it comes
 * again with the next exchange.
 */
final class OfferExchange implements ClusterApplication, AutoCloseable {

    /** Messages that wait to be read. */
    static final int WAITING_MAX = 64;

    private final BlockingQueue<Bytes> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread reader;
    private volatile Bytes local = Bytes.NIL;

    OfferExchange(Hearer hearer) {
        this.reader = Thread.ofVirtual().name("doudou-offers").unstarted(() -> read(hearer));
        reader.start();
    }

    /** What is told to others from now on. */
    void offer(byte[] state) {
        local = state.length == 0 ? Bytes.NIL : Bytes.of(state);
    }

    @Override
    public Bytes localState(boolean joins) {
        return local;
    }

    @Override
    public void merged(Bytes state, boolean joins) {
        waiting.offer(state);
    }

    /** An answer to a question has the form of a state. */
    @Override
    public void received(Bytes payload) {
        waiting.offer(payload);
    }

    private void read(Hearer hearer) {
        try {
            while (true) {
                var message = waiting.take().toArray();
                OfferQuestion.read(message).ifPresent(hearer::asked);
                var catalogs = Catalogs.read(message);
                if (!catalogs.isEmpty()) {
                    hearer.heard(catalogs);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        reader.interrupt();
    }

    /** Who takes in what others say. */
    interface Hearer {

        void heard(List<Catalogs.Catalog> catalogs);

        void asked(OfferQuestion question);
    }
}
