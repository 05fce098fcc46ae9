package io.doudou.http.server;

import io.doudou.fault.Fault;
import io.doudou.http.Body;
import io.doudou.http.FieldList;
import io.doudou.http.Response;
import io.doudou.http.wire.Http2Fields;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2PingFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.util.function.IntConsumer;

/**
 * One stream of an HTTP/2 connection: carries one exchange (RFC 9113, 8.1). Frames, flow control
 * and the defence against floods are the engine's. Belongs to its loop.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // A failed write resets the stream, which is heard of.
final class Http2Stream extends ChannelInboundHandlerAdapter implements Carrier, ServerLoop.Member {

    private static final long LINGER_NANOS = 1_000_000_000L;

    private final ServerParts parts;
    private final ServerLoop home;
    private final Http2Guard connection;
    private final Channel channel;
    private final WriteWatch writes;
    private @Nullable ServerExchange exchange;
    private @Nullable GrpcStream call;
    private int unsent;
    private boolean isLingering;
    private long answeredNanos;

    Http2Stream(ServerParts parts, ServerLoop home, Http2Guard connection, Channel channel) {
        this.parts = parts;
        this.home = home;
        this.connection = connection;
        this.channel = channel;
        this.writes = new WriteWatch(() -> unsent, parts.limits().writeNanos());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        home.add(this);
        connection.opened();
    }

    // What arrives.

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        try {
            switch (frame) {
                case Http2HeadersFrame headers -> headers(headers);
                case Http2DataFrame data -> data(data);
                default -> {}
            }
        } finally {
            ReferenceCountUtil.release(frame);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        home.remove(this);
        connection.closed();
        gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        reset(Http2Error.INTERNAL_ERROR);
    }

    /**
     * A second block of headers is the trailers: they end the body, and nothing here wants them.
     */
    private void headers(Http2HeadersFrame frame) {
        if (exchange == null) {
            begin(frame.headers(), frame.isEndStream());
        }
        if (frame.isEndStream()) {
            end();
        }
    }

    private void begin(Http2Headers headers, boolean isEnd) {
        home.started();
        RequestHead head;
        Fault refusal = null;
        try {
            head = Http2Head.of(headers, isEnd, parts.limits());
        } catch (Fault malformed) {
            refusal = malformed;
            head = Http2Head.unreadable();
        }
        if (refusal == null && GrpcStream.isOpenedBy(head)) {
            beginCall(new GrpcStream(parts, this, head));
            return;
        }
        var begun = new ServerExchange(parts, this, head);
        exchange = begun;
        if (refusal == null) {
            begun.begin();
        } else {
            begun.broken(refusal);
        }
    }

    private void beginCall(GrpcStream begun) {
        call = begun;
        exchange = begun.exchange();
        begun.begin();
    }

    private void data(Http2DataFrame frame) {
        var in = frame.content();
        if (exchange != null && call != null) {
            call.content(in);
        } else if (exchange != null && in.isReadable()) {
            exchange.content(in, in.readableBytes());
        }
        if (frame.isEndStream()) {
            end();
        }
        read();
    }

    private void end() {
        if (exchange != null && call != null) {
            call.end();
        } else if (exchange != null) {
            exchange.end();
        }
    }

    private void gone() {
        if (exchange != null) {
            exchange.gone();
            forget();
        }
    }

    /** While nothing is read, the client's window stays closed (RFC 9113, 5.2). */
    private void read() {
        channel.config().setAutoRead(exchange == null || exchange.isBodyEnded() || takesBody());
    }

    private boolean takesBody() {
        return exchange != null && exchange.takesBody();
    }

    // What the exchange sends.

    @Override
    public EventLoop loop() {
        return channel.eventLoop();
    }

    @Override
    public LoopClock clock() {
        return home.clock();
    }

    @Override
    public String remoteAddress() {
        return connection.remoteAddress();
    }

    @Override
    public void sendContinue() {
        channel.writeAndFlush(new DefaultHttp2HeadersFrame(Http2Head.interim(100), false));
    }

    @Override
    public void sendWhole(Response response) {
        if (exchange == null) {
            return;
        }
        var content = response.body() instanceof Body.Bytes bytes ? bytes.content() : new byte[0];
        var length = response.mayHaveBody() ? content.length : RequestHead.UNKNOWN;
        var headers = Http2Head.of(response, length, clock());
        var isBare = exchange.isHead() || content.length == 0 || !response.mayHaveBody();
        channel.write(new DefaultHttp2HeadersFrame(headers, isBare));
        if (!isBare) {
            write(content, content.length, true, sent -> {});
        }
        finish();
    }

    /** Sends a whole answer with fields behind its body. */
    void sendWhole(Response head, byte[] content, FieldList trailers) {
        if (exchange != null) {
            var headers = Http2Head.of(head, RequestHead.UNKNOWN, clock());
            channel.write(new DefaultHttp2HeadersFrame(headers, false));
            write(content, content.length, false, sent -> {});
            sendTrailers(trailers);
        }
    }

    /** Ends an answer whose body followed with fields behind that. */
    void sendTrailers(FieldList fields) {
        if (exchange != null) {
            var headers = new DefaultHttp2Headers(false);
            Http2Fields.write(fields, headers);
            channel.write(new DefaultHttp2HeadersFrame(headers, true));
            finish();
        }
    }

    /** Has the client show that it is still there: else the connection breaks. */
    void ping() {
        channel.parent().writeAndFlush(new DefaultHttp2PingFrame(clock().nanos()));
    }

    @Override
    public void sendHead(Response response, long bytes) {
        if (exchange != null) {
            var headers = Http2Head.of(response, bytes, clock());
            channel.write(new DefaultHttp2HeadersFrame(headers, exchange.isHead()));
        }
    }

    @Override
    public void sendContent(byte[] bytes, int count, IntConsumer sent) {
        write(bytes, count, false, sent);
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public void sendEnd() {
        if (exchange != null) {
            if (!exchange.isHead()) {
                channel.write(new DefaultHttp2DataFrame(Unpooled.EMPTY_BUFFER, true));
            }
            finish();
        }
    }

    @Override
    public void abort() {
        if (exchange != null) {
            forget();
            reset(Http2Error.INTERNAL_ERROR);
        }
    }

    @Override
    public void resume() {
        read();
    }

    private void write(byte[] bytes, int count, boolean isEnd, IntConsumer sent) {
        unsent += count;
        var content = Unpooled.wrappedBuffer(bytes, 0, count);
        channel.write(new DefaultHttp2DataFrame(content, isEnd))
                .addListener(
                        done -> {
                            unsent -= count;
                            sent.accept(count);
                        });
    }

    /**
     * A client that still sends may go on for a while, and is then told to stop (RFC 9113, 8.1):
     * not all clients read an answer that is followed by a reset.
     */
    private void finish() {
        isLingering = exchange != null && !exchange.isBodyEnded();
        answeredNanos = home.clock().nanos();
        forget();
        channel.flush();
    }

    private void forget() {
        exchange = null;
        home.ended();
    }

    private void reset(Http2Error error) {
        channel.writeAndFlush(new DefaultHttp2ResetFrame(error))
                .addListener(done -> channel.close());
    }

    // Time.

    @Override
    public void check(long nowNanos) {
        if (writes.isStuck(nowNanos)) {
            reset(Http2Error.CANCEL);
        } else if (isLingering && unsent == 0 && nowNanos - answeredNanos > LINGER_NANOS) {
            isLingering = false;
            reset(Http2Error.NO_ERROR);
        } else if (exchange != null) {
            exchange.check(nowNanos);
            if (call != null) {
                call.check(nowNanos);
            }
        }
    }

    /** Its connection drains. */
    @Override
    public void drain() {}

    @Override
    public void cancel() {
        if (exchange != null) {
            exchange.cancel();
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}
