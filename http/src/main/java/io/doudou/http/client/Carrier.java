package io.doudou.http.client;

/**
 * What carries one exchange: an HTTP/1 connection, for one after another, or a stream of an HTTP/2
 * connection. All methods are called on its event loop.
 */
interface Carrier {

    /**
     * Sends a piece of the request's body.
     *
     * @param sent told when the network has taken it; when it never will, the exchange is told of
     *     that instead
     */
    void sendContent(byte[] bytes, boolean isLast, Runnable sent);

    /** Lets the answer go on to arrive, or leaves it with the node. */
    void read(boolean on);

    /** Gives the exchange up: the node sees that nobody waits any more. */
    void reset();
}
