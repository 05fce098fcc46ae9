package io.doudou.http;

import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.internal.VertxInternal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The engine that the server and the clients of one application share: its event loops. Serves all
 * threads.
 */
final class Engine implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Engine.class.getName());

    private static final long CLOSE_SECONDS_MAX = 10;

    private final Vertx vertx;

    private Engine(Vertx vertx) {
        this.vertx = vertx;
    }

    /** An engine with one event loop for each core. */
    static Engine start() {
        var files =
                new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false);
        var options =
                new VertxOptions()
                        .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
                        .setFileSystemOptions(files);
        return new Engine(Vertx.vertx(options));
    }

    Vertx vertx() {
        return vertx;
    }

    /** What carries connections. */
    EventLoopGroup loops() {
        return ((VertxInternal) vertx).nettyEventLoopGroup();
    }

    /** What accepts connections. */
    EventLoopGroup acceptors() {
        return ((VertxInternal) vertx).acceptorEventLoopGroup();
    }

    /** Makes listening sockets of the kind that the loops understand. */
    ChannelFactory<? extends ServerChannel> listeners() {
        return ((VertxInternal) vertx).transport().serverChannelFactory(false);
    }

    /** Ends all loops, whatever runs on them. A second call does nothing. */
    @Override
    public void close() {
        try {
            vertx.close().await(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            LOG.log(Level.WARNING, "the event loops did not end within " + CLOSE_SECONDS_MAX + "s");
        }
    }
}
