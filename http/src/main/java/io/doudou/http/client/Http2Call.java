package io.doudou.http.client;

import io.doudou.fault.Fault;
import io.doudou.http.wire.Http2Fields;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;

/**
 * One stream of an HTTP/2 connection of a client: carries one exchange (RFC 9113, 8.1). Belongs to
 * its loop.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // A failed write resets the stream, which is heard of.
final class Http2Call extends ChannelInboundHandlerAdapter implements Carrier {

    private final Exchange exchange;
    private final Http2Line line;
    private @Nullable Channel channel;
    private boolean answered;
    private boolean over;
    private int interims;

    Http2Call(Exchange exchange, Http2Line line) {
        this.exchange = exchange;
        this.line = line;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    private Channel channel() {
        if (channel == null) {
            throw new IllegalStateException("the stream is not open");
        }
        return channel;
    }

    /** Sends the head, and the body when it is there. */
    void begin() {
        var body = exchange.request().body();
        var isBare = body.length == 0 && !exchange.request().isUpload();
        exchange.carriedBy(this);
        channel()
                .write(new DefaultHttp2HeadersFrame(head(), isBare))
                .addListener(this::headWritten);
        if (body.length > 0) {
            channel().write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(body), true));
        }
        channel().flush();
    }

    private Http2Headers head() {
        var request = exchange.request();
        var address = request.address();
        var head =
                new DefaultHttp2Headers(false)
                        .method(request.method())
                        .scheme(address.secure() ? "https" : "http")
                        .authority(address.authority())
                        .path(request.target());
        Http2Fields.write(request.fields(), head);
        if (request.bodyBytes() >= 0) {
            head.add("content-length", Long.toString(request.bodyBytes()));
        }
        return head;
    }

    /** A stream that could not be begun was not heard of by the node. */
    private void headWritten(Future<? super Void> written) {
        if (!written.isSuccess()) {
            over = true;
            exchange.refused(written.cause());
            channel().close();
        }
    }

    @Override
    public void sendContent(byte[] bytes, boolean isLast, Runnable sent) {
        channel()
                .writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes), isLast))
                .addListener(
                        written -> {
                            if (written.isSuccess()) {
                                sent.run();
                            }
                        });
    }

    /** While nothing is read, the window stays closed (RFC 9113, 5.2). */
    @Override
    public void read(boolean on) {
        channel().config().setAutoRead(on);
    }

    @Override
    public void reset() {
        reset(Http2Error.CANCEL);
    }

    private void reset(Http2Error error) {
        over = true;
        channel()
                .writeAndFlush(new DefaultHttp2ResetFrame(error))
                .addListener(done -> channel().close());
    }

    // What arrives.

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        try {
            if (!over) {
                read(frame);
            }
        } catch (Fault malformed) {
            exchange.garbled(malformed);
        } finally {
            ReferenceCountUtil.release(frame);
        }
    }

    private void read(Object frame) {
        switch (frame) {
            case Http2HeadersFrame headers -> headers(headers);
            case Http2DataFrame data -> data(data);
            default -> {}
        }
    }

    /** The second block of headers is the trailers: they end the body. */
    private void headers(Http2HeadersFrame frame) {
        if (!answered) {
            var status = status(frame.headers());
            if (status < 200) {
                interim(frame.isEndStream());
                return;
            }
            answered = true;
            exchange.head(
                    status, Http2Fields.read(frame.headers(), AnswerDecoder.HEADER_COUNT_MAX));
        } else {
            exchange.trailers(Http2Fields.read(frame.headers(), AnswerDecoder.HEADER_COUNT_MAX));
        }
        if (frame.isEndStream()) {
            end();
        }
    }

    private void interim(boolean isEnd) {
        interims++;
        if (isEnd || interims > AnswerDecoder.INTERIM_MAX) {
            throw malformed("Only interim answers came.");
        }
    }

    private static int status(Http2Headers headers) {
        var text = headers.status() == null ? "" : headers.status().toString();
        if (!text.matches("[1-5][0-9][0-9]")) {
            throw malformed("Its status is \"" + text + "\".");
        }
        return Integer.parseInt(text);
    }

    private static Fault malformed(String detail) {
        return new Fault(502, "answer.malformed", detail);
    }

    private void data(Http2DataFrame frame) {
        if (!answered) {
            throw malformed("It has a body and no head.");
        }
        var in = frame.content();
        if (in.isReadable()) {
            exchange.content(in, in.readableBytes());
        }
        if (frame.isEndStream() && !over) {
            end();
        }
    }

    private void end() {
        over = true;
        exchange.end(true);
    }

    /** What is heard of even while nothing is read. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        try {
            if (!over) {
                told(event);
            }
        } finally {
            ReferenceCountUtil.release(event);
        }
    }

    private void told(Object event) {
        switch (event) {
            case Http2ResetFrame reset -> resetBy(reset.errorCode());
            case Http2GoAwayFrame unseen -> leftBehind();
            default -> {}
        }
    }

    /** A node says REFUSED_STREAM when it has done nothing (RFC 9113, 8.7). */
    private void resetBy(long error) {
        over = true;
        var said = new IOException("the node reset the stream with error " + error);
        if (error == Http2Error.REFUSED_STREAM.code()) {
            exchange.refused(said);
        } else {
            exchange.broken(said);
        }
    }

    /** The node goes away, and says that it has not looked at this stream (RFC 9113, 6.8). */
    private void leftBehind() {
        over = true;
        exchange.refused(new IOException("the node is going away"));
        channel().close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!over) {
            over = true;
            exchange.broken(cause);
            channel().close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!over) {
            over = true;
            exchange.broken(new ClosedChannelException());
        }
        line.streamClosed();
    }
}
