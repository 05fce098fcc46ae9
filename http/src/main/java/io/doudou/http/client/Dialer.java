package io.doudou.http.client;

import io.doudou.fault.Unreachable;
import io.doudou.http.loop.Engine;
import io.doudou.time.Ticker;
import io.netty.channel.Channel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Opens connections to nodes: plain ones speak HTTP/1.1, those with TLS HTTP/2 where the node does.
 * Serves all threads.
 */
final class Dialer implements AutoCloseable {

    private final ClientLimits limits;
    private final ClientLoops homes;
    private final ClientTls tls;
    private final Set<Channel> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * A dialer that has not dialled yet.
     *
     * @param trustedCertificates path of a PEM file; empty: what the JDK trusts
     */
    Dialer(Engine engine, ClientLimits limits, String trustedCertificates, Ticker ticker) {
        this.limits = limits;
        this.homes = new ClientLoops(engine, ticker);
        this.tls = new ClientTls(trustedCertificates);
    }

    ClientTls tls() {
        return tls;
    }

    ClientLoops homes() {
        return homes;
    }

    /** Begins to open a connection on {@code home} and tells one of the two there. */
    void dial(
            NodeAddress address, ClientLoop home, Consumer<Line> good, Consumer<Unreachable> bad) {
        new Dial(address, home, limits.connectTimeout(), tls, this::opened, good, bad).start();
    }

    /** Keeps a channel in mind until it is closed. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void opened(Channel channel) {
        open.add(channel);
        channel.closeFuture().addListener(gone -> open.remove(channel));
        if (closed) {
            channel.close();
        }
    }

    /** Closes all connections at once. A second call does nothing. */
    @Override
    public void close() {
        closed = true;
        for (var channel : open) {
            channel.close().awaitUninterruptibly();
        }
    }
}
