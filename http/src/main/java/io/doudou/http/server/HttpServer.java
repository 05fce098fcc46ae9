package io.doudou.http.server;

import io.doudou.http.HttpOptions;
import io.doudou.http.loop.Engine;
import io.doudou.option.Settings;
import io.doudou.time.Ticker;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.handler.ssl.SslContext;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Listens on a port and answers requests with what the dispatcher knows. Used by one thread.
 *
 * <p>Constructed means configured, {@link #start} binds, {@link #drain} stops accepting and lets
 * what runs come to its end, {@link #close} ends the rest.
 */
public final class HttpServer implements Listening {

    /** Connections that the kernel has accepted and this process has not yet. */
    private static final int BACKLOG = 1024;

    private final Engine engine;
    private volatile ServerParts parts;
    private final String host;
    private final int portWanted;
    private final Optional<SslContext> tls;
    private final Map<EventLoop, ServerLoop> loops = new HashMap<>();
    private @Nullable Channel listener;
    private boolean closed;

    public HttpServer(Engine engine, Settings settings, Ticker ticker, ServerParts parts) {
        this.engine = engine;
        this.parts = parts;
        this.host = settings.get(HttpOptions.HOST);
        this.portWanted = settings.get(HttpOptions.PORT);
        this.tls = Tls.of(settings);
        var membersMax = settings.get(HttpOptions.CONNECTIONS_MAX) / engine.loopCount() + 1;
        var shortest = parts.limits().shortest();
        for (var executor : engine.loops()) {
            var loop = (EventLoop) executor;
            loops.put(loop, new ServerLoop(loop, ticker, shortest, membersMax));
        }
    }

    /**
     * Binds the port; requests are answered when this returns.
     *
     * @throws IOException naming the address, when it is taken or not one of this machine's
     */
    public void start() throws IOException {
        start(portWanted);
    }

    /**
     * Binds the first port that is free of those from the one that the settings name to {@code
     * portMax}.
     *
     * @throws IOException naming the last address that was tried, when none can be had
     */
    public void start(int portMax) throws IOException {
        var port = portWanted;
        var bound = bind(port);
        while (bound.cause() != null && port < portMax) {
            port++;
            bound = bind(port);
        }
        if (bound.cause() != null) {
            throw new IOException(
                    "cannot listen on "
                            + (host.isEmpty() ? "port " : host + ":")
                            + (port == portWanted ? "" : portWanted + " to ")
                            + port
                            + ", as "
                            + HttpOptions.PORT.key()
                            + " says: "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        listener = bound.channel();
    }

    private ChannelFuture bind(int port) {
        var address =
                host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
        return new ServerBootstrap()
                .group(engine.acceptors(), engine.loops())
                .channelFactory(engine.listeners())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                // One buffer at a time, so that what a client sends ahead stays bounded.
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, oneBufferPerRead())
                .childHandler(new Connect())
                .bind(address)
                .awaitUninterruptibly();
    }

    /** From now on requests are answered by other parts, on the connections that there are. */
    public void answerWith(ServerParts others) {
        parts = others;
    }

    @Override
    public int port() {
        return ((InetSocketAddress) listener().localAddress()).getPort();
    }

    @Override
    public String address() {
        var local = ((InetSocketAddress) listener().localAddress()).getAddress();
        var name = local.isAnyLocalAddress() ? "127.0.0.1" : local.getHostAddress();
        var scheme = tls.isPresent() ? "https://" : "http://";
        return scheme + (name.contains(":") ? "[" + name + "]" : name) + ":" + port();
    }

    /** Stops accepting too, and tells clients that keep connections to close them. */
    @Override
    public boolean drain(Duration grace) throws InterruptedException {
        stopListening(listener());
        var quiet = new CountDownLatch(loops.size());
        loops.forEach((loop, shared) -> loop.execute(() -> shared.drain(quiet::countDown)));
        return quiet.await(grace.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends everything at once; handlers that still run are interrupted. Twice does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (listener != null && listener.isOpen()) {
            stopListening(listener);
        }
        loops.forEach((loop, shared) -> loop.submit(shared::close).awaitUninterruptibly());
    }

    /**
     * Returns when connections are refused. The kernel goes on accepting them for a closed channel
     * until its selector has selected once more, which it has when a later task runs.
     */
    private static void stopListening(Channel listener) {
        var loop = listener.eventLoop();
        listener.close().awaitUninterruptibly();
        loop.schedule(() -> {}, 1, TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }

    private static RecvByteBufAllocator oneBufferPerRead() {
        return new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(1);
    }

    private Channel listener() {
        if (listener == null) {
            throw new IllegalStateException("the server was not started");
        }
        return listener;
    }

    /** Furnishes a new connection. */
    @SuppressWarnings(
            "FutureReturnValueIgnored") // Nobody waits for one connection too many to close.
    private final class Connect extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            var home = Objects.requireNonNull(loops.get(channel.eventLoop()), "not our loop");
            if (home.isFull()) {
                channel.close();
            } else if (tls.isPresent()) {
                channel.pipeline()
                        .addLast(tls.get().newHandler(channel.alloc()))
                        .addLast(new Tls.Choice(() -> parts, home));
            } else {
                var http1 = new Http1Connection(() -> parts, home, channel);
                channel.pipeline()
                        .addLast(new PrefaceHandler(() -> parts, home, http1))
                        .addLast(http1);
            }
        }
    }
}
