package io.doudou.http.loop;

import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;

/** The event loops that the server and the clients of one application share. Serves all threads. */
public final class Engine implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Engine.class.getName());

    private static final int LOOPS = Runtime.getRuntime().availableProcessors();

    private static final long CLOSE_SECONDS_MAX = 10;

    private final EventLoopGroup acceptors = loops("doudou-accept", 1);
    private final EventLoopGroup loops = loops("doudou-loop", LOOPS);

    private Engine() {}

    /** An engine with one event loop for each core. */
    public static Engine start() {
        leaveFlightRecorderOut();
        return new Engine();
    }

    /**
     * Netty prepares events of the flight recorder for its buffers, which at the start of a process
     * takes as long as binding the port. Who wants them sets the property.
     */
    private static void leaveFlightRecorderOut() {
        if (System.getProperty("io.netty.jfr.enabled") == null) {
            System.setProperty("io.netty.jfr.enabled", "false");
        }
    }

    private static EventLoopGroup loops(String name, int count) {
        return new MultiThreadIoEventLoopGroup(
                count, new DefaultThreadFactory(name), NioIoHandler.newFactory());
    }

    /** What carries connections. */
    public EventLoopGroup loops() {
        return loops;
    }

    public int loopCount() {
        return LOOPS;
    }

    /** What accepts connections. */
    public EventLoopGroup acceptors() {
        return acceptors;
    }

    /** Makes listening sockets of the kind that the loops understand. */
    public ChannelFactory<? extends ServerChannel> listeners() {
        return NioServerSocketChannel::new;
    }

    /** Ends all loops, whatever runs on them. A second call does nothing. */
    @Override
    public void close() {
        end(acceptors);
        end(loops);
    }

    private static void end(EventLoopGroup group) {
        var ended = group.shutdownGracefully(0, CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
        if (!ended.awaitUninterruptibly(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
            LOG.log(Level.WARNING, "event loops did not end within " + CLOSE_SECONDS_MAX + " s");
        }
    }
}
