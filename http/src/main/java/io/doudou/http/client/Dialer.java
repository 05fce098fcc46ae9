package io.doudou.http.client;

import io.doudou.fault.Unreachable;
import io.doudou.http.loop.Engine;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemTrustOptions;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * Opens connections to nodes: plain ones speak HTTP/1.1, those with TLS HTTP/2 where the node does.
 * Serves all threads.
 */
final class Dialer implements AutoCloseable {

    /** Calls on one HTTP/2 connection at a time, where the node allows as many. */
    static final int STREAMS_MAX = 100;

    private final Engine engine;
    private final ClientLimits limits;
    private final String trustedCertificates;

    // Guarded by this. Made when first needed: many programs call nobody, few use TLS.
    private @Nullable Homes homes;
    private @Nullable HttpClientAgent plain;
    private @Nullable HttpClientAgent secure;

    /**
     * A dialer that has not dialled yet.
     *
     * @param trustedCertificates path of a PEM file; empty: what the JDK trusts
     */
    Dialer(Engine engine, ClientLimits limits, String trustedCertificates) {
        this.engine = engine;
        this.limits = limits;
        this.trustedCertificates = trustedCertificates;
    }

    synchronized Homes homes() {
        if (homes == null) {
            homes = new Homes(engine);
        }
        return homes;
    }

    /** Begins to open a connection on {@code home} and tells one of the two there. */
    void dial(
            NodeAddress address, Homes.Home home, Consumer<Line> good, Consumer<Unreachable> bad) {
        var options =
                new HttpConnectOptions()
                        .setHost(address.host())
                        .setPort(address.port())
                        .setSsl(address.secure());
        home.context()
                .runOnContext(
                        nothing ->
                                client(address.secure())
                                        .connect(options)
                                        .onComplete(
                                                connection -> good.accept(line(connection, home)),
                                                cause -> bad.accept(refused(address, cause))));
    }

    private static Line line(HttpClientConnection connection, Homes.Home home) {
        // Each exchange is told of its own failure; nobody needs to read of it in the log again.
        connection.exceptionHandler(toldAlready -> {});
        return new Line(connection, home);
    }

    private static Unreachable refused(NodeAddress address, Throwable cause) {
        return new Unreachable("no connection to " + address + ": " + cause.getMessage(), cause);
    }

    private synchronized HttpClientAgent client(boolean tls) {
        if (tls) {
            secure = secure == null ? engine.vertx().createHttpClient(secureOptions()) : secure;
            return secure;
        }
        plain = plain == null ? engine.vertx().createHttpClient(options()) : plain;
        return plain;
    }

    private HttpClientOptions options() {
        return new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(limits.connectTimeout().toMillis()))
                .setTcpNoDelay(true)
                // Our pool closes idle connections.
                .setKeepAliveTimeout(0)
                .setHttp2KeepAliveTimeout(0)
                .setHttp2ClearTextUpgrade(false);
    }

    private HttpClientOptions secureOptions() {
        var options =
                options()
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setSslHandshakeTimeoutUnit(java.util.concurrent.TimeUnit.MILLISECONDS)
                        .setSslHandshakeTimeout(limits.connectTimeout().toMillis());
        return trustedCertificates.isEmpty()
                ? options
                : options.setTrustOptions(new PemTrustOptions().addCertPath(trustedCertificates));
    }

    /** Closes all connections at once. A second call does nothing. */
    @Override
    public synchronized void close() {
        close(plain);
        close(secure);
    }

    private static void close(@Nullable HttpClientAgent client) {
        if (client != null) {
            client.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
