package io.doudou.http.server;

import io.doudou.http.Response;
import io.netty.channel.EventLoop;

import java.util.function.IntConsumer;

/**
 * What carries one exchange: an HTTP/1 connection, for one request after another, or a stream of an
 * HTTP/2 connection. All methods are called on its event loop.
 */
interface Carrier {

    EventLoop loop();

    LoopClock clock();

    String remoteAddress();

    /** Tells a client that waits for it to send its body. */
    void sendContinue();

    /** Sends a whole answer and ends it. The body is nothing or bytes. */
    void sendWhole(Response response);

    /**
     * Begins an answer whose body follows; goes out with the next {@link #flush}.
     *
     * @param bytes length of the body, or {@link RequestHead#UNKNOWN}
     */
    void sendHead(Response response, long bytes);

    /**
     * Sends a piece of the body; goes out with the next {@link #flush}.
     *
     * @param count how many of {@code bytes}
     * @param sent told {@code count} when the network has taken them, or the connection is gone
     */
    void sendContent(byte[] bytes, int count, IntConsumer sent);

    /** Lets go out what was sent so far. */
    void flush();

    /** Ends an answer whose body followed. */
    void sendEnd();

    /** The answer cannot be completed: the client must see that it is cut. */
    void abort();

    /** There is room for more of the request's body again. */
    void resume();
}
