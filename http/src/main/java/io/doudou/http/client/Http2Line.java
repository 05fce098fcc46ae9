package io.doudou.http.client;

import io.doudou.http.loop.Http2Windows;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.nio.channels.ClosedChannelException;
import java.util.function.Consumer;

/**
 * An HTTP/2 connection of a client: carries several exchanges at a time, each as a stream. Belongs
 * to its loop.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // A failed write closes the channel, which is heard of.
final class Http2Line extends ChannelInboundHandlerAdapter implements Line {

    /** Exchanges at a time, where the node allows as many. */
    static final int STREAMS_MAX = 100;

    private final ClientLoop home;
    private final Channel channel;
    private final Consumer<Line> ready;
    private int capacity;
    private int streams;

    // Guarded by this: the pool asks from any thread.
    private boolean spent;
    private @Nullable Runnable whenSpent;

    private Http2Line(ClientLoop home, Channel channel, Consumer<Line> ready) {
        this.home = home;
        this.channel = channel;
        this.ready = ready;
    }

    /**
     * Makes a new connection speak HTTP/2.
     *
     * @param ready told when the node has said how many exchanges it carries
     */
    static void install(ClientLoop home, Channel channel, Consumer<Line> ready) {
        var settings =
                Http2Settings.defaultSettings()
                        .pushEnabled(false)
                        .maxHeaderListSize(AnswerDecoder.HEADER_BYTES_MAX);
        var line = new Http2Line(home, channel, ready);
        channel.pipeline()
                .addLast(Http2FrameCodecBuilder.forClient().initialSettings(settings).build())
                .addLast(new Http2MultiplexHandler(new Unasked()))
                .addLast(line);
    }

    @Override
    public ClientLoop home() {
        return home;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public void carry(Exchange exchange) {
        if (isSpent()) {
            exchange.refused(new ClosedChannelException());
            return;
        }
        var stream = new Http2Call(exchange, this);
        new Http2StreamChannelBootstrap(channel)
                .handler(stream)
                .open()
                .addListener(
                        (Future<Http2StreamChannel> opened) -> begin(exchange, stream, opened));
    }

    private void begin(Exchange exchange, Http2Call stream, Future<Http2StreamChannel> opened) {
        if (opened.isSuccess()) {
            streams++;
            stream.begin();
        } else {
            exchange.refused(opened.cause());
        }
    }

    /** A stream that was begun is closed. */
    void streamClosed() {
        streams--;
        if (streams == 0 && isSpent()) {
            channel.close();
        }
    }

    @Override
    public void close() {
        channel.close();
    }

    @Override
    public void whenSpent(Runnable told) {
        boolean already;
        synchronized (this) {
            already = spent;
            whenSpent = told;
        }
        if (already) {
            told.run();
        }
    }

    private synchronized boolean isSpent() {
        return spent;
    }

    private void spend() {
        Runnable told;
        synchronized (this) {
            told = spent ? null : whenSpent;
            spent = true;
        }
        if (told != null) {
            told.run();
        }
    }

    // What concerns the connection as a whole.

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        try {
            if (frame instanceof Http2SettingsFrame settings) {
                settings(settings.settings());
            } else if (frame instanceof Http2GoAwayFrame) {
                goAway();
            }
        } finally {
            ReferenceCountUtil.release(frame);
        }
    }

    private void settings(Http2Settings settings) {
        if (capacity == 0) {
            var streamsMax = settings.maxConcurrentStreams();
            capacity =
                    streamsMax == null
                            ? STREAMS_MAX
                            : (int) Math.max(1, Math.min(streamsMax, STREAMS_MAX));
            Http2Windows.open(channel.pipeline().get(Http2FrameCodec.class), capacity);
            ready.accept(this);
        }
    }

    /** What runs comes to its end (RFC 9113, 6.8). */
    private void goAway() {
        spend();
        if (streams == 0) {
            channel.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        channel.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        spend();
        context.fireChannelInactive();
    }

    /** Nodes do not begin streams: pushing is switched off. */
    private static final class Unasked extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel stream) {
            stream.close();
        }
    }
}
