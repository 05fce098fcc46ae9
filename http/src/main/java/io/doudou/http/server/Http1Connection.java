package io.doudou.http.server;

import io.doudou.fault.Fault;
import io.doudou.http.Response;
import io.doudou.http.dispatch.Dispatcher;
import io.doudou.http.dispatch.RouteTable;
import io.doudou.http.text.FieldNames;
import io.doudou.http.wire.HeadWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * One HTTP/1 connection: hands requests to exchanges one after another, writes their answers in the
 * same order, and decides when to close. Belongs to its loop.
 */
final class Http1Connection extends ChannelInboundHandlerAdapter
        implements Carrier, ServerLoop.Member {

    /*
     * Closing
     *
     * A connection is closed after an answer when the client asked for it, when the server is
     * stopping, and when the end of the request is not known for sure: it was refused before its
     * body was read, or could not be decoded. What follows on such a connection is never looked at.
     *
     * Closing a socket that has unread bytes makes the kernel send a reset, and that can overtake the
     * answer. So the connection lingers: it ends its own direction, goes on reading for a while
     * without looking, and closes when the client does (RFC 9112, 9.6).
     */

    private enum State {
        /** Nothing has arrived since the connection was made. */
        NEW,
        /** Between two requests. */
        IDLE,
        /** Within a head. */
        HEAD,
        /** An exchange owns what happens. */
        EXCHANGE,
        /** The last answer was written; what still arrives is dropped. */
        LINGERING
    }

    /** Bytes of later requests that are kept while one is answered. */
    private static final int PENDING_BYTES_MAX = 32 << 10;

    private static final long LINGER_NANOS = 2_000_000_000L;

    private static final Logger LOG = System.getLogger(Http1Connection.class.getName());

    private final Supplier<ServerParts> source;
    private final ServerParts parts;
    private final ServerLoop home;
    private final EventLoop loop;
    private final String remoteAddress;
    private final Http1Decoder decoder;
    private final Http1Output output;
    private final WriteWatch writes;
    private final ArrayDeque<ByteBuf> pending = new ArrayDeque<>(2);
    private int pendingBytes;
    private State state = State.NEW;
    private long sinceNanos;
    private @Nullable ServerExchange exchange;

    // The connection is a streamed call's, and carries nothing else from then on.
    private @Nullable CallStream stream;
    private boolean http10;
    private boolean closing;
    private boolean decoding;
    private boolean garbled;

    /**
     * @param source what answers requests, asked for each; the first sets the connection's limits
     */
    Http1Connection(Supplier<ServerParts> source, ServerLoop home, Channel channel) {
        this.source = source;
        this.parts = source.get();
        this.home = home;
        this.loop = channel.eventLoop();
        this.remoteAddress = RemoteAddress.text(channel);
        this.decoder = new Http1Decoder(parts.limits());
        this.output = new Http1Output(channel, home.encoder());
        this.writes = WriteWatch.of(channel, parts.limits().writeNanos());
        this.sinceNanos = home.clock().nanos();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        home.add(this);
    }

    /** The connection turns out to speak HTTP/2. */
    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        home.remove(this);
    }

    // What arrives.

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        if (state == State.LINGERING) {
            bytes.release();
            return;
        }
        pending.add(bytes);
        pendingBytes += bytes.readableBytes();
        decode();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        decode();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        home.remove(this);
        dropPending();
        state = State.LINGERING;
        if (exchange != null) {
            exchange.gone();
            forget();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.log(Level.DEBUG, "connection from " + remoteAddress + " failed", cause);
        output.close();
    }

    /** Goes on while an answer is written from within: then the outermost call goes on. */
    private void decode() {
        if (decoding) {
            return;
        }
        decoding = true;
        try {
            var more = true;
            while (more && mayDecode()) {
                more = step(current());
            }
        } catch (Fault refusal) {
            garbled = true;
            refuse(refusal);
        } finally {
            decoding = false;
            output.flush();
            output.read(pendingBytes <= PENDING_BYTES_MAX);
        }
    }

    private boolean mayDecode() {
        return !garbled
                && switch (state) {
                    case NEW, IDLE, HEAD -> output.isWritable();
                    case EXCHANGE -> exchange != null && exchange.takesBody();
                    case LINGERING -> false;
                };
    }

    /** Whether there may be another step. */
    private boolean step(ByteBuf in) {
        var before = in.readableBytes();
        var step = decoder.next(in);
        pendingBytes -= before - in.readableBytes();
        switch (step) {
            case HEAD -> begin();
            case CONTENT -> content(in);
            case END -> end();
            case MORE -> {
                noteHead();
                return before > 0;
            }
        }
        return true;
    }

    /** The buffer to decode; an empty one when all are used up. */
    private ByteBuf current() {
        while (!pending.isEmpty()) {
            var first = pending.getFirst();
            if (first.isReadable()) {
                return first;
            }
            pending.removeFirst().release();
        }
        return Unpooled.EMPTY_BUFFER;
    }

    private void noteHead() {
        if ((state == State.NEW || state == State.IDLE) && !decoder.isIdle()) {
            enter(State.HEAD);
        }
    }

    private void begin() {
        var head = decoder.head();
        if (stream != null) {
            stream.head(head);
            return;
        }
        http10 = head.isHttp10();
        closing |= !head.keepAlive();
        enter(State.EXCHANGE);
        home.started();
        var current = source.get();
        var calls = CallStream.isOpenedBy(head) ? current.dispatcher().streams() : null;
        if (calls != null) {
            open(current, head, calls);
        } else {
            var begun = new ServerExchange(current, this, head);
            exchange = begun;
            begun.begin();
        }
    }

    private void open(ServerParts current, RequestHead head, RouteTable.Found calls) {
        var opened = new CallStream(this, output, current, head);
        stream = opened;
        output.keepAlive();
        exchange = opened.exchange();
        opened.exchange().beginStream(calls);
    }

    private void content(ByteBuf in) {
        var count = decoder.contentBytes();
        pendingBytes -= count;
        if (exchange == null) {
            in.skipBytes(count);
        } else if (stream != null) {
            stream.content(in, count);
        } else {
            exchange.content(in, count);
        }
    }

    private void end() {
        if (stream != null) {
            stream.end();
        } else if (exchange != null) {
            exchange.end();
        }
    }

    private void enter(State next) {
        state = next;
        sinceNanos = home.clock().nanos();
    }

    private void refuse(Fault fault) {
        closing = true;
        if (exchange != null) {
            exchange.broken(fault);
        } else if (state != State.LINGERING) {
            var id = parts.ids().next();
            var answer = parts.faults().response(fault, "", id).with(FieldNames.REQUEST_ID, id);
            output.whole(answer, false, Http1Encoder.After.CLOSE);
            closeAfterAnswer();
        }
    }

    // What the exchange sends.

    @Override
    public EventLoop loop() {
        return loop;
    }

    @Override
    public LoopClock clock() {
        return home.clock();
    }

    @Override
    public String remoteAddress() {
        return remoteAddress;
    }

    @Override
    public void sendContinue() {
        output.sendContinue();
    }

    @Override
    public void sendWhole(Response response) {
        if (exchange == null) {
            return;
        }
        var calls =
                response == Dispatcher.OPENS_STREAM ? source.get().dispatcher().streams() : null;
        if (calls != null) {
            openLate(exchange.head(), calls);
        } else {
            closing |= !exchange.isBodyEnded() || home.isDraining();
            output.whole(response, exchange.isHead(), after());
            finish();
        }
    }

    /** Only the body of the request told that it opens a stream. */
    private void openLate(RequestHead head, RouteTable.Found calls) {
        // Before the end of the exchange that this one goes on: a server that drains waits for
        // both.
        home.started();
        forget();
        open(source.get(), head, calls);
        decode();
    }

    @Override
    public void sendHead(Response response, long bytes) {
        if (exchange != null) {
            var isEndTold = bytes >= 0 || exchange.isHead();
            closing |= (!isEndTold && http10) || home.isDraining();
            var length = isEndTold || http10 ? HeadWriter.NONE : HeadWriter.CHUNKED;
            output.head(response, bytes >= 0 ? bytes : length, after());
        }
    }

    @Override
    public void sendContent(byte[] bytes, int count, IntConsumer sent) {
        output.content(bytes, count, sent);
    }

    @Override
    public void flush() {
        output.flush();
    }

    @Override
    public void sendEnd() {
        if (exchange != null) {
            closing |= !exchange.isBodyEnded();
            output.end();
            finish();
        }
    }

    @Override
    public void abort() {
        if (exchange != null) {
            forget();
            output.close();
        }
    }

    @Override
    public void resume() {
        decode();
    }

    private Http1Encoder.After after() {
        if (closing) {
            return Http1Encoder.After.CLOSE;
        }
        return http10 ? Http1Encoder.After.KEEP_ALIVE : Http1Encoder.After.OPEN;
    }

    private void finish() {
        forget();
        if (closing) {
            closeAfterAnswer();
        } else {
            enter(State.IDLE);
            decode();
        }
    }

    /** A streamed call was answered to its end; the caller may still say that it has ended, too. */
    void endStream() {
        if (exchange != null) {
            forget();
            enter(State.LINGERING);
            dropPending();
            output.endWhenWritten();
        }
    }

    private void forget() {
        exchange = null;
        home.ended();
    }

    // Closing.

    private void closeAfterAnswer() {
        var isAllRead = decoder.isIdle() && pendingBytes == 0 && !garbled;
        enter(State.LINGERING);
        dropPending();
        if (isAllRead) {
            output.closeWhenWritten();
        } else {
            output.endWhenWritten();
        }
    }

    @Override
    public void drain() {
        closing = true;
        if (state == State.NEW || state == State.IDLE) {
            output.close();
        }
    }

    @Override
    public void cancel() {
        if (exchange != null) {
            exchange.cancel();
            output.flush();
        }
    }

    @Override
    public void close() {
        output.close();
    }

    private void dropPending() {
        pending.forEach(ByteBuf::release);
        pending.clear();
        pendingBytes = 0;
    }

    // Time.

    @Override
    public void check(long nowNanos) {
        if (writes.isStuck(nowNanos)) {
            output.close();
            return;
        }
        var age = nowNanos - sinceNanos;
        var limits = parts.limits();
        switch (state) {
            case NEW -> closeAfter(age, limits.firstByteNanos());
            case IDLE -> closeAfter(age, limits.idleNanos());
            case LINGERING -> linger(nowNanos);
            case HEAD -> {
                if (age > limits.headerNanos()) {
                    refuse(new Fault(408, "header.timeout", "The head did not arrive in time."));
                }
            }
            case EXCHANGE -> {
                if (exchange != null) {
                    exchange.check(nowNanos);
                }
            }
        }
        output.flush();
    }

    /** As long as the client takes the last answer, however slowly, nothing is cut off. */
    private void linger(long nowNanos) {
        if (writes.isWaiting()) {
            sinceNanos = nowNanos;
        } else {
            closeAfter(nowNanos - sinceNanos, LINGER_NANOS);
        }
    }

    private void closeAfter(long age, long limit) {
        if (age > limit) {
            output.close();
        }
    }
}
