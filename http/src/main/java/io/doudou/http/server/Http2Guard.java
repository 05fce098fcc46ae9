package io.doudou.http.server;

import io.doudou.http.loop.Http2Windows;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.util.ReferenceCountUtil;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/**
 * Looks after one HTTP/2 connection as a whole: how long it may do nothing, and how it ends. Its
 * streams look after themselves. Belongs to its loop.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // A failed write closes the channel, which is heard of.
final class Http2Guard extends ChannelInboundHandlerAdapter implements ServerLoop.Member {

    /** Requests at a time on one connection; RFC 9113, 6.5.2 recommends no less. */
    private static final int STREAMS_MAX = 100;

    private static final Logger LOG = System.getLogger(Http2Guard.class.getName());

    private final Supplier<ServerParts> source;
    private final ServerParts parts;
    private final ServerLoop home;
    private final Channel channel;
    private final String remoteAddress;
    private final WriteWatch writes;
    private int streams;
    private boolean draining;
    private long quietSinceNanos;

    private Http2Guard(Supplier<ServerParts> source, ServerLoop home, Channel channel) {
        this.source = source;
        this.parts = source.get();
        this.home = home;
        this.channel = channel;
        this.remoteAddress = RemoteAddress.text(channel);
        this.writes = WriteWatch.of(channel, parts.limits().writeNanos());
        this.quietSinceNanos = home.clock().nanos();
    }

    /** Makes a connection speak HTTP/2 from its next byte on, which is the preface. */
    static void install(Supplier<ServerParts> source, ServerLoop home, Channel channel) {
        var guard = new Http2Guard(source, home, channel);
        var settings =
                Http2Settings.defaultSettings()
                        .maxConcurrentStreams(STREAMS_MAX)
                        .maxHeaderListSize(guard.parts.limits().headerBytesMax());
        var codec = Http2FrameCodecBuilder.forServer().initialSettings(settings).build();
        channel.pipeline()
                .addLast(codec)
                .addLast(new Http2MultiplexHandler(guard.new Furnish()))
                .addLast(guard);
        Http2Windows.open(codec, STREAMS_MAX);
    }

    String remoteAddress() {
        return remoteAddress;
    }

    /** A stream was opened. */
    void opened() {
        streams++;
    }

    /** A stream was closed. */
    void closed() {
        streams--;
        quietSinceNanos = home.clock().nanos();
        closeWhenDrained();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        home.add(this);
    }

    /** Pings, settings and what else concerns no stream was answered by the engine. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        ReferenceCountUtil.release(frame);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        home.remove(this);
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.log(Level.DEBUG, "connection from " + remoteAddress + " failed", cause);
        channel.close();
    }

    @Override
    public void check(long nowNanos) {
        var isQuiet = streams == 0 && nowNanos - quietSinceNanos > parts.limits().idleNanos();
        if (isQuiet || writes.isStuck(nowNanos)) {
            channel.close();
        }
    }

    /** Tells the client to open no more streams (RFC 9113, 6.8), and closes after the last. */
    @Override
    public void drain() {
        draining = true;
        channel.writeAndFlush(
                new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR, Unpooled.EMPTY_BUFFER));
        closeWhenDrained();
    }

    @Override
    public void close() {
        channel.close();
    }

    private void closeWhenDrained() {
        if (draining && streams == 0) {
            channel.close();
        }
    }

    /** Furnishes a new stream. */
    private final class Furnish extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel stream) {
            stream.pipeline().addLast(new Http2Stream(source.get(), home, Http2Guard.this, stream));
        }
    }
}
