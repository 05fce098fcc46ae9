package io.doudou.transport;

import io.doudou.broker.Message;
import io.doudou.time.Ticker;

import java.time.Duration;

/**
 * Carries calls to an address and their answers back, one message there and one message back; and
 * conversations of many messages both ways. How a service and a method are named in them is the
 * business of those who call and answer. All methods may block and serve all threads. After {@link
 * #close} every other method throws {@link IllegalStateException}.
 *
 * <pre>{@code
 * try (var greeter = transport.listen("", request -> Message.of("hello " + request.text()))) {
 *     var answer = transport.call(greeter.address(), Message.of("ann"), Duration.ofSeconds(5));
 * }
 * }</pre>
 */
public interface Transport extends AutoCloseable {

    /**
     * Lets {@code answerer} answer the calls and conversations that arrive at an address, each on a
     * thread of its own.
     *
     * @param address as the transport writes addresses; empty: one that nobody has
     * @throws io.doudou.fault.Unreachable when nothing can arrive there, saying why
     * @throws IllegalArgumentException when somebody listens there already
     */
    Arrivals listen(String address, Answerer answerer);

    /**
     * Makes one call and waits for its answer.
     *
     * @param limit how long to wait
     * @throws io.doudou.fault.Unreachable when nobody listens at the address, or the call cannot
     *     have begun for another reason: it may be repeated
     * @throws io.doudou.fault.Unknown when it may have been carried out: no answer came within the
     *     limit, or whoever answers broke off or failed
     * @throws io.doudou.fault.Cancelled when the thread was interrupted
     */
    Message call(String address, Message request, Duration limit);

    /**
     * Opens a conversation with whoever listens at an address, which is closed by the caller.
     *
     * @param opening what it is about; no message of the conversation
     * @param limit how long to wait until somebody takes part
     * @throws io.doudou.fault.Unreachable when nobody listens at the address, or more conversations
     *     run there than it allows: it may be tried elsewhere
     * @throws io.doudou.fault.Unknown when nobody said within the limit that he takes part
     * @throws io.doudou.fault.Cancelled when the thread was interrupted
     */
    Conversation open(String address, Message opening, Duration limit);

    /** Ends all listening and fails what waits. A second call does nothing. */
    @Override
    void close();

    /** A transport that lives in this process: the reference, and what tests use. */
    static Transport inMemory(Ticker ticker) {
        return new MemoryTransport(ticker);
    }

    /**
     * Answers calls, and takes part in conversations. May block; is interrupted when nobody waits
     * any more.
     */
    @FunctionalInterface
    interface Answerer {

        /**
         * The answer to one call.
         *
         * @throws Exception what is wrong with the answerer itself: the caller hears {@link
         *     io.doudou.fault.Unknown}. A refusal is an answer like any other.
         */
        Message answer(Message request) throws Exception;

        /**
         * Takes part in a conversation until this returns, which is its end. May block; is
         * interrupted when the caller has left.
         *
         * @throws Exception what is wrong with the answerer itself: the caller hears {@link
         *     io.doudou.fault.Unknown}. A refusal is a message like any other.
         */
        default void converse(Message opening, Conversation caller) throws Exception {
            throw new UnsupportedOperationException("only calls are answered here");
        }
    }

    /** What {@link Transport#listen} began; closed to end it. Serves all threads. */
    interface Arrivals extends AutoCloseable {

        /** Where calls arrive, as callers write it. */
        String address();

        /**
         * Takes no more calls and conversations, and waits until those that run come to their end.
         *
         * @return whether all ended within {@code grace}
         */
        boolean drain(Duration grace) throws InterruptedException;

        /** Takes no more calls and interrupts those that run. A second call does nothing. */
        @Override
        void close();
    }
}
