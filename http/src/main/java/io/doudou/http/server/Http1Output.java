package io.doudou.http.server;

import io.doudou.http.Body;
import io.doudou.http.Response;
import io.doudou.http.loop.KeepAlive;
import io.doudou.http.wire.HeadWriter;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;

import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/** The outgoing half of one HTTP/1 connection. Belongs to its loop. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // A failed write closes the channel, which is heard of.
final class Http1Output {

    /** A chunk's size line and the two line ends around it. */
    private static final int CHUNK_FRAME_BYTES = 16;

    private static final byte[] CONTINUE =
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] NOTHING = new byte[0];

    private final Channel channel;
    private final Http1Encoder encoder;
    private boolean chunked;
    private boolean unflushed;

    Http1Output(Channel channel, Http1Encoder encoder) {
        this.channel = channel;
        this.encoder = encoder;
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    /** Tells the client to send its body. */
    void sendContinue() {
        channel.writeAndFlush(Unpooled.wrappedBuffer(CONTINUE));
    }

    /** A head and its body in one piece; goes out with the next {@link #flush}. */
    void whole(Response response, boolean headOnly, Http1Encoder.After after) {
        var content = response.body() instanceof Body.Bytes bytes ? bytes.content() : NOTHING;
        var length = response.mayHaveBody() ? content.length : HeadWriter.NONE;
        var out = channel.alloc().directBuffer(encoder.headBytes() + content.length);
        encoder.head(out, response, length, after);
        if (!headOnly && response.mayHaveBody()) {
            out.writeBytes(content);
        }
        channel.write(out, channel.voidPromise());
        unflushed = true;
    }

    /**
     * A head whose body follows; goes out with the next {@link #flush}.
     *
     * @param length of the body, {@link HeadWriter#CHUNKED} or {@link HeadWriter#NONE}
     */
    void head(Response response, long length, Http1Encoder.After after) {
        chunked = length == HeadWriter.CHUNKED;
        var out = channel.alloc().directBuffer(encoder.headBytes());
        encoder.head(out, response, length, after);
        channel.write(out, channel.voidPromise());
        unflushed = true;
    }

    /**
     * A piece of the body; goes out with the next {@link #flush}. {@code sent} hears when it has
     * left, or never will.
     */
    void content(byte[] bytes, int count, IntConsumer sent) {
        var out = channel.alloc().directBuffer(count + CHUNK_FRAME_BYTES);
        if (chunked) {
            out.writeBytes(HeadWriter.chunkHead(count));
        }
        out.writeBytes(bytes, 0, count);
        if (chunked) {
            out.writeBytes(HeadWriter.chunkEnd());
        }
        channel.write(out).addListener(done -> sent.accept(count));
        unflushed = true;
    }

    /** The body is complete. */
    void end() {
        if (chunked) {
            chunked = false;
            channel.writeAndFlush(Unpooled.wrappedBuffer(HeadWriter.lastChunk()));
        }
    }

    void flush() {
        if (unflushed) {
            unflushed = false;
            channel.flush();
        }
    }

    /** {@code told} hears when all that was written has left, or never will. */
    void whenSent(Runnable told) {
        channel.write(Unpooled.EMPTY_BUFFER).addListener(done -> told.run());
        unflushed = true;
    }

    /** Reads on, or leaves what the client sends in the kernel. */
    void read(boolean on) {
        channel.config().setAutoRead(on);
    }

    /** Has the kernel find out whether a client that says nothing is still there. */
    void keepAlive() {
        KeepAlive.of(channel);
    }

    void close() {
        channel.close();
    }

    /** Closes both directions when all is written. */
    void closeWhenWritten() {
        unflushed = false;
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** Ends this direction when all is written; the client may still send. */
    void endWhenWritten() {
        unflushed = false;
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> end(channel));
    }

    private static void end(Channel channel) {
        if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        }
    }
}
