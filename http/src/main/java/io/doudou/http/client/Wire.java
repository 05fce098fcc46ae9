package io.doudou.http.client;

import io.doudou.http.Outgoing;

/**
 * Carries one request to one node and its answer back. Blocks; serves all threads.
 *
 * <p>When it returns, the node's answer has begun, and the request must not be repeated on account
 * of the connection. When it throws, no answer has begun, and the type of the {@link
 * io.doudou.fault.ServiceException} says what may be done.
 */
public interface Wire {

    /**
     * Makes one attempt.
     *
     * @param shape how much of the body to wait for
     */
    Answer send(Outgoing request, TimeLimit limit, Shape shape);

    /** What becomes of the body of a good answer. That of a bad one is always gathered. */
    enum Shape {
        /** Gathered in memory, within the limit of answers. */
        WHOLE,
        /** Handed out as it arrives. */
        STREAM,
        /** The same, and nobody knows how long it takes: only the reader's deadline ends it. */
        ITEMS
    }
}
