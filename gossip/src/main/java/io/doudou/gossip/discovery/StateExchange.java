package io.doudou.gossip.discovery;

import io.doudou.gossip.ClusterApplication;
import io.doudou.gossip.wire.Bytes;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Stands between the cluster's thread, which must not wait, and the registry, which reads what
 * others told in its own time. What comes in faster than it is read is dropped: it comes again with
 * the next exchange.
 */
final class StateExchange implements ClusterApplication, AutoCloseable {

    /** Exchanges that wait to be read. */
    static final int WAITING_MAX = 64;

    private final BlockingQueue<Bytes> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread reader;
    private volatile Bytes local = Bytes.NIL;

    StateExchange(Consumer<List<Catalogs.Catalog>> heard) {
        this.reader = Thread.ofVirtual().name("doudou-offers").unstarted(() -> read(heard));
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

    private void read(Consumer<List<Catalogs.Catalog>> heard) {
        try {
            while (true) {
                var catalogs = Catalogs.read(waiting.take().toArray());
                if (!catalogs.isEmpty()) {
                    heard.accept(catalogs);
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
}
