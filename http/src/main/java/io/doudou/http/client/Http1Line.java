package io.doudou.http.client;

import io.doudou.fault.Fault;
import io.doudou.http.wire.HeadWriter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.nio.channels.ClosedChannelException;

/**
 * An HTTP/1.1 connection of a client: carries one exchange after another. Belongs to its loop.
 *
 * <p>Whatever arrives while no request is open, or behind an answer, ends the connection: the next
 * caller would take it for the beginning of its answer.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // A failed write closes the channel, which is heard of.
final class Http1Line extends ChannelInboundHandlerAdapter implements Line, Carrier {

    /** What stands around a chunk, and behind the last one. */
    private static final int CHUNK_FRAME_BYTES = 20;

    private final ClientLoop home;
    private final Channel channel;
    private final boolean isSecure;
    private final AnswerDecoder decoder = new AnswerDecoder();
    private @Nullable Exchange exchange;
    private @Nullable Throwable cause;
    private boolean endWasSaid;
    private boolean isChunked;

    Http1Line(ClientLoop home, Channel channel, boolean isSecure) {
        this.home = home;
        this.channel = channel;
        this.isSecure = isSecure;
    }

    @Override
    public ClientLoop home() {
        return home;
    }

    @Override
    public int capacity() {
        return 1;
    }

    @Override
    public void carry(Exchange next) {
        if (!channel.isActive()) {
            next.refused(new ClosedChannelException());
            return;
        }
        exchange = next;
        var request = next.request();
        isChunked = request.bodyBytes() == HeadWriter.CHUNKED;
        decoder.begin(request.method());
        var body = request.body();
        var out = channel.alloc().directBuffer(home.encoder().headBytes() + body.length);
        home.encoder()
                .head(
                        out,
                        request.method(),
                        request.target(),
                        request.authority(),
                        request.fields(),
                        request.bodyBytes());
        out.writeBytes(body);
        next.carriedBy(this);
        channel.writeAndFlush(out, channel.voidPromise());
    }

    @Override
    public void whenSpent(Runnable told) {
        channel.closeFuture().addListener(closed -> told.run());
    }

    @Override
    public void close() {
        channel.close();
    }

    // What the exchange says.

    @Override
    public void sendContent(byte[] bytes, boolean isLast, Runnable sent) {
        var out = channel.alloc().directBuffer(bytes.length + CHUNK_FRAME_BYTES);
        if (isChunked) {
            RequestEncoder.chunk(out, bytes, isLast);
        } else {
            out.writeBytes(bytes);
        }
        channel.writeAndFlush(out)
                .addListener(
                        written -> {
                            if (written.isSuccess()) {
                                sent.run();
                            }
                        });
    }

    @Override
    public void read(boolean on) {
        channel.config().setAutoRead(on);
    }

    /** HTTP/1.1 has no other way to say that nobody waits any more. */
    @Override
    public void reset() {
        exchange = null;
        channel.close();
    }

    // What arrives.

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var in = (ByteBuf) message;
        try {
            decode(in);
        } catch (Fault malformed) {
            garbled(malformed);
        } finally {
            in.release();
        }
    }

    private void decode(ByteBuf in) {
        while (true) {
            var current = exchange;
            if (current == null) {
                if (in.isReadable()) {
                    channel.close();
                }
                return;
            }
            switch (decoder.next(in)) {
                case HEAD -> current.head(decoder.status(), decoder.fields());
                case CONTENT -> current.content(in, decoder.contentBytes());
                case END -> ended(current, !in.isReadable() && decoder.keepsConnection());
                case MORE -> {
                    return;
                }
            }
        }
    }

    private void ended(Exchange current, boolean isReusable) {
        exchange = null;
        channel.config().setAutoRead(true);
        current.end(isReusable);
    }

    private void garbled(Fault malformed) {
        var current = exchange;
        exchange = null;
        channel.close();
        if (current != null) {
            current.garbled(malformed);
        }
    }

    /** Of TLS: the node has said that nothing more comes, so nobody in between has cut it. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        endWasSaid |= event instanceof SslCloseCompletionEvent end && end.isSuccess();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        cause = failure;
        channel.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        var current = exchange;
        exchange = null;
        if (current == null) {
            return;
        }
        if (cause != null) {
            current.broken(cause);
        } else if (!decoder.endsWithConnection()) {
            current.broken(new ClosedChannelException());
        } else if (isSecure && !endWasSaid) {
            current.broken(new EOFException("the connection was cut"));
        } else {
            current.end(false);
        }
    }
}
