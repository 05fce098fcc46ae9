package io.doudou.transport;

import io.doudou.broker.Message;

import org.jspecify.annotations.Nullable;

/**
 * Messages both ways, each way in its order, until both sides have said everything or one of them
 * gives up. No message is lost in silence: what cannot be brought ends the conversation.
 *
 * <p>All methods but {@link #close} may block, until the deadline of the call that they are used
 * in. One thread sends, one receives, any closes; sending never waits for receiving. Closed by
 * whoever opened it.
 *
 * <pre>{@code
 * try (var talk = transport.open(address, Message.of("count"), Duration.ofSeconds(5))) {
 *     talk.send(Message.of("3"));
 *     talk.end();
 *     for (var next = talk.receive(); next != null; next = talk.receive()) {
 *         print(next.text());
 *     }
 * }
 * }</pre>
 */
public interface Conversation extends AutoCloseable {

    /**
     * Sends one message; waits while the other side has too much that it did not receive yet.
     *
     * @return false, and nothing was sent, when the other side has come to its end and wants no
     *     more: not an error
     * @throws io.doudou.fault.Unknown when the other side left, failed or vanished
     * @throws io.doudou.fault.Cancelled when the thread was interrupted or its deadline has passed
     * @throws IllegalArgumentException when the transport carries nothing as large
     * @throws IllegalStateException after {@link #end} and {@link #close}
     */
    boolean send(Message message);

    /** Says that nothing more is sent; what the other side says is still received. */
    void end();

    /**
     * The next message of the other side, waited for; null when it has said everything, and again
     * thereafter.
     *
     * @throws io.doudou.fault.Unknown when there would be more, but the other side left, failed or
     *     vanished
     * @throws io.doudou.fault.Cancelled when the thread was interrupted or its deadline has passed
     * @throws IllegalStateException after {@link #close}
     */
    @Nullable Message receive();

    /**
     * Ends the conversation: unless it had come to its end, the other side hears that this one
     * left, and whoever answers there is interrupted. A second call does nothing.
     */
    @Override
    void close();
}
