package io.doudou.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Looks at the first bytes of a connection without TLS: the preface of HTTP/2 makes it one (RFC
 * 9113, 3.3), anything else is HTTP/1, which waits behind. An upgrade in mid-connection is not
 * offered: RFC 9113 has withdrawn it. Belongs to its loop.
 */
final class PrefaceHandler extends ChannelInboundHandlerAdapter {

    /** No HTTP/1 request begins with these. */
    private static final byte[] PREFACE = "PRI ".getBytes(StandardCharsets.US_ASCII);

    private final Supplier<ServerParts> parts;
    private final ServerLoop home;
    private final Http1Connection http1;
    private ByteBuf begin = Unpooled.EMPTY_BUFFER;

    PrefaceHandler(Supplier<ServerParts> parts, ServerLoop home, Http1Connection http1) {
        this.parts = parts;
        this.home = home;
        this.http1 = http1;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        begin = Unpooled.wrappedBuffer(begin, (ByteBuf) message);
        var count = Math.min(begin.readableBytes(), PREFACE.length);
        var at = 0;
        while (at < count && begin.getByte(begin.readerIndex() + at) == PREFACE[at]) {
            at++;
        }
        if (at == PREFACE.length) {
            context.pipeline().remove(http1);
            Http2Guard.install(parts, home, context.channel());
            context.pipeline().remove(this);
        } else if (at < count) {
            context.pipeline().remove(this);
        }
    }

    /** Hands on what was looked at. */
    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (begin.isReadable()) {
            context.fireChannelRead(begin);
            context.fireChannelReadComplete();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        begin.release();
        begin = Unpooled.EMPTY_BUFFER;
        context.fireChannelInactive();
    }
}
